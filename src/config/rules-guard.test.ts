import { describe, expect, test } from 'vitest';
import { android, androidOf, ios, iosProfiles, problems } from './testing/configs.ts';

const crash = { from: 'play-vitals' };
const guarded = (guard: object, rest: object = {}) => ({ rollout: { guard, ...rest } });

function problemsOf(guard: object, rest: object = {}): readonly string[] {
  return problems({ apps: { chat: { android: { ...android, ...guarded(guard, rest) } } } }).map((line) =>
    line.replace('apps.chat.android.rollout.guard', 'guard'),
  );
}

describe('a guard', () => {
  test('has its defaults, and its age is that of the evidence where it may act', () => {
    const { rollout } = androidOf(guarded({ metrics: { crash } }));
    expect(rollout.guard).toEqual({
      shadow: false,
      maxAgeMs: 48 * 3_600_000,
      timeoutMs: 120_000,
      calibration: '/repo/slipway.guard.json',
      metrics: [
        {
          name: 'crash',
          source: { from: 'play-vitals', counts: 'perceived' },
          margin: undefined,
          highestRate: undefined,
          raw: undefined,
          frequent: false,
        },
      ],
    });
    expect(rollout.evidenceMaxAgeMs).toBe(48 * 3_600_000);
    const shadow = androidOf(guarded({ metrics: { crash }, shadow: true, maxAge: '6h' })).rollout;
    expect(shadow.evidenceMaxAgeMs).toBe(72 * 3_600_000);
  });

  test('may say how a metric is judged', () => {
    const raw = { ratio: 2, consecutive: 1 };
    const { guard } = androidOf(
      guarded({ metrics: { anr: { ...crash, counts: 'all', margin: 1.5, highestRate: '2%', raw } } }),
    ).rollout;
    expect(guard?.metrics).toMatchObject([
      {
        source: { counts: 'all' },
        margin: 1.5,
        highestRate: 0.02,
        raw: { kind: 'ratio', above: 2, minUsers: 500, consecutive: 1 },
      },
    ]);
  });

  test('knows other sources, with their defaults', () => {
    const { guard } = androidOf(
      guarded({
        metrics: {
          crash: { from: 'sentry', organization: 'acme', project: '7' },
          backend: {
            from: 'prometheus',
            url: 'http://localhost:9090',
            total: '$versionCodes',
            failed: '$versionCodes',
          },
          login: { from: 'probe', url: 'https://example.com/health' },
          sales: { from: 'http', url: 'https://example.com/sales' },
          opens: { from: 'command', command: './opens' },
          reviews: { from: 'reviews' },
          anr: { from: 'firebase-analytics', property: '7' },
          pay: {
            from: 'mixpanel',
            project: '7',
            used: 'Open',
            failed: 'Failed',
            timeZone: 'UTC',
            region: 'eu',
          },
        },
      }),
    ).rollout;
    expect(guard?.metrics.map(({ source }) => source)).toMatchObject([
      { from: 'sentry', url: 'https://sentry.io', counts: 'users', tokenVariable: 'SENTRY_AUTH_TOKEN' },
      { from: 'prometheus', unit: 'requests' },
      { from: 'probe', attempts: 3 },
      { from: 'http', tokenVariable: undefined },
      { from: 'command', command: './opens' },
      { from: 'reviews', badStars: 2 },
      { from: 'firebase-analytics', property: '7' },
      {
        from: 'mixpanel',
        url: 'https://eu.mixpanel.com',
        versionProperty: '$app_build_number',
        accountVariable: 'MIXPANEL_SERVICE_ACCOUNT',
      },
    ]);
  });

  test('reads an export to BigQuery, up to a limit', () => {
    const source = { from: 'crashlytics', project: 'acme-chat' };
    const { guard } = androidOf(
      guarded({ metrics: { crash: source, anr: { ...source, streaming: true } } }),
    ).rollout;
    expect(guard?.metrics.map((one) => one.source)).toEqual([
      { ...source, streaming: false, counts: 'users', maximumBytes: 50e9 },
      { ...source, streaming: true, counts: 'users', maximumBytes: 50e9 },
    ]);
    expect(problemsOf({ metrics: { crash: { ...source, project: 'Acme`' } } })).toEqual([
      expect.stringContaining('is not the id of a project'),
    ]);
    expect(problemsOf({ metrics: { startup: source } })).toEqual([
      'guard.metrics.startup: is not what Crashlytics exports; call the metric crash or anr',
    ]);
    const onApple = {
      apps: { chat: { ios: { ...ios, ...guarded({ metrics: { anr: source } }) } } },
      profiles: iosProfiles,
    };
    expect(problems(onApple)).toEqual([
      'apps.chat.ios.rollout.guard.metrics.anr: is an error of Android alone',
    ]);
  });

  test('may watch beside a gate in the shadow', () => {
    const gate = { command: 'true' };
    expect(androidOf(guarded({ metrics: { crash }, shadow: true }, { gate })).rollout.guard?.shadow).toBe(
      true,
    );
    expect(problemsOf({ metrics: { crash } }, { gate })).toEqual([
      'guard: is beside a gate, and only one of them may act; take the gate out, or let the guard watch with shadow: true',
    ]);
  });

  test.each<[string, object, readonly string[]]>([
    ['no metric', { metrics: {} }, ['guard.metrics: needs at least one metric']],
    [
      'a source that is none',
      { metrics: { crash: { from: 'stars' } } },
      [expect.stringContaining("guard.metrics.crash.from: must be 'play-vitals'")],
    ],
    [
      'vitals of something else',
      { metrics: { startup: crash } },
      ['guard.metrics.startup: is not what Android vitals measure; call the metric crash or anr'],
    ],
    [
      'a threshold of nothing',
      { metrics: { crash: { ...crash, raw: { minUsers: 3 } } } },
      ['guard.metrics.crash.raw: needs one of rate and ratio'],
    ],
    [
      'a margin that forgives nothing',
      { metrics: { crash: { ...crash, margin: 0.5 } } },
      [expect.stringMatching(/^guard\.metrics\.crash\.margin: .*is not a margin/)],
    ],
    [
      'a limit of a funnel',
      { metrics: { funnel: { from: 'command', command: './funnel', highestRate: '50%' } } },
      ['guard.metrics.funnel.highestRate: is for rare failures; give a funnel a raw rate, which holds'],
    ],
    [
      'a key that is none',
      { metrics: { crash: { ...crash, margn: 2 } } },
      [expect.stringContaining('did you mean "margin"?')],
    ],
  ])('is refused with %s', (_, guard, lines) => {
    expect(problemsOf(guard)).toEqual(lines);
  });

  test('has no vitals on the App Store', () => {
    const config = {
      apps: { chat: { ios: { ...ios, ...guarded({ metrics: { crash, reviews: { from: 'reviews' } } }) } } },
      profiles: iosProfiles,
    };
    expect(problems(config)).toEqual([
      'apps.chat.ios.rollout.guard.metrics.crash.from: knows Android alone; the App Store has no crash rates',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { android, androidOf, problems } from './testing/configs.ts';

function problemsOf(rollout: object): readonly string[] {
  return problems({ apps: { chat: { android: { ...android, rollout } } } }).map((line) =>
    line.replace('apps.chat.android.rollout.', ''),
  );
}

const freeze = { from: '2026-12-18', to: '2027-01-03', reason: 'holidays' };

describe('a rollout plan', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'countries that shrink',
      {
        stages: [
          { fraction: '1%', countries: ['NZ', 'AU'] },
          { fraction: '5%', countries: ['AU', 'DE'] },
        ],
      },
      ['stages[1].countries: leaves out NZ of the stage before it'],
    ],
    [
      'countries after everywhere',
      { stages: [{ fraction: '1%' }, { fraction: '5%', countries: ['AU'] }] },
      ['stages[1].countries: comes after a stage that reaches every country already'],
    ],
    [
      'countries of a completed release',
      { stages: [{ fraction: '100%', countries: ['NZ'] }] },
      ['stages[0].countries: cannot limit the last 100%: a completed release reaches every country'],
    ],
    [
      'a country that is none',
      { stages: [{ fraction: '1%', countries: ['New Zealand'] }] },
      ['stages[0].countries[0]: "New Zealand" is not a country code; write it like NZ or DE'],
    ],
    [
      'soak tracks that are public or listed twice',
      { soak: [{ track: 'alpha' }, { track: 'production' }, { track: 'alpha' }] },
      ['soak[1].track: "production" is the track of the public', 'soak[2].track: "alpha" is listed twice'],
    ],
    [
      'a window that never opens',
      { calendar: { timeZone: 'UTC', from: '18:00' } },
      ['calendar.to: 17:00 is not after 18:00, so no step could ever be taken'],
    ],
    ['no day at all', { calendar: { timeZone: 'UTC', days: [] } }, ['calendar.days: needs at least one day']],
    [
      'a time zone that is none, and a time that is none',
      { calendar: { timeZone: 'Mars/Olympus', from: '9am' } },
      [
        "calendar.timeZone: \"Mars/Olympus\" is not a time zone; write it like 'Europe/Berlin' or 'UTC'",
        "calendar.from: \"9am\" is not a time of day; write it like '09:00' or '17:30'",
      ],
    ],
    [
      'a freeze that ends before it begins, and one on a date that is none',
      {
        calendar: {
          timeZone: 'UTC',
          freezes: [
            { ...freeze, to: '2026-12-01' },
            { ...freeze, from: '2026-02-30' },
          ],
        },
      },
      [
        'calendar.freezes[1].from: "2026-02-30" is not a date; write it like \'2026-12-18\'',
        'calendar.freezes[0].to: 2026-12-01 is before 2026-12-18',
      ],
    ],
    [
      'a gate with two ways to ask',
      { gate: { command: 'x', url: 'https://example.com/health' } },
      ['gate: needs one of command, url and ask'],
    ],
    [
      'a token for a command',
      { gate: { command: 'x', tokenVariable: 'HEALTH' } },
      ['gate.tokenVariable: is only for a gate with a url'],
    ],
    [
      'an address that is none',
      { gate: { url: 'file:///etc/passwd' } },
      ['gate.url: must be an http or https address'],
    ],
    [
      'a share of people',
      { stages: [{ fraction: '1%', signOffs: 1.5 }] },
      [expect.stringMatching(/signOffs/)],
    ],
  ])('refuses %s', (_, rollout, expected) => {
    expect(problemsOf(rollout)).toEqual(expected);
  });

  test('fills in what was left out', () => {
    const rollout = {
      soak: [{ track: 'internal' }],
      stages: [
        { fraction: '1%', countries: ['NZ'] },
        { fraction: '0.5', evidence: 'bake-time', signOffs: 2 },
      ],
      calendar: { timeZone: 'Europe/Berlin', freezes: [freeze] },
      gate: { url: 'https://example.com/health', maxAge: '6h' },
      hotfix: { stages: [{ fraction: '50%' }], evidence: 'bake-time' },
      people: { resume: ['user:kim'], twoPersons: ['complete'], allowedSigners: 'ops/signers' },
    };
    const stages = [rollout.stages[0], { ...rollout.stages[1], fraction: 0.5 }];
    expect(androidOf({ rollout: { ...rollout, stages } }).rollout).toEqual({
      soak: [{ track: 'internal', bakeTimeMs: 86_400_000, evidence: 'bake-time', signOffs: 0 }],
      stages: [
        { fraction: 0.01, bakeTimeMs: 86_400_000, evidence: 'verdict', signOffs: 0, countries: ['NZ'] },
        { fraction: 0.5, bakeTimeMs: 0, evidence: 'bake-time', signOffs: 2, countries: 'everywhere' },
      ],
      calendar: {
        timeZone: 'Europe/Berlin',
        days: [1, 2, 3, 4],
        fromMinute: 540,
        toMinute: 1020,
        freezes: [freeze],
      },
      pace: 'plan',
      evidenceMaxAgeMs: 21_600_000,
      gate: { kind: 'http', url: 'https://example.com/health', tokenVariable: undefined, timeoutMs: 120_000 },
      hotfix: {
        soak: [],
        stages: [{ fraction: 0.5, bakeTimeMs: 0, evidence: 'bake-time', signOffs: 0, countries: undefined }],
        calendar: undefined,
        pace: 'plan',
        evidenceMaxAgeMs: 21_600_000,
      },
      people: {
        may: { resume: ['user:kim'] },
        twoPersons: ['complete'],
        allowedSigners: '/repo/ops/signers',
      },
    });
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../ledger/ledger.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import {
  applicationId,
  completed,
  type HarnessOptions,
  openHarness,
  type PlayHarness,
} from '../stores/google-play/testing/play-harness.ts';
import type { RolloutPorts, RolloutSubject } from './context.ts';
import { haltApp } from './halt.ts';
import { holdSoaking } from './hold-soaking.ts';
import { orderRollout } from './operate.ts';
import { stepRollout } from './step.ts';
import { stopComing } from './stop-coming.ts';

const policy = { attempts: 1, pause: async () => undefined };
const order = { reason: 'crash at start', actor: 'user:kim', correlationId: 'c-1' };
const rolling = (code: number) => ({ ...completed(code), status: 'inProgress', userFraction: 0.1 }) as const;

let harness: PlayHarness;
let ledger: Ledger | undefined;
afterEach(async () => {
  await ledger?.close();
  ledger = undefined;
  await harness.close();
});

async function open(app: HarnessOptions['app']) {
  harness = await openHarness({ app: app ?? {} });
  return { store: harness.store, applicationId, track: 'production', versionCode: undefined };
}

function statuses(track: string) {
  const releases = harness.storage.read().apps[applicationId]?.tracks[track]?.releases ?? [];
  return releases.map(({ versionCodes, status }) => `${versionCodes?.join('+')} ${status}`);
}

const commits = () => harness.play.effects().filter(({ kind }) => kind === 'commit').length;

describe('a halt of an app', () => {
  test('stops the same track of other form factors in the same commit, and no other track', async () => {
    const request = await open({
      tracks: {
        production: [rolling(2), completed(1)],
        'wear:production': [rolling(1002), completed(1001)],
        'wear:beta': [rolling(1003), completed(1001)],
        beta: [completed(1)],
      },
    });
    const { reports } = await haltApp(request, policy);
    expect(reports.map(({ track, outcome, versionCodes }) => [track, outcome, versionCodes])).toEqual([
      ['production', 'stopped', [2]],
      ['wear:production', 'stopped', [1002]],
    ]);
    expect([...statuses('wear:production'), ...statuses('wear:beta')]).toEqual([
      '1002 halted',
      '1001 completed',
      '1003 inProgress',
      '1001 completed',
    ]);
    expect(commits()).toBe(1);
    expect((await haltApp(request, policy)).reports.map(({ outcome }) => outcome)).toEqual([
      'stopped',
      'stopped',
    ]);
    expect(commits()).toBe(1);
  });

  test('halts several version codes of one release together', async () => {
    const release = { ...rolling(2), versionCodes: ['2', '102', '202'] };
    const request = await open({ tracks: { production: [release, completed(1)] } });
    const { reports } = await haltApp(request, policy);
    expect(reports).toMatchObject([{ outcome: 'stopped', versionCodes: [2, 102, 202] }]);
  });

  test('does not take a misspelt track for one with nothing to stop', async () => {
    const request = await open({ tracks: { production: [rolling(2), completed(1)] } });
    const { reports } = await haltApp({ ...request, track: 'prodution' }, policy);
    expect(reports).toMatchObject([{ outcome: 'failed', message: expect.stringContaining('its tracks: ') }]);
  });

  test('takes back unasked what a review has not let out yet', async () => {
    const request = await open({ tracks: { production: [completed(1)] }, reviewMs: 86_400_000 });
    await submit(2);
    const { reports } = await haltApp(request, policy);
    expect(reports).toMatchObject([{ outcome: 'stopped', versionCodes: [2] }]);
    expect(statuses('production')).toContain('2 halted');
    expect(await stopComing({ ...request, reports, states: [], mayStop: true }, policy)).toEqual([]);
  });
});

/** A version for everybody, which goes into review. */
async function submit(code: number): Promise<void> {
  const { store } = harness;
  const { fakeBundle, uploadOf } = await import('../stores/google-play/testing/play-harness.ts');
  const { editId } = await store.upload(uploadOf(await fakeBundle(harness.dir, { versionCode: code })));
  const release = {
    name: `v${code}`,
    versionCodes: [code],
    status: 'completed',
    userFraction: undefined,
    rest: {},
  } as const;
  await store.submit({ applicationId, track: 'production', editId, release });
}

describe('what is still coming', () => {
  test('is named: a version in review that was not to be stopped, and what is ahead on other tracks', async () => {
    const request = await open({
      tracks: { production: [completed(1)], internal: [completed(9)], beta: [completed(1)] },
      reviewMs: 86_400_000,
    });
    await submit(2);
    const { reports, states } = await haltApp({ ...request, versionCode: 1 }, policy);
    const coming = await stopComing({ ...request, reports, states, mayStop: false }, policy);
    expect(
      coming.map(({ track, versionCodes, outcome, bySelf }) => [track, versionCodes, outcome, bySelf]),
    ).toEqual([
      ['production', [2], 'still-coming', true],
      ['internal', [9], 'still-coming', false],
    ]);
  });

  test.each([
    ['alpha', 'stopped', '2 halted'],
    ['internal', 'held', '2 completed'],
  ])(
    'a version that soaks on %s is %s: no controller promotes it before a person resumes it',
    async (track, outcome, shown) => {
      const { store } = await open({
        tracks: { production: [completed(1)], [track]: [completed(2), completed(1)] },
      });
      const clock = { now: () => harness.clock.nowMs };
      const opened = await openSqliteLedger({ path: `${harness.dir}/ledger.db`, clock });
      ledger = opened;
      const release = releaseKey({ platform: 'android', applicationId, versionName: '2.0' });
      const start = { type: 'rollout.started', store: 'local Play', track, versionCodes: [2] } as const;
      await opened.append({
        release,
        after: 0,
        bodies: [{ ...start, fraction: 1, soaking: true }],
        actor: 'test',
      });
      const hold = () => holdSoaking({ store, applicationId, order, ledger: opened, policy });
      expect(await hold()).toMatchObject([{ track, outcome, versionCodes: [2] }]);
      expect(statuses(track)).toContain(shown);
      expect(await hold()).toEqual([]);
      const stage = { bakeTimeMs: 0, evidence: 'bake-time', signOffs: 0 } as const;
      const subject: RolloutSubject = {
        release,
        applicationId,
        track,
        publicTrack: 'production',
        versionCodes: [2],
        plan: {
          soak: [{ track, ...stage }],
          stages: [{ fraction: 0.01, countries: undefined, ...stage }],
          calendar: undefined,
          pace: 'plan',
          evidenceMaxAgeMs: 1_000,
        },
      };
      const ports: RolloutPorts = {
        store,
        ledger: opened,
        clock,
        actor: 'user:kim',
        judge: async () => ({ judgement: 'not-asked', reason: 'no gate', asOf: clock.now() }),
        alarm: async () => {
          throw new Error('this test was not expecting a page');
        },
      };
      expect((await stepRollout(subject, ports)).decision.kind).toBe('stopped');
      expect(statuses('production')).toEqual(['1 completed']);
      const people = { may: {}, twoPersons: [], allowedSigners: undefined };
      await orderRollout(subject, ports, { action: 'resume', reason: 'it was the server', people });
      expect((await stepRollout(subject, ports)).did).toMatch(/^promoted from/);
    },
  );
});

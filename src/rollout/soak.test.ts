import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../ledger/ledger.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import {
  applicationId,
  completed,
  openHarness,
  type PlayHarness,
} from '../stores/google-play/testing/play-harness.ts';
import type { RolloutPorts, RolloutSubject } from './context.ts';
import type { RolloutPlan } from './plan.ts';
import { stepRollout } from './step.ts';

// A version that passes through two soak tracks into the public one, over HTTP against the local Play.

const hour = 3_600_000;
const stage = { bakeTimeMs: hour, signOffs: 0, evidence: 'bake-time', countries: undefined } as const;
const plan: RolloutPlan = {
  soak: [
    { ...stage, track: 'internal' },
    { ...stage, track: 'alpha', signOffs: 1 },
  ],
  stages: [
    { ...stage, fraction: 0.01, countries: ['NZ'] },
    { ...stage, fraction: 1, countries: 'everywhere' },
  ],
  calendar: undefined,
  pace: 'plan',
  evidenceMaxAgeMs: 72 * hour,
};
const release = releaseKey({ platform: 'android', applicationId, versionName: '2.0' });
const soaked = { ...completed(2), name: '2.0', releaseNotes: [{ language: 'en-US', text: 'Faster.' }] };

let harness: PlayHarness;
let ledger: Ledger;

beforeEach(async () => {
  harness = await openHarness({
    app: {
      tracks: { production: [completed(1)], internal: [soaked], alpha: [completed(1)], beta: [completed(3)] },
    },
  });
  ledger = await openSqliteLedger({ path: `${harness.dir}/ledger.db`, clock });
  await append({
    type: 'rollout.started',
    store: 'local Play',
    track: 'internal',
    versionCodes: [2],
    fraction: 1,
    soaking: true,
  });
});

afterEach(async () => {
  await ledger.close();
  await harness.close();
});

const clock = { now: () => harness.clock.nowMs };

async function append(
  body: Parameters<Ledger['append']>[0]['bodies'][number],
  actor = 'test',
): Promise<void> {
  const after = (await ledger.read(release)).length;
  expect(await ledger.append({ release, after, bodies: [body], actor })).toMatchObject({ kind: 'appended' });
}

async function step(): Promise<string> {
  const subject: RolloutSubject = {
    release,
    applicationId,
    track: 'internal',
    publicTrack: 'production',
    versionCodes: [2],
    plan,
  };
  const judge = async () => ({ judgement: 'not-asked', reason: 'no gate', asOf: clock.now() }) as const;
  const ports: RolloutPorts = { store: harness.store, ledger, clock, actor: 'test', judge, alarm: noPage };
  return (await stepRollout(subject, ports)).did;
}

async function shown(track: string) {
  const { releases } = await harness.store.readTrack({ applicationId, track });
  return releases.find(({ versionCodes }) => versionCodes.includes(2));
}

const pass = () => {
  harness.clock.nowMs += hour;
};

async function noPage(): Promise<never> {
  throw new Error('this test was not expecting a page');
}

describe('soak stages', () => {
  test('a version goes from track to track, and its countries grow, with its notes kept', async () => {
    expect(await step()).toBe('nothing: the bake time of this stage is not over');
    pass();
    expect(await step()).toMatch(/^promoted from internal to alpha on local Play, completed:/);
    pass();
    expect(await step()).toBe('nothing: 0 of 1 people have signed this stage off (nobody yet)');
    await append({ type: 'rollout.signed-off', stage: 'alpha', reason: 'looked at it' }, 'user:kim');
    expect(await step()).toMatch(/^promoted from alpha to production on local Play, inProgress at 1%:/);
    expect(await shown('production')).toMatchObject({
      name: '2.0',
      userFraction: 0.01,
      rest: { countryTargeting: { countries: ['NZ'] }, releaseNotes: soaked.releaseNotes },
    });
    pass();
    expect(await step()).toMatch(/^raised the rollout from 1% to 100%/);
    expect(await shown('production')).toMatchObject({ status: 'completed', userFraction: undefined });
  });

  test('a promotion whose record was lost is found, not made again', async () => {
    pass();
    await step();
    const commits = harness.play.effects().length;
    const events = await ledger.read(release);
    await ledger.close();
    ledger = await openSqliteLedger({ path: `${harness.dir}/other.db`, clock });
    for (const { body } of events.slice(0, -1)) await append(body);
    pass();
    expect(await step()).toMatch(/^promoted from internal to alpha/);
    expect(harness.play.effects()).toHaveLength(commits);
  });

  test('it is found halted on the public track, where it had reached everybody', async () => {
    const promoted = {
      type: 'rollout.promoted',
      store: 'local Play',
      from: 'internal',
      to: 'alpha',
    } as const;
    await append({ ...promoted, fraction: null, reason: '' });
    await append({ type: 'rollout.signed-off', stage: 'alpha', reason: 'looked at it' }, 'user:kim');
    for (const track of ['alpha', 'production'])
      harness.play.inConsole(applicationId, { kind: 'set-release', track, release: soaked });
    harness.play.inConsole(applicationId, { kind: 'halt', track: 'production', versionCode: 2 });
    pass();
    expect(await step()).toMatch(/^promoted from alpha to production on local Play, halted:/);
    expect(await step()).toMatch(/^adopted what local Play shows \(halted\)/);
    expect(await step()).toBe('nothing: the release is halted; only a person resumes it');
  });

  test('it never goes public over a rollout that is under way', async () => {
    await append({
      type: 'rollout.promoted',
      store: 'local Play',
      from: 'internal',
      to: 'alpha',
      fraction: null,
      reason: '',
    });
    await append({ type: 'rollout.signed-off', stage: 'alpha', reason: 'looked at it' }, 'user:kim');
    const other = { ...completed(3), status: 'inProgress', userFraction: 0.2 };
    harness.play.inConsole(applicationId, { kind: 'set-release', track: 'alpha', release: soaked });
    harness.play.inConsole(applicationId, { kind: 'set-release', track: 'production', release: other });
    pass();
    expect(await step()).toBe('nothing: version code 3 is in mid-rollout, at 20%, on production');
    expect(await shown('production')).toBeUndefined();
  });

  test('a halt of the soaking version is respected, and its resumption starts the bake time anew', async () => {
    await append({
      type: 'rollout.promoted',
      store: 'local Play',
      from: 'internal',
      to: 'alpha',
      fraction: null,
      reason: '',
    });
    harness.play.inConsole(applicationId, { kind: 'set-release', track: 'alpha', release: soaked });
    harness.play.inConsole(applicationId, { kind: 'halt', track: 'alpha', versionCode: 2 });
    pass();
    expect(await step()).toMatch(/^adopted what local Play shows \(halted\)/);
    expect(await step()).toBe('nothing: the release is halted; only a person resumes it');
    harness.play.inConsole(applicationId, { kind: 'set-release', track: 'alpha', release: soaked });
    expect(await step()).toMatch(/^adopted what local Play shows \(completed\): resumed outside Slipway/);
    expect(await step()).toMatch(/^nothing: the bake time of this stage is not over/);
  });
});

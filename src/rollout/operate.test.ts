import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runTool } from '../artifact/testing/run-tool.ts';
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
import { approve, orderRollout, signOff } from './operate.ts';
import type { OperatorAction, PeoplePolicy } from './people.ts';
import type { RolloutPlan } from './plan.ts';
import { stepRollout } from './step.ts';

// What persons order, over HTTP against the local Play.

const hour = 3_600_000;
const stage = { bakeTimeMs: hour, signOffs: 0, evidence: 'verdict', countries: undefined } as const;
const plan: RolloutPlan = {
  soak: [],
  stages: [
    { ...stage, fraction: 0.01, signOffs: 1 },
    { ...stage, fraction: 0.1 },
    { ...stage, fraction: 0.5 },
  ],
  calendar: undefined,
  pace: 'plan',
  evidenceMaxAgeMs: 72 * hour,
};
const release = releaseKey({ platform: 'android', applicationId, versionName: '2.0' });
const subject: RolloutSubject = {
  release,
  applicationId,
  track: 'production',
  publicTrack: 'production',
  versionCodes: [2],
  plan,
};
const anybody: PeoplePolicy = { may: {}, twoPersons: [], allowedSigners: undefined };
const two: PeoplePolicy = { ...anybody, twoPersons: ['resume'] };

let harness: PlayHarness;
let ledger: Ledger;

beforeEach(async () => {
  const staged = { ...completed(2), name: '2.0', status: 'inProgress', userFraction: 0.01 };
  harness = await openHarness({ app: { tracks: { production: [staged, completed(1)] } } });
  ledger = await openSqliteLedger({
    path: `${harness.dir}/ledger.db`,
    clock: { now: () => harness.clock.nowMs },
  });
  const start = { type: 'rollout.started', store: 'local Play', track: 'production' } as const;
  await ledger.append({
    release,
    after: 0,
    bodies: [{ ...start, versionCodes: [2], fraction: 0.01 }],
    actor: 'test',
  });
});

afterEach(async () => {
  await ledger.close();
  await harness.close();
});

function portsOf(actor: string, judgement: 'advance' | 'unknown' = 'unknown'): RolloutPorts {
  const clock = { now: () => harness.clock.nowMs };
  const judge = async () => ({ judgement, reason: 'as asked', asOf: clock.now() });
  return { store: harness.store, ledger, clock, actor, judge, alarm: noPage };
}

async function order(action: OperatorAction, actor = 'user:kim', people = anybody): Promise<string> {
  return (await orderRollout(subject, portsOf(actor), { action, reason: 'because', people })).did;
}

async function halt(): Promise<void> {
  harness.play.inConsole(applicationId, { kind: 'halt', track: 'production', versionCode: 2 });
  await stepRollout(subject, portsOf('test'));
}

async function shown() {
  const { releases } = await harness.store.readTrack(subject);
  return releases.find(({ versionCodes }) => versionCodes.includes(2));
}

async function types(): Promise<readonly string[]> {
  return (await ledger.read(release)).map(({ body }) => body.type);
}

const refusal = (seen: RegExp) => ({
  code: 'ROLLOUT_OVERRIDE_REFUSED',
  seen: expect.stringMatching(seen),
});

async function noPage(): Promise<never> {
  throw new Error('this test was not expecting a page');
}

describe('resume', () => {
  test('takes a halted release up again at its fraction, with who and why on record', async () => {
    await halt();
    expect(await order('resume')).toBe('resumed on local Play, inProgress at 1%; its bake time starts now');
    expect(await shown()).toMatchObject({ status: 'inProgress', userFraction: 0.01 });
    const [ordered, resumed] = (await ledger.read(release)).slice(-2);
    expect(ordered).toMatchObject({
      actor: 'user:kim',
      body: { type: 'rollout.overridden', action: 'resume', reason: 'because' },
    });
    expect(resumed?.body).toMatchObject({ type: 'rollout.resumed', fraction: 0.01 });
    expect((await stepRollout(subject, portsOf('test', 'advance'))).decision.kind).toBe('wait');
  });

  test('is refused when nothing is halted, and to nobody in particular', async () => {
    await expect(order('resume')).rejects.toMatchObject(refusal(/nothing is halted/));
    await expect(order('resume', 'github:github-actions[bot] (run 7)')).rejects.toMatchObject({
      code: 'ROLLOUT_PERSON_UNKNOWN',
    });
  });

  test('where it takes two, the same person twice is one, and the second one unlocks it', async () => {
    await halt();
    const agree = (actor: string) =>
      approve(subject, portsOf(actor), { action: 'resume', reason: 'agreed', people: two, key: undefined });
    await expect(order('resume', 'user:kim', two)).rejects.toMatchObject(refusal(/takes two people/));
    await agree('user:kim');
    await expect(order('resume', 'user:kim', two)).rejects.toMatchObject(refusal(/takes two people/));
    await agree('github:octocat (run 7)');
    expect(await order('resume', 'user:kim', two)).toMatch(/^resumed/);
  });

  test('an approval of an earlier halt is of no use for a later one', async () => {
    await halt();
    await approve(subject, portsOf('user:sam'), {
      action: 'resume',
      reason: 'agreed',
      people: two,
      key: undefined,
    });
    await order('resume', 'user:kim', two);
    await halt();
    await expect(order('resume', 'user:kim', two)).rejects.toMatchObject(refusal(/takes two people/));
  });

  test('of two at once only one is carried out', async () => {
    await halt();
    const outcomes = await Promise.all([order('resume'), order('resume', 'user:sam')]);
    expect(outcomes.filter((did) => did.startsWith('resumed'))).toHaveLength(1);
    expect(outcomes.filter((did) => did.startsWith('nothing'))).toHaveLength(1);
    expect((await types()).filter((type) => type === 'rollout.resumed')).toHaveLength(1);
  });
});

describe('signed approvals', () => {
  async function signers(): Promise<PeoplePolicy> {
    const key = join(harness.dir, 'sam');
    await runTool('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const [kind, text] = (await readFile(`${key}.pub`, 'utf8')).split(' ');
    const file = join(harness.dir, 'allowed_signers');
    await writeFile(file, `sam ${kind} ${text}\n`);
    return { ...two, allowedSigners: file };
  }

  test('count when the key is listed, and not when it is only claimed', async () => {
    await halt();
    const people = await signers();
    const agree = (actor: string, key: string | undefined) =>
      approve(subject, portsOf(actor), { action: 'resume', reason: 'agreed', people, key });
    await expect(agree('user:sam', undefined)).rejects.toMatchObject({ code: 'APPROVAL_UNSIGNED' });
    await expect(agree('user:eve', join(harness.dir, 'sam'))).rejects.toMatchObject({
      code: 'APPROVAL_UNSIGNED',
    });
    const after = (await ledger.read(release)).length;
    const forged = { type: 'rollout.approved', action: 'resume', reason: 'agreed' } as const;
    await ledger.append({ release, after, bodies: [forged], actor: 'user:sam' });
    await expect(order('resume', 'user:kim', people)).rejects.toMatchObject(refusal(/takes two people/));
    await agree('user:sam', join(harness.dir, 'sam'));
    expect(await order('resume', 'user:kim', people)).toMatch(/^resumed/);
  });
});

describe('advance and complete', () => {
  test('go on in spite of a hold, on record; the notes of the release stay', async () => {
    expect(await order('advance')).toBe('raised the rollout from 1% to 10% on local Play');
    expect(await types()).toEqual([
      'rollout.started',
      'rollout.overridden',
      'rollout.intended',
      'rollout.moved',
    ]);
    expect(await order('complete')).toBe('raised the rollout from 10% to 100% on local Play');
    expect(await shown()).toMatchObject({ status: 'completed', name: '2.0' });
    await expect(order('advance')).rejects.toMatchObject(refusal(/the store shows it as completed/));
  });

  test('are refused past a halt, past the plan, and over a state that the ledger does not know', async () => {
    await halt();
    await expect(order('advance')).rejects.toMatchObject(refusal(/the release is halted/));
    await order('resume');
    for (let rise = 0; rise < 2; rise += 1) await order('advance');
    await expect(order('advance')).rejects.toMatchObject(refusal(/the plan ends/));
    const raised = { ...completed(2), status: 'inProgress', userFraction: 0.7 };
    harness.play.inConsole(applicationId, { kind: 'set-release', track: 'production', release: raised });
    await expect(order('complete')).rejects.toMatchObject(refusal(/does not know how it came to 70%/));
  });
});

test('a stage that wants a signature goes on once it has it', async () => {
  harness.clock.nowMs += hour;
  const step = async () => (await stepRollout(subject, portsOf('test', 'advance'))).did;
  expect(await step()).toMatch(/0 of 1 people have signed/);
  expect((await signOff(subject, portsOf('user:kim'), 'support is quiet')).did).toBe(
    'user:kim signs 1% off: support is quiet',
  );
  expect(await step()).toBe('raised the rollout from 1% to 10% on local Play');
});

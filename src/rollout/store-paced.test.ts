import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../ledger/ledger.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import type { Ahead } from './ahead.ts';
import { recordHalt } from './audit.ts';
import type { RolloutPorts, RolloutSubject } from './context.ts';
import { haltTrack } from './halt.ts';
import { orderRollout } from './operate.ts';
import type { OperatorAction } from './people.ts';
import type { RolloutPlan } from './plan.ts';
import { stepRollout } from './step.ts';
import { storePacedPlan } from './store-paced-plan.ts';
import { type PhasedVersion, phasedStore } from './testing/phased-store.ts';
import type { Judgement } from './verdict.ts';

// What the controller makes of a phased release, day by day.

const hour = 3_600_000;
const applicationId = 'com.example.chat';
const plan = storePacedPlan({
  phased: true,
  evidence: 'verdict',
  bakeTimeMs: 20 * hour,
  soak: [],
  calendar: undefined,
  evidenceMaxAgeMs: 72 * hour,
});
const release = 'ios/com.example.chat/1.0' as RolloutSubject['release'];

let ledger: Ledger;
let now: number;
let version: PhasedVersion;
let world: ReturnType<typeof phasedStore>;
let judgement: Judgement;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 12);
  judgement = 'advance';
  ledger = await openSqliteLedger({ path: ':memory:', clock: { now: () => now } });
  version = { build: '42', review: 'published', timetable: 'running', day: 1, pausedDays: 0 };
  world = phasedStore([version]);
  const start = { type: 'rollout.started', store: 'local App Store', track: 'app-store' } as const;
  const bodies = [{ ...start, versionCodes: ['42'], fraction: 0.01 }] as const;
  await ledger.append({ release, after: 0, bodies, actor: 'test' });
});

afterEach(() => ledger.close());

const subjectOf = (thePlan: RolloutPlan): RolloutSubject => ({
  release,
  applicationId,
  track: 'app-store',
  publicTrack: 'app-store',
  versionCodes: ['42'],
  plan: thePlan,
});

function ports(more: Partial<RolloutPorts> = {}): RolloutPorts {
  return {
    store: world.store,
    ledger,
    clock: { now: () => now },
    actor: 'user:kim',
    judge: async () => ({ judgement, reason: 'as asked', asOf: now }),
    alarm: async () => ({ reached: [], warnings: [] }),
    ...more,
  };
}

const step = async (thePlan = plan, more: Partial<RolloutPorts> = {}) =>
  (await stepRollout(subjectOf(thePlan), ports(more))).did;

const order = async (action: OperatorAction) =>
  (
    await orderRollout(subjectOf(plan), ports(), {
      action,
      reason: 'because',
      people: { may: {}, twoPersons: [], allowedSigners: undefined },
    })
  ).did;

function pass(hours: number): void {
  now += hours * hour;
}

const types = async () => (await ledger.read(release)).map(({ body }) => body.type);

async function halt(): Promise<void> {
  const policy = { attempts: 1, pause: async () => undefined };
  const place = { store: world.store, applicationId, track: 'app-store', versionCode: undefined };
  const report = await haltTrack(place, policy);
  expect(report.outcome).toBe('stopped');
  await recordHalt(ledger, report, { reason: 'bad', actor: 'user:sam', correlationId: 'one' });
}

describe('a store that sets the pace', () => {
  test('raises the share by itself to everybody, and each of its days goes on record as its own', async () => {
    for (let day = 1; day < 7; day += 1) {
      expect(await step()).toContain('the bake time of this stage is not over');
      pass(21);
      expect(await step()).toMatch(/the gate answered advance; the store raises it to \d+% by itself/);
      pass(3);
      world.nextDay();
      expect(await step()).toMatch(/^local App Store has raised it from/);
    }
    expect(await step()).toBe('nothing: the rollout is complete');
    expect(world.writes).toEqual([]);
    const moves = (await ledger.read(release)).flatMap(({ body }) => ('by' in body ? [body.by] : []));
    expect(moves).toEqual(Array(6).fill('store'));
    expect((await types()).filter((type) => type === 'rollout.adopted')).toEqual([]);
  });

  test('is paused at the end of a day without evidence, and goes on by itself once there is some', async () => {
    pass(21);
    judgement = 'underpowered';
    expect(await step()).toContain('paused at 1% on local App Store: the gate answered underpowered');
    world.nextDay();
    expect(await step()).toBe('nothing: the gate answered underpowered');
    judgement = 'advance';
    expect(await step()).toBe('goes on at 1% on local App Store: the gate answered advance');
    expect(version).toMatchObject({ timetable: 'running', day: 1 });
    expect(await types()).toContain('rollout.went-on');
  });

  test('is let go on without evidence where the plan says so', async () => {
    pass(21);
    judgement = 'unknown';
    expect(await step({ ...plan, whenUnsure: 'go-on' })).toContain('all the same the store raises it to 2%');
    expect(world.writes).toEqual([]);
  });

  test('is paused for a gate that says halt, and only a person resumes it', async () => {
    judgement = 'halt';
    expect(await step()).toContain('halted');
    judgement = 'advance';
    pass(48);
    expect(await step()).toBe('nothing: the release is paused; only a person resumes it');
    await expect(order('advance')).rejects.toMatchObject({ code: 'ROLLOUT_OVERRIDE_REFUSED' });
    expect(await order('resume')).toContain('resumed');
    expect(version.timetable).toBe('running');
  });

  test('a pause that a person has made in the store is adopted, and respected', async () => {
    version.timetable = 'paused';
    expect(await step()).toContain('paused outside Slipway');
    pass(48);
    expect(await step()).toBe('nothing: the release is paused; only a person resumes it');
  });

  test('a person lets a day pass in spite of what it lacks, before it is paused and after', async () => {
    judgement = 'unknown';
    expect(await order('advance')).toContain('nothing holds it up today');
    pass(21);
    expect(await step()).toContain('a person lets this day pass');
    pass(3);
    world.nextDay();
    await step();
    pass(21);
    expect(await step()).toContain('paused at 2%');
    await expect(order('resume')).rejects.toMatchObject({ seen: expect.stringContaining('no halt') });
    expect(await order('advance')).toContain('goes on at 2%');
    pass(21);
    expect(await step()).toContain('a person lets this day pass');
  });

  test('is given to everybody by a person alone', async () => {
    expect(await order('complete')).toContain('from 1% to 100%');
    expect(version.timetable).toBe('over');
    expect(await step()).toBe('nothing: the rollout is complete');
  });

  test('a pause whose record was lost is taken for a person’s', async () => {
    pass(21);
    judgement = 'unknown';
    const append: Ledger['append'] = async (request) =>
      request.bodies[0].type === 'rollout.paused' ? { kind: 'conflict', latest: 0 } : ledger.append(request);
    await step(plan, { ledger: { ...ledger, label: ledger.label, read: ledger.read.bind(ledger), append } });
    judgement = 'advance';
    expect(await step()).toContain(
      'whether by a controller that was interrupted or by a person is not known',
    );
    expect(version.timetable).toBe('paused');
  });
});

describe('a version that is not out yet', () => {
  beforeEach(() => {
    version.review = 'in-review';
    version.timetable = 'not-begun';
  });

  test('waits for its review, and then for a person', async () => {
    expect(await step()).toContain('recorded the review');
    expect(await step()).toContain('in review: nobody gets it');
    version.review = 'approved-not-published';
    await step();
    expect(await step()).toContain('approved, and held back');
    await expect(order('complete')).rejects.toMatchObject({ code: 'ROLLOUT_OVERRIDE_REFUSED' });
    expect(await order('advance')).toContain('let out on local App Store');
    expect(await step()).toContain('the bake time of this stage is not over');
  });

  test('waits for another store that goes first, and is let out by the controller then', async () => {
    version.review = 'approved-not-published';
    const after = { store: 'play', fraction: 0.1, forMs: 24 * hour } as const;
    const second: RolloutPlan = { ...plan, after, letOutAfter: { signOffs: 0 } };
    let ahead: Ahead = { kind: 'not-yet', reason: 'it is at 3%' };
    const aheadPort = { ahead: async () => ahead };
    await step(second, aheadPort);
    expect(await step(second, aheadPort)).toBe('nothing: Google Play goes first, to 10%: it is at 3%');
    ahead = { kind: 'reached', since: now };
    expect(await step(second, aheadPort)).toContain('has not been at 10% for long enough');
    expect(await step(second)).toContain('how far it is, nobody could say');
    pass(25);
    expect(await step(second, aheadPort)).toContain('let out on local App Store');
    expect(world.writes).toEqual(['42 let out']);
  });

  test('is withdrawn by a halt, and only a new submission brings it back', async () => {
    await halt();
    expect(version.review).toBe('draft');
    expect(await step()).toBe('nothing: withdrawn from review; only a person submits it again');
    await expect(order('resume')).rejects.toMatchObject({ next: 'slipway release ios' });
  });
});

describe('a halt of what the controller has paused already', () => {
  async function pausedByController(): Promise<void> {
    pass(21);
    judgement = 'unknown';
    await step();
    judgement = 'advance';
  }

  test('ends that pause’s way back', async () => {
    await pausedByController();
    await halt();
    expect(await step()).toBe('nothing: the release is paused; only a person resumes it');
  });

  test('is obeyed by a controller that was about to go on', async () => {
    await pausedByController();
    const changeTrack: typeof world.store.changeTrack = async (...args) => {
      if (world.writes.length === 1) await halt();
      return world.store.changeTrack(...args);
    };
    expect(await step(plan, { store: { ...world.store, changeTrack } })).toContain('paused again');
    expect(version.timetable).toBe('paused');
    expect(await step()).toBe('nothing: the release is paused; only a person resumes it');
  });
});

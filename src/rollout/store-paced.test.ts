import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../ledger/ledger.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import type { TrackDecision } from '../stores/store.ts';
import type { Ahead } from './ahead.ts';
import { recordHalt } from './audit.ts';
import type { RolloutPorts, RolloutSubject } from './context.ts';
import { haltTrack } from './halt.ts';
import { orderRollout } from './operate.ts';
import type { OperatorAction } from './people.ts';
import type { RolloutPlan } from './plan.ts';
import { stepRollout } from './step.ts';
import { storePacedPlan } from './store-paced-plan.ts';
import { openPhasedApp, phasedVersion, type Standing } from './testing/phased-app.ts';
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
let app: Awaited<ReturnType<typeof openPhasedApp>>;
let judgement: Judgement;

async function open(standing: Standing): Promise<void> {
  app = await openPhasedApp([{ ...phasedVersion, standing }]);
  judgement = 'advance';
  ledger = await openSqliteLedger({ path: ':memory:', clock: { now: () => app.local.clock.nowMs } });
  const start = { type: 'rollout.started', store: 'local App Store', track: 'app-store' } as const;
  const bodies = [{ ...start, versionCodes: ['42'], fraction: 0.01 }] as const;
  await ledger.append({ release, after: 0, bodies, actor: 'test' });
}

afterEach(async () => {
  await ledger.close();
  await app.close();
});

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
    store: app.store,
    ledger,
    clock: { now: () => app.local.clock.nowMs },
    actor: 'user:kim',
    judge: async () => ({ judgement, reason: 'as asked', asOf: app.local.clock.nowMs }),
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

/** The store's days go on with it. */
function pass(hours: number): void {
  app.local.clock.nowMs += hours * hour;
}

const phase = async () => (await app.shown())[0]?.timetable?.state;
const writes = () => app.effects().filter((what) => what.startsWith('phased-release'));

/** A person in App Store Connect, who is nobody that Slipway knows. */
async function pauseByHand(): Promise<void> {
  const pause: TrackDecision = ({ releases: [shown] }) =>
    shown === undefined
      ? { kind: 'none', reason: 'there is none' }
      : { kind: 'change', release: { ...shown, status: 'halted' } };
  await app
    .anotherStore()
    .changeTrack({ applicationId, track: 'app-store' }, pause, { mayCancelReview: false });
}

const types = async () => (await ledger.read(release)).map(({ body }) => body.type);

async function halt(): Promise<void> {
  const policy = { attempts: 1, pause: async () => undefined };
  const place = { store: app.store, applicationId, track: 'app-store', versionCode: undefined };
  const report = await haltTrack(place, policy);
  expect(report.outcome).toBe('stopped');
  await recordHalt(ledger, report, { reason: 'bad', actor: 'user:sam', correlationId: 'one' });
}

describe('a store that sets the pace', () => {
  beforeEach(() => open({ review: 'live', day: 1 }));

  test('raises the share by itself to everybody, and each of its days goes on record as its own', async () => {
    for (let day = 1; day < 7; day += 1) {
      expect(await step()).toContain('the bake time of this stage is not over');
      pass(21);
      expect(await step()).toMatch(/the gate answered advance; the store raises it to \d+% by itself/);
      pass(3);
      expect(await step()).toMatch(/^local App Store has raised it from/);
    }
    expect(await step()).toBe('nothing: the rollout is complete');
    expect(writes()).toEqual([]);
    const moves = (await ledger.read(release)).flatMap(({ body }) => ('by' in body ? [body.by] : []));
    expect(moves).toEqual(Array(6).fill('store'));
    expect((await types()).filter((type) => type === 'rollout.adopted')).toEqual([]);
  });

  test('is paused at the end of a day without evidence, and goes on by itself once there is some', async () => {
    pass(21);
    judgement = 'underpowered';
    expect(await step()).toContain('paused at 1% on local App Store: the gate answered underpowered');
    pass(24);
    expect(await step()).toBe('nothing: the gate answered underpowered');
    judgement = 'advance';
    expect(await step()).toBe('goes on at 1% on local App Store: the gate answered advance');
    expect((await app.shown())[0]?.timetable).toMatchObject({ state: 'running', day: 1, pausedDays: 1 });
    expect(await types()).toContain('rollout.went-on');
  });

  test('is let go on without evidence where the plan says so', async () => {
    pass(21);
    judgement = 'unknown';
    expect(await step({ ...plan, whenUnsure: 'go-on' })).toContain('all the same the store raises it to 2%');
    expect(writes()).toEqual([]);
  });

  test('is paused for a gate that says halt, and only a person resumes it', async () => {
    judgement = 'halt';
    expect(await step()).toContain('halted');
    judgement = 'advance';
    pass(48);
    expect(await step()).toBe('nothing: the release is paused; only a person resumes it');
    await expect(order('advance')).rejects.toMatchObject({ code: 'ROLLOUT_OVERRIDE_REFUSED' });
    expect(await order('resume')).toContain('resumed');
    expect(await phase()).toBe('running');
  });

  test('a pause that a person has made in the store is adopted, and respected', async () => {
    await pauseByHand();
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
    await step();
    pass(21);
    expect(await step()).toContain('paused at 2%');
    await expect(order('resume')).rejects.toMatchObject({ seen: expect.stringContaining('no halt') });
    expect(await order('advance')).toContain('goes on at 2%');
    pass(1);
    expect(await step()).toContain('a person lets this day pass');
    // What was left of the day when it was paused is all that it has left.
    pass(2);
    expect(await step()).toContain('has raised it from 2% to 5%');
  });

  test('is given to everybody by a person alone', async () => {
    expect(await order('complete')).toContain('from 1% to 100%');
    expect(await phase()).toBe('over');
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
    expect(await phase()).toBe('paused');
  });
});

describe('a version that is not out yet', () => {
  test('waits for its review, and then for a person', async () => {
    await open({ review: 'in-review', day: 1, byHand: true });
    expect(await step()).toContain('recorded the review');
    expect(await step()).toContain('in review: nobody gets it');
    app.inConsole({ kind: 'begin-review' });
    app.inConsole({ kind: 'approve' });
    await step();
    expect(await step()).toContain('approved, and not published');
    await expect(order('complete')).rejects.toMatchObject({ code: 'ROLLOUT_OVERRIDE_REFUSED' });
    expect(await order('advance')).toContain('let out on local App Store');
    expect(await step()).toContain('the bake time of this stage is not over');
  });

  test('waits for another store that goes first, and is let out by the controller then', async () => {
    await open({ review: 'approved', day: 1 });
    const after = { store: 'play', fraction: 0.1, forMs: 24 * hour } as const;
    const second: RolloutPlan = { ...plan, after, letOutAfter: { signOffs: 0 } };
    let ahead: Ahead = { kind: 'not-yet', reason: 'it is at 3%' };
    const aheadPort = { ahead: async () => ahead };
    await step(second, aheadPort);
    expect(await step(second, aheadPort)).toBe('nothing: Google Play goes first, to 10%: it is at 3%');
    ahead = { kind: 'reached', since: app.local.clock.nowMs };
    expect(await step(second, aheadPort)).toContain('has not been at 10% for long enough');
    expect(await step(second)).toContain('how far it is, nobody could say');
    pass(25);
    expect(await step(second, aheadPort)).toContain('let out on local App Store');
    expect(app.effects()).toContain('live 1.1');
  });

  test('is withdrawn by a halt, and only a new submission brings it back', async () => {
    await open({ review: 'in-review', day: 1 });
    await halt();
    expect(app.effects()).toContain('cancel 1.1');
    expect(await step()).toBe('nothing: withdrawn from review; only a person submits it again');
    await expect(order('resume')).rejects.toMatchObject({ next: 'slipway release ios' });
  });
});

describe('a halt of what the controller has paused already', () => {
  async function pausedByController(): Promise<void> {
    await open({ review: 'live', day: 1 });
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
    const changeTrack: typeof app.store.changeTrack = async (...args) => {
      if (writes().length === 1) await halt();
      return app.store.changeTrack(...args);
    };
    expect(await step(plan, { store: { ...app.store, changeTrack } })).toContain('paused again');
    expect(await phase()).toBe('paused');
    expect(await step()).toBe('nothing: the release is paused; only a person resumes it');
  });
});

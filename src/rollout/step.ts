import type { Clock } from '../clock/clock.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { EventBody, LedgerEvent } from '../ledger/event.ts';
import type { Ledger, ReleaseKey } from '../ledger/ledger.ts';
import type { ChangeResult, Store, TrackPlace } from '../stores/store.ts';
import { recordHaltOf } from './audit.ts';
import { type Decision, decide, type Judgement } from './decide.ts';
import { type RolloutMemory, rolloutMemory } from './memory.ts';
import { type Observation, observe } from './observation.ts';
import type { RolloutPlan } from './plan.ts';
import { percent, raiseFraction } from './track-change.ts';

export interface RolloutSubject extends TrackPlace {
  readonly release: ReleaseKey;
  readonly versionCodes: readonly number[];
  readonly plan: RolloutPlan;
}

export interface RolloutPorts {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly actor: string;
  /** Asks for a verdict on what was observed; `not-asked` when no gate is configured. */
  readonly judge: (
    observation: Observation,
  ) => Promise<{ readonly judgement: Judgement; readonly reason: string }>;
}

/** One look at a rollout: everything that `rollout status` shows. */
export interface RolloutView {
  readonly observation: Observation;
  readonly memory: RolloutMemory | undefined;
  readonly judgement: Judgement;
  readonly judgementReason: string;
  readonly decision: Decision;
  readonly events: readonly LedgerEvent[];
}

export interface StepResult extends RolloutView {
  /** What this step did, in one sentence. */
  readonly did: string;
  readonly exit: 'fine' | 'halted';
}

/** Observes, judges and decides, and changes nothing. */
export async function viewRollout(subject: RolloutSubject, ports: RolloutPorts): Promise<RolloutView> {
  const { plan, release, versionCodes } = subject;
  // The journal first: a controller that acts after this look makes an append of ours conflict, and what one
  // has done before it is in the journal as an intention. The other way round its step would pass for a stranger's.
  const events = await ports.ledger.read(release);
  const state = await ports.store.readTrack(subject);
  const observation = observe(state, versionCodes);
  const memory = rolloutMemory(events);
  const { judgement, reason } = await ports.judge(observation);
  const decision = decide({ plan, observation, memory, judgement, now: ports.clock.now() });
  return { observation, memory, judgement, judgementReason: reason, decision, events };
}

/**
 * One reconcile: observe → judge → decide → act → read back → record. Safe at any frequency and twice
 * at once: the ledger's sequence and the compare-and-set on the track let only one of two act.
 */
export async function stepRollout(subject: RolloutSubject, ports: RolloutPorts): Promise<StepResult> {
  const view = await viewRollout(subject, ports);
  const { decision } = view;
  switch (decision.kind) {
    case 'advance':
      return { ...view, ...(await advance({ subject, ports, view }, decision)) };
    case 'halt':
      return { ...view, ...(await haltOnVerdict({ subject, ports, view }, decision.reason)) };
    case 'adopt':
    case 'confirm':
      return { ...view, did: await recordFound({ subject, ports, view }, decision), exit: 'fine' };
    default:
      await recordJudgement({ subject, ports, view });
      return { ...view, did: `nothing: ${decision.reason}`, exit: 'fine' };
  }
}

interface StepContext {
  readonly subject: RolloutSubject;
  readonly ports: RolloutPorts;
  readonly view: RolloutView;
}

type Done = Pick<StepResult, 'did' | 'exit'>;

const anotherAtWork = 'nothing: another controller is at work on this release';

async function advance(
  context: StepContext,
  decision: Extract<Decision, { kind: 'advance' }>,
): Promise<Done> {
  const { subject, ports, view } = context;
  const { from, to, reason } = decision;
  if (view.observation.kind !== 'in-progress') throw new TypeError('only a rollout in progress advances');
  const sequence = view.events.length;
  const intended = await append(context, sequence, { type: 'rollout.intended', from, to, reason });
  if (!intended) return { did: anotherAtWork, exit: 'fine' };
  const result = await ports.store.changeTrack(subject, raiseFraction(view.observation.release, to), {
    mayCancelReview: false,
  });
  if (result.kind === 'unchanged')
    return { did: `nothing: ${result.reason}; the next step decides anew`, exit: 'fine' };
  assertConfirmed(result);
  await append(context, sequence + 1, movedEvent(context, { from, to, reason }));
  return {
    did: `raised the rollout from ${percent(from)} to ${percent(to)} on ${ports.store.label}`,
    exit: 'fine',
  };
}

function movedEvent(
  { subject, ports }: StepContext,
  move: { from: number; to: number; reason: string },
): EventBody {
  const store = ports.store.label;
  return move.to === 1
    ? { type: 'rollout.completed', store, versionCodes: [...subject.versionCodes] }
    : { type: 'rollout.moved', store, ...move };
}

async function haltOnVerdict(context: StepContext, reason: string): Promise<Done> {
  const { subject, ports, view } = context;
  const { haltTrack } = await import('./halt.ts');
  const { patientPolicy } = await import('./halt-policy.ts');
  const request = { ...subject, store: ports.store, versionCode: subject.versionCodes[0] };
  const report = await haltTrack(request, patientPolicy);
  const why = `${reason}: ${view.judgementReason}`;
  const audit = { reason: why, actor: ports.actor, correlationId: crypto.randomUUID() };
  await recordHaltOf(subject.release, { ledger: ports.ledger, report, audit });
  if (report.outcome !== 'stopped') {
    throw new SlipwayError('ROLLOUT_NOT_CONFIRMED', {
      message: 'The gate answered halt, and the halt is not confirmed.',
      seen: report.message,
      next: 'slipway halt --reason "the gate answered halt"',
    });
  }
  return { did: `halted: ${report.message} The gate said: ${view.judgementReason}`, exit: 'halted' };
}

type Found = Extract<Decision, { kind: 'adopt' | 'confirm' }>;

async function recordFound(context: StepContext, decision: Found): Promise<string> {
  const { ports, view } = context;
  if (!(await append(context, view.events.length, foundEvent(context, decision)))) return anotherAtWork;
  return decision.kind === 'confirm'
    ? `recorded ${percent(decision.fraction)} on ${ports.store.label}: ${decision.reason}`
    : `adopted what ${ports.store.label} shows (${decision.status}): ${decision.reason}; bake time starts now`;
}

function foundEvent(context: StepContext, decision: Found): EventBody {
  const store = context.ports.store.label;
  const { reason } = decision;
  if (decision.kind === 'confirm') {
    const from = context.view.memory?.fraction ?? decision.fraction;
    return movedEvent(context, { from, to: decision.fraction, reason });
  }
  if (context.view.memory === undefined && decision.fraction !== undefined) {
    const { track, versionCodes } = context.subject;
    return {
      type: 'rollout.started',
      store,
      track,
      versionCodes: [...versionCodes],
      fraction: decision.fraction,
    };
  }
  return {
    type: 'rollout.adopted',
    store,
    status: decision.status,
    fraction: decision.fraction ?? null,
    reason,
  };
}

/** A scheduler may look every few minutes: only a decision that differs from the last one is worth a line. */
async function recordJudgement(context: StepContext): Promise<void> {
  const { decision, judgement, judgementReason, events } = context.view;
  const last = events.at(-1)?.body;
  if (decision.kind === 'wait' || judgement === 'not-asked') return;
  if (last?.type === 'rollout.judged' && last.decision === decision.kind && last.verdict === judgement)
    return;
  const reason = `${decision.reason} (${judgementReason})`;
  await append(context, events.length, {
    type: 'rollout.judged',
    verdict: judgement,
    decision: decision.kind,
    reason,
  });
}

async function append({ subject, ports }: StepContext, after: number, body: EventBody): Promise<boolean> {
  const { release } = subject;
  const result = await ports.ledger.append({ release, after, bodies: [body], actor: ports.actor });
  return result.kind === 'appended';
}

function assertConfirmed(result: ChangeResult): void {
  if (result.kind !== 'not-confirmed') return;
  const shown = result.after.releases
    .map((release) => `${release.versionCodes.join('+')} ${release.status}`)
    .join(', ');
  throw new SlipwayError('ROLLOUT_NOT_CONFIRMED', {
    message: 'The store accepted the change, but does not show it.',
    seen: shown || 'an empty track',
  });
}

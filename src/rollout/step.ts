import { advance } from './act/advance.ts';
import { haltOnVerdict } from './act/halt-on-verdict.ts';
import { letOut } from './act/let-out.ts';
import { goOn, pause } from './act/pause.ts';
import { promote } from './act/promote.ts';
import { recordFound } from './act/record-found.ts';
import { recordJudgement } from './act/record-judgement.ts';
import { recordShadow } from './act/record-shadow.ts';
import type { Ahead } from './ahead.ts';
import {
  contextOf,
  type Done,
  identityOf,
  type RolloutPorts,
  type RolloutSubject,
  type RolloutView,
  type StepContext,
} from './context.ts';
import { decide } from './decide.ts';
import { rolloutMemory } from './memory.ts';
import { observe } from './observation.ts';
import { reviewOf } from './review.ts';

export type StepResult = RolloutView & Done;

/** Observes, judges and decides, and changes nothing. */
export async function viewRollout(
  subject: RolloutSubject,
  ports: Omit<RolloutPorts, 'alarm'>,
): Promise<RolloutView> {
  const { plan, release } = subject;
  const identity = identityOf(subject);
  // The journal first: a controller that acts after this look makes an append of ours conflict, and what one
  // has done before it is in the journal as an intention. The other way round its step would pass for a stranger's.
  const events = await ports.ledger.read(release);
  const memory = rolloutMemory(events);
  const track = memory?.track ?? subject.track;
  const place = { applicationId: subject.applicationId, track };
  const [state, review] = await Promise.all([
    ports.store.readTrack(place),
    reviewOf(ports.store, place, identity),
  ]);
  const observation = observe(state, identity);
  const [judged, ahead] = await Promise.all([
    ports.judge(observation, { state, memory }),
    aheadIn(subject, ports),
  ]);
  const decision = decide({ plan, observation, review, memory, judged, ahead, now: ports.clock.now() });
  return { track, observation, review, memory, judged, decision, events };
}

/** What is not known of the rollout that goes first has not happened. */
async function aheadIn(
  { plan }: RolloutSubject,
  { ahead }: Pick<RolloutPorts, 'ahead'>,
): Promise<Ahead | undefined> {
  return plan.after === undefined || ahead === undefined ? undefined : ahead(plan.after);
}

/**
 * One reconcile: observe → judge → decide → act → read back → record. Safe at any frequency and twice
 * at once: the ledger's sequence and the compare-and-set on the track let only one of two act.
 */
export async function stepRollout(subject: RolloutSubject, ports: RolloutPorts): Promise<StepResult> {
  const view = await viewRollout(subject, ports);
  const context = contextOf(subject, ports, view);
  const done = await act(context);
  const warning = await recordShadow(context);
  return { ...view, ...done, ...(warning !== undefined && { did: `${done.did}\n${warning}` }) };
}

async function act(context: StepContext): Promise<Done> {
  const { decision } = context.view;
  switch (decision.kind) {
    case 'advance':
      return advance(context, decision);
    case 'promote':
      return promote(context, decision);
    case 'halt':
      return haltOnVerdict(context, decision.reason);
    case 'pause':
      return pause(context, decision);
    case 'go-on':
      return goOn(context, decision);
    case 'let-out':
      return letOut(context, decision.reason);
    case 'adopt':
    case 'confirm':
    case 'moved':
    case 'reviewed':
      return recordFound(context, decision);
    default:
      await recordJudgement(context);
      return { did: `nothing: ${decision.reason}`, exit: 'fine' };
  }
}

import type { LedgerEvent } from '../ledger/event.ts';
import type { ReviewState } from '../stores/store.ts';
import type { VersionCode } from '../stores/version-code.ts';
import { type Approval, personOf } from './people.ts';

/** What the ledger remembers of a rollout. The store gives no times, so bake time lives only here. */
export interface RolloutMemory {
  readonly store: string;
  readonly track: string;
  readonly versionCodes: readonly VersionCode[];
  /** The share of public users that was last recorded as confirmed by the store; 0 while it soaks. */
  readonly fraction: number;
  /** When the rollout was first recorded, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** When that fraction, or the halt, was confirmed, in milliseconds since the epoch: the start of the bake time. */
  readonly since: number;
  /** A move that was intended and whose outcome was not recorded: its process was interrupted. */
  readonly intended: number | undefined;
  readonly completed: boolean;
  readonly halted: boolean;
  /** Paused by the controller, which is no halt: it ends the pause itself when what was missing is there. */
  readonly paused: boolean;
  /** A pause, or its end, that was intended and whose outcome was not recorded. */
  readonly pausing: 'pause' | 'go-on' | undefined;
  /** A person lets this day pass, whatever is missing. */
  readonly waved: boolean;
  /** Why a halt keeps it where it soaks, though the store could not halt it there; undefined when none does. */
  readonly held: string | undefined;
  /** The internal or closed track that the version soaks on before it goes public; undefined once it is public. */
  readonly soaking: string | undefined;
  /** The people who have signed off the stage that it is in, in the order in which they did. */
  readonly signedOff: readonly string[];
  /** How far the review was when it was last looked at; published until something else was seen. */
  readonly review: ReviewState;
  /** Approvals of what a person may order, given for this state. */
  readonly approvals: readonly Approval[];
  /** When a person last lifted a halt, in milliseconds since the epoch: what was measured before it is settled. */
  readonly resumedAt?: number;
  /** Number of the event that began this state. */
  readonly stateEvent: number;
}

/** Folds a release's events into what the controller needs; undefined before the rollout has started. */
export function rolloutMemory(events: readonly LedgerEvent[]): RolloutMemory | undefined {
  return events.reduce<RolloutMemory | undefined>(applyEvent, undefined);
}

function applyEvent(memory: RolloutMemory | undefined, event: LedgerEvent): RolloutMemory | undefined {
  const { body } = event;
  if (body.type === 'rollout.started') return started(body, event);
  if (memory === undefined) return undefined;
  const fresh = freshState(event);
  switch (body.type) {
    case 'rollout.intended':
      return { ...memory, intended: body.to };
    case 'rollout.moved':
      return { ...memory, ...fresh, fraction: body.to, halted: false };
    case 'rollout.pause-intended':
      return { ...memory, pausing: 'pause' };
    case 'rollout.go-on-intended':
      return { ...memory, pausing: 'go-on' };
    case 'rollout.paused': {
      // Whoever has signed the day off has done so for its pause too.
      const { signedOff } = memory;
      return { ...memory, ...fresh, signedOff, fraction: body.fraction, paused: true };
    }
    case 'rollout.went-on': {
      const { signedOff, waved } = memory;
      return { ...memory, ...fresh, signedOff, waved, fraction: body.fraction };
    }
    case 'rollout.overridden':
      return body.action === 'advance' ? { ...memory, waved: true } : memory;
    case 'rollout.promoted':
      return { ...memory, ...fresh, ...promoted(body) };
    case 'rollout.adopted': {
      const { status } = body;
      const isSoaking = memory.soaking !== undefined;
      const [halted, completed] = [status === 'halted', status === 'completed' && !isSoaking];
      return { ...memory, ...fresh, fraction: body.fraction ?? memory.fraction, halted, completed };
    }
    case 'rollout.completed':
      return { ...memory, ...fresh, fraction: 1, completed: true, halted: false };
    case 'rollout.reviewed':
      return { ...memory, ...(body.state === 'published' && fresh), review: body.state };
    case 'rollout.signed-off':
      return { ...memory, signedOff: [...new Set([...memory.signedOff, personOf(event.actor)])] };
    case 'rollout.approved':
      return { ...memory, approvals: [...memory.approvals, approvalOf(body, event.actor)] };
    case 'rollout.resumed': {
      const completed = body.status === 'completed' && memory.soaking === undefined;
      return {
        ...memory,
        ...fresh,
        resumedAt: Date.parse(event.at),
        fraction: body.fraction ?? memory.fraction,
        halted: false,
        held: undefined,
        completed,
      };
    }
    case 'halt.held':
      return memory.soaking === body.track ? { ...memory, ...fresh, held: body.reason } : memory;
    case 'halt.done':
      return body.outcome === 'stopped' ? { ...memory, ...fresh, halted: true } : memory;
    default:
      return memory;
  }
}

type Body<Type extends LedgerEvent['body']['type']> = Extract<LedgerEvent['body'], { type: Type }>;

/** What every move begins anew: the clock, signatures and approvals were for the state before it. */
function freshState({ at, sequence }: LedgerEvent) {
  const nobody = { signedOff: [], approvals: [], waved: false };
  const nothing = { intended: undefined, paused: false, pausing: undefined };
  return { since: Date.parse(at), stateEvent: sequence, ...nothing, ...nobody };
}

function started(body: Body<'rollout.started'>, event: LedgerEvent): RolloutMemory {
  const { store, track, versionCodes, fraction, soaking = false } = body;
  const stage = soaking
    ? { fraction: 0, soaking: track, completed: false }
    : { fraction, soaking: undefined, completed: fraction === 1 };
  const startedAt = Date.parse(event.at);
  return {
    store,
    track,
    versionCodes,
    startedAt,
    ...stage,
    halted: false,
    review: 'published',
    held: undefined,
    ...freshState(event),
  };
}

/** The version is on its next track; `fraction` is null while that one is a soak stage too. */
function promoted({ to, fraction }: Body<'rollout.promoted'>) {
  const soaking = fraction === null ? to : undefined;
  const review = 'published' as const;
  return { track: to, review, soaking, fraction: fraction ?? 0, completed: fraction === 1, halted: false };
}

function approvalOf({ action, reason, signature }: Body<'rollout.approved'>, actor: string): Approval {
  return { action, reason, signature, person: personOf(actor) };
}

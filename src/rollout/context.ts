import type { Clock } from '../clock/clock.ts';
import type { Alarm } from '../incident/alarm.ts';
import type { EventBody, LedgerEvent } from '../ledger/event.ts';
import type { Ledger, ReleaseKey } from '../ledger/ledger.ts';
import { parseReleaseKey } from '../ledger/release-key.ts';
import type { ReviewState, Store, SubmitRequest, TrackPlace, TrackState } from '../stores/store.ts';
import type { VersionCode } from '../stores/version-code.ts';
import type { Ahead } from './ahead.ts';
import type { Decision } from './decision.ts';
import type { HaltPolicy } from './halt.ts';
import type { VersionIdentity } from './identity.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import type { GoesFirst, RolloutPlan } from './plan.ts';
import type { Judged } from './situation.ts';
import type { Reach } from './updates/reach.ts';

export interface RolloutSubject extends TrackPlace {
  readonly release: ReleaseKey;
  readonly versionCodes: readonly VersionCode[];
  readonly plan: RolloutPlan;
  /** The track of the public, where the plan's fractions count; `track` is another one while the version soaks. */
  readonly publicTrack: string;
}

export function identityOf({
  release,
  versionCodes,
}: Pick<RolloutSubject, 'release' | 'versionCodes'>): VersionIdentity {
  return { versionCodes, versionName: parseReleaseKey(release)?.versionName };
}

/** What a judge may need beside the version itself. */
export interface JudgeSurroundings {
  /** The whole track: the versions that the other users have. */
  readonly state: TrackState;
  readonly memory: RolloutMemory | undefined;
}

export interface RolloutPorts {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly actor: string;
  /** Asks for a verdict on what was observed; `not-asked` when no gate is configured. */
  readonly judge: (observation: Observation, around: JudgeSurroundings) => Promise<Judged>;
  /** How far the rollout is that the plan lets go first; left out where there is none. */
  readonly ahead?: (first: GoesFirst) => Promise<Ahead>;
  /** What is submitted of the version to a further track, where that is a submission of its own. */
  readonly submission?: (to: {
    readonly track: string;
    readonly reach: Reach;
  }) => Promise<Pick<SubmitRequest, 'release' | 'review'>>;
  /** Pages somebody when a halt fails. */
  readonly alarm: Alarm;
  /** How patient the halt of a gate is; as a person's when left out. */
  readonly haltPolicy?: HaltPolicy;
}

/** One look at a rollout: everything that `rollout status` shows. */
export interface RolloutView {
  /** The track that was observed: where the ledger says the version is, which moves while it soaks. */
  readonly track: string;
  readonly observation: Observation;
  readonly review: ReviewState;
  readonly memory: RolloutMemory | undefined;
  readonly judged: Judged;
  readonly decision: Decision;
  readonly events: readonly LedgerEvent[];
}

/** What an act of a step works with: the view that was decided on, and the way to store and ledger. */
export interface StepContext {
  readonly subject: RolloutSubject;
  readonly ports: RolloutPorts;
  readonly view: RolloutView;
}

/** The same rollout on the track that was observed. */
export function contextOf(subject: RolloutSubject, ports: RolloutPorts, view: RolloutView): StepContext {
  return { subject: { ...subject, track: view.track }, ports, view };
}

export interface Done {
  /** What this step did, in one sentence. */
  readonly did: string;
  readonly exit: 'fine' | 'halted';
}

export const anotherAtWork: Done = {
  did: 'nothing: another controller is at work on this release',
  exit: 'fine',
};

/** Appends events, whole or not at all, after exactly `after` others; false when somebody else has written meanwhile. */
export async function append(
  { subject, ports }: StepContext,
  after: number,
  ...bodies: readonly [EventBody, ...EventBody[]]
): Promise<boolean> {
  const { release } = subject;
  const result = await ports.ledger.append({ release, after, bodies, actor: ports.actor });
  return result.kind === 'appended';
}

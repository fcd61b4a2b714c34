import { type GuardJson, guardJson } from '../guard/guard-json.ts';
import type { ReviewState } from '../stores/store.ts';
import type { VersionCode } from '../stores/version-code.ts';
import type { RolloutSubject, RolloutView } from './context.ts';
import type { Decision } from './decision.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import type { Approval, OperatorAction, PeoplePolicy } from './people.ts';
import { type RolloutPlan, stageAfter } from './plan.ts';

/** The stable `--json` form of `rollout status` and `rollout step`. Times are ISO 8601 in UTC. */
export interface RolloutStatus {
  readonly release: string;
  readonly store: string;
  readonly applicationId: string;
  readonly track: string;
  readonly versionCodes: readonly VersionCode[];
  readonly state: Observation['kind'];
  /** What the store shows; nobody has it before its review is over. */
  readonly fraction: number | null;
  /** Who raises the fraction. */
  readonly pace: RolloutPlan['pace'];
  /** Complete on a track of testers, on its way to the public. */
  readonly soaking: boolean;
  /** Paused by the controller for what is missing, which is no halt. */
  readonly pausedByController: boolean;
  /** Of a store that sets the pace: its day, and how many days of pause it has counted; null where it says nothing. */
  readonly timetable: { readonly day: number | null; readonly pausedDays: number | null } | null;
  /** How far the store's review of the version is. */
  readonly review: ReviewState;
  readonly since: string | null;
  /** Which stage of the plan it is in, soak stages included, from 1; null when the ledger does not know it. */
  readonly stage: number | null;
  readonly stages: number;
  /** The people who have signed this stage off. */
  readonly signedOff: readonly string[];
  /** Everything that keeps it in its stage; `until` null where time alone does not end it. */
  readonly blockers: readonly {
    readonly kind: string;
    readonly reason: string;
    readonly until: string | null;
  }[];
  /** Who may act against the plan; null where anybody with a name may. */
  readonly mayAct: Readonly<Record<OperatorAction, readonly string[] | null>>;
  /** What takes a second person. */
  readonly twoPersons: readonly OperatorAction[];
  /** Who has approved what another person may order in this state. */
  readonly approvals: readonly Pick<Approval, 'action' | 'person'>[];
  readonly verdict: string;
  /** Why that is the verdict: the gate's own words, or why it gave none. */
  readonly verdictReason: string;
  /** What a guard measured and judged; null without one, and where it is not asked. */
  readonly guard: GuardJson | null;
  readonly decision: Decision['kind'];
  readonly reason: string;
  readonly nextFraction: number | null;
  readonly notBefore: string | null;
}

export interface StatusSurroundings {
  /** The store's label. */
  readonly store: string;
  readonly people: PeoplePolicy;
}

export function rolloutStatus(
  subject: RolloutSubject,
  view: RolloutView,
  { store, people }: StatusSurroundings,
): RolloutStatus {
  const { observation, memory, decision } = view;
  const fraction = fractionOf(observation);
  return {
    release: subject.release,
    store,
    applicationId: subject.applicationId,
    track: view.track,
    versionCodes: subject.versionCodes,
    state: observation.kind,
    fraction,
    pace: subject.plan.pace,
    soaking: memory?.soaking !== undefined,
    pausedByController: memory?.paused === true && !memory.halted,
    timetable: timetableOf(observation),
    review: view.review,
    since: memory === undefined ? null : iso(memory.since),
    stage: memory === undefined ? null : stageNumber(subject.plan, memory),
    stages: subject.plan.soak.length + subject.plan.stages.length,
    signedOff: memory?.signedOff ?? [],
    blockers: ('blockers' in decision ? decision.blockers : []).map(({ kind, reason, until }) => ({
      kind,
      reason,
      until: until === undefined ? null : iso(until),
    })),
    mayAct: {
      resume: people.may.resume ?? null,
      advance: people.may.advance ?? null,
      complete: people.may.complete ?? null,
    },
    twoPersons: people.twoPersons,
    approvals: (memory?.approvals ?? []).map(({ action, person }) => ({ action, person })),
    verdict: view.judged.judgement,
    verdictReason: view.judged.reason,
    guard: view.judged.guard === undefined ? null : guardJson(view.judged.guard),
    decision: decision.kind,
    reason: decision.reason,
    nextFraction: nextFraction(subject.plan, observation, fraction),
    notBefore: decision.kind === 'wait' ? iso(decision.until) : null,
  };
}

function stageNumber({ soak, stages }: RolloutPlan, { soaking, fraction }: RolloutMemory): number | null {
  if (soaking !== undefined) return soak.findIndex(({ track }) => track === soaking) + 1 || null;
  // A fraction between two stages, which somebody has set by hand, is in the lower one.
  const reached = stages.filter((stage) => stage.fraction <= fraction).length;
  return soak.length + Math.max(1, reached);
}

function timetableOf(observation: Observation): RolloutStatus['timetable'] {
  const timetable = 'release' in observation ? observation.release.timetable : undefined;
  if (timetable === undefined) return null;
  return { day: timetable.day ?? null, pausedDays: timetable.pausedDays ?? null };
}

function fractionOf(observation: Observation): number | null {
  switch (observation.kind) {
    case 'in-progress':
      return observation.fraction;
    case 'halted':
      return observation.fraction ?? null;
    case 'completed':
      return 1;
    case 'draft':
      return 0;
    default:
      return null;
  }
}

function nextFraction(plan: RolloutPlan, observation: Observation, fraction: number | null): number | null {
  if (observation.kind !== 'in-progress' || fraction === null) return null;
  return stageAfter(plan, fraction)?.fraction ?? null;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

import type { StoreKind } from '../stores/store.ts';
import type { StepCalendar } from './calendar.ts';

/** What has to be true of a stage before the rollout leaves it. */
export interface StageConditions {
  /** How long the stage lasts at least, in milliseconds. */
  readonly bakeTimeMs: number;
  /** How many different people have to sign the stage off; 0 for none. */
  readonly signOffs: number;
  /** `bake-time` only when the config asks for it by name: then no health evidence is needed. */
  readonly evidence: 'verdict' | 'bake-time';
}

/** A stage before the public one: the version is complete on an internal or closed track. */
export interface SoakStage extends StageConditions {
  readonly track: string;
}

/** One stage of the staged rollout: `fraction` of users. */
export interface PlannedStage extends StageConditions {
  /** 0 < fraction <= 1; 1 completes the rollout. */
  readonly fraction: number;
  /** CLDR codes of the countries that the stage is limited to; undefined where the plan says nothing of countries. */
  readonly countries: readonly string[] | 'everywhere' | undefined;
}

/** Another store's rollout of the same version that has to be so far first. */
export interface GoesFirst {
  readonly store: StoreKind;
  /** The share of its users that it has to reach, 0 < fraction <= 1. */
  readonly fraction: number;
  /** How long it has to have been there, in milliseconds. */
  readonly forMs: number;
}

export interface RolloutPlan {
  /**
   * Who raises the fraction. A `store` does it by a timetable of its own, which can only be paused: `stages` then are
   * its days.
   */
  readonly pace: 'plan' | 'store';
  /** In the order in which the version passes through them; often none. */
  readonly soak: readonly SoakStage[];
  /** Strictly rising fractions and growing countries; checked when the config is read. */
  readonly stages: readonly PlannedStage[];
  /** When steps forward may be taken; undefined for always. A halt never asks it. */
  readonly calendar: StepCalendar | undefined;
  /** Evidence older than this is `unknown`, in milliseconds. */
  readonly evidenceMaxAgeMs: number;
  /** Where the store sets the pace: what happens to a day that ends without what it needs. Default: `pause`. */
  readonly whenUnsure?: 'pause' | 'go-on';
  /** How many people have to sign an approved version off before the controller lets it out; undefined: a person lets it out. */
  readonly letOutAfter?: { readonly signOffs: number } | undefined;
  readonly after?: GoesFirst | undefined;
}

/** The stage that a fraction of users is in: the highest one that is not above it. */
export function stageAt(plan: RolloutPlan, fraction: number): PlannedStage | undefined {
  return plan.stages.filter((stage) => stage.fraction <= fraction).at(-1) ?? plan.stages[0];
}

/** The stage after a fraction; undefined at the plan's end. */
export function stageAfter(plan: RolloutPlan, fraction: number): PlannedStage | undefined {
  return plan.stages.find((stage) => stage.fraction > fraction);
}

export function soakOn(plan: RolloutPlan, track: string): SoakStage | undefined {
  return plan.soak.find((stage) => stage.track === track);
}

/** The soak stage after the one on `track`; undefined when the public track comes next. */
export function soakAfter(plan: RolloutPlan, track: string): SoakStage | undefined {
  const index = plan.soak.findIndex((stage) => stage.track === track);
  return index < 0 ? undefined : plan.soak[index + 1];
}

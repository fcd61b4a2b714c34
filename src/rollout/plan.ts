/** One stage of a plan: `fraction` of users for at least `bakeTimeMs`. */
export interface PlannedStage {
  /** 0 < fraction <= 1; 1 completes the rollout. */
  readonly fraction: number;
  readonly bakeTimeMs: number;
}

export interface RolloutPlan {
  /** Strictly rising fractions; checked when the config is read. */
  readonly stages: readonly PlannedStage[];
  /** `bake-time` only when the config asks for it by name: then no health evidence is needed. */
  readonly evidence: 'verdict' | 'bake-time';
}

/** The stage that a fraction of users is in: the highest one that is not above it. */
export function stageAt(plan: RolloutPlan, fraction: number): PlannedStage | undefined {
  return plan.stages.filter((stage) => stage.fraction <= fraction).at(-1) ?? plan.stages[0];
}

/** The stage after a fraction; undefined at the plan's end. */
export function stageAfter(plan: RolloutPlan, fraction: number): PlannedStage | undefined {
  return plan.stages.find((stage) => stage.fraction > fraction);
}

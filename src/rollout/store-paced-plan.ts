import { phasedReleaseFractions } from '../stores/phased-release.ts';
import type { PlannedStage, RolloutPlan, StageConditions } from './plan.ts';

export interface StorePacedWishes
  extends Omit<RolloutPlan, 'pace' | 'stages'>,
    Pick<StageConditions, 'evidence'> {
  /** Whether the App Store phases the release; otherwise everybody gets it at once. */
  readonly phased: boolean;
  /** How long a day lasts at least before what it lacks pauses it, in milliseconds. */
  readonly bakeTimeMs: number;
}

/** The plan of a release whose days are the App Store's: all that can be chosen is what each of them has to show. */
export function storePacedPlan({ phased, evidence, bakeTimeMs, ...plan }: StorePacedWishes): RolloutPlan {
  const fractions = phased ? phasedReleaseFractions : [1];
  const stages = fractions.map((fraction): PlannedStage => {
    const isLast = fraction === 1;
    return { fraction, evidence, bakeTimeMs: isLast ? 0 : bakeTimeMs, signOffs: 0, countries: undefined };
  });
  return { ...plan, pace: 'store', stages };
}

import { type StorePacedWishes, storePacedPlan } from '../rollout/store-paced-plan.ts';
import { checked } from './checked.ts';
import type { ReleaseType } from './config-ios.ts';
import type { IosRolloutConfig } from './config-rollout.ts';
import { defaultBakeTime, defaultIosBakeTime } from './defaults.ts';
import { durationMs } from './duration.ts';
import { fractionOf } from './fraction.ts';
import { resolveRollout } from './resolve-rollout.ts';
import type { IosRolloutInput } from './schema-rollout-ios.ts';

export interface IosRolloutSurroundings {
  readonly root: string;
  readonly releaseType: ReleaseType;
}

/** Apple's days are the plan; the config says what each of them has to show, and what becomes of one that does not. */
export function resolveIosRollout(
  input: IosRolloutInput,
  { root, releaseType }: IosRolloutSurroundings,
): IosRolloutConfig {
  const { phased = true, whenUnsure = 'pause', hotfix = {}, ...rest } = input;
  const { after, letOut, bakeTime = defaultIosBakeTime, evidence = 'verdict', ...shared } = rest;
  const common = resolveRollout(shared, root);
  const days = { evidence, bakeTimeMs: checked(durationMs(bakeTime)), whenUnsure };
  const { soak, calendar, evidenceMaxAgeMs } = common;
  // Without anything to wait for, a person lets the version out.
  const conditions = letOut ?? (after === undefined ? undefined : {});
  const isHeldBack = releaseType.kind === 'manual' && conditions !== undefined;
  const wishes: StorePacedWishes = {
    ...days,
    phased,
    soak,
    calendar,
    evidenceMaxAgeMs,
    after: after && goesFirst(after),
    letOutAfter: isHeldBack ? { signOffs: conditions.signOffs ?? 0 } : undefined,
  };
  const inAHurry = {
    ...days,
    phased: hotfix.phased ?? false,
    soak: [],
    calendar: undefined,
    evidenceMaxAgeMs,
  };
  return { ...common, ...storePacedPlan(wishes), hotfix: storePacedPlan(inAHurry), phased };
}

function goesFirst({ store, stage, for: time = defaultBakeTime }: NonNullable<IosRolloutInput['after']>) {
  return { store, fraction: checked(fractionOf(stage)), forMs: checked(durationMs(time)) };
}

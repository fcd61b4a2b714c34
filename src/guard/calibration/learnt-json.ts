import { z } from 'zod';
import { fewestReleases } from '../corrections/freshness.ts';
import type { Learnt } from './learnt.ts';

const slope = z.number().min(0).max(1);

/** What was learnt of one metric, as the calibration file and the ledger keep it. */
export const learntJson = z.strictObject({
  hoursPerUser: z.number().min(1).max(24).nullable(),
  /** Files from before it was learnt have none. */
  daysPerUser: z.number().min(1).max(7).nullable().default(null),
  slope: z.strictObject({ hourly: slope, daily: slope }),
  rate: z.number().min(0).max(1).nullable(),
  releases: z.array(z.string()).min(fewestReleases).readonly(),
});

type LearntJson = z.infer<typeof learntJson>;

export function toLearntJson({
  hoursPerUser,
  daysPerUser,
  slope: slopes,
  rate,
  releases,
}: Learnt): LearntJson {
  return {
    hoursPerUser: hoursPerUser ?? null,
    daysPerUser: daysPerUser ?? null,
    slope: slopes,
    rate: rate ?? null,
    releases,
  };
}

export function fromLearntJson({ hoursPerUser, daysPerUser, rate, ...rest }: LearntJson): Learnt {
  return {
    ...rest,
    hoursPerUser: hoursPerUser ?? undefined,
    daysPerUser: daysPerUser ?? undefined,
    rate: rate ?? undefined,
  };
}

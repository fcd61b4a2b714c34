import type { Arm } from '../../guard/bucket.ts';
import { floorTo, type Granularity, hourMs, type Period } from '../play-reporting/civil-time.ts';
import type { ErrorGroup, VitalsRow, VitalsSource } from '../play-reporting/vitals.ts';
import type { AppUsers, Lived } from './app-users.ts';

/** What only the new version does to its users. */
export interface Defect {
  readonly issueId: string;
  readonly cause: string;
  readonly location: string;
}

export interface WorldVitals {
  readonly applicationId: string;
  readonly users: AppUsers;
  /** Undefined where the new version has nothing of its own. */
  readonly defect: Defect | undefined;
  /** How far the data lags behind at a time of the store's clock, in milliseconds. */
  readonly lagMs: (granularity: Granularity, nowMs: number) => number;
}

const known: Defect = { issueId: 'known', cause: 'java.io.IOException', location: 'Net.read' };

/** The Reporting API's view of a simulated population. */
export function worldVitals(world: WorldVitals): VitalsSource {
  const { users, applicationId } = world;
  return {
    happened(id, period) {
      if (id !== applicationId) return [];
      return livedIn(users, period).flatMap((one) => [
        ...rowOf(one, one.candidate, {
          versionCode: one.versionCodes.candidate,
          errors: newErrors(world, one),
        }),
        ...rowOf(one, one.baseline, {
          versionCode: one.versionCodes.baseline,
          errors: crashes(known, one.baseline),
        }),
      ]);
    },
    freshUntilMs: (granularity, nowMs) => floorTo(nowMs - world.lagMs(granularity, nowMs), granularity),
    anomalies: () => [],
  };
}

/** Distinct users of an hour or a day. Of any other time, what happened in its hours. */
function livedIn(users: AppUsers, { startMs, endMs }: Period): readonly Lived[] {
  if (endMs - startMs === hourMs) return users.hour(startMs);
  const day = users.day(startMs);
  if (endMs - startMs <= 25 * hourMs && day.length > 0) return day;
  return users.hours().filter((lived) => lived.startMs >= startMs && lived.startMs < endMs);
}

function rowOf(
  { device }: Lived,
  arm: Arm | undefined,
  { versionCode, errors }: Pick<VitalsRow, 'versionCode' | 'errors'>,
): readonly VitalsRow[] {
  if (arm === undefined) return [];
  return [{ versionCode, cohort: 'OS_PUBLIC', device, users: Math.round(arm.users), errors }];
}

/** Whoever crashes more than the old version's users do meets what is new in the new one. */
function newErrors({ defect }: WorldVitals, { candidate, baseline }: Lived): readonly ErrorGroup[] {
  if (candidate === undefined) return [];
  const usual = ((baseline?.failed ?? 0) / (baseline?.users ?? 1)) * candidate.users;
  if (defect === undefined || candidate.failed <= usual) return crashes(known, candidate);
  return [
    ...crashes(known, { ...candidate, failed: usual }),
    ...crashes(defect, { ...candidate, failed: candidate.failed - Math.round(usual) }),
  ];
}

function crashes({ issueId, cause, location }: Defect, arm: Arm | undefined): readonly ErrorGroup[] {
  const users = Math.round(arm?.failed ?? 0);
  if (users <= 0) return [];
  return [{ type: 'CRASH', perceived: true, users, reports: users, issueId, cause, location }];
}

import { type Platform, platforms } from '../stores/platform.ts';
import type { Rehearsal } from './rehearse.ts';
import type { RehearsalOutcome, Scenario } from './scenario.ts';

/** How a release ended on one store. */
export interface StoreSummary {
  readonly platform: Platform;
  readonly outcome: RehearsalOutcome;
  /** What the scenario wants; undefined where it leaves it open. */
  readonly expected: RehearsalOutcome | undefined;
  /** Users who have the version at the end, and their share of all. */
  readonly exposed: number;
  readonly share: number;
  /** When a store stopped offering the version for good, and when it gave it to everybody; hours, undefined for never. */
  readonly stoppedAt: number | undefined;
  readonly completeAt: number | undefined;
  /** Hours from the first users who met the defect to the stop; undefined without a defect or without a stop. */
  readonly hoursToStop: number | undefined;
}

/** What became of a rehearsal, by store. Pure. */
export function summarise(scenario: Scenario, { standings }: Rehearsal): readonly StoreSummary[] {
  return platforms.map((platform) => {
    const own = standings.filter((one) => one.platform === platform);
    const last = own.at(-1);
    const firstHour = (outcome: RehearsalOutcome) => own.find((one) => one.outcome === outcome)?.hour;
    const stoppedAt = stoppedSince(own);
    const hitAt = hitSince(scenario, platform, own);
    return {
      platform,
      outcome: last?.outcome ?? 'not-published',
      expected: scenario.expects?.[platform],
      exposed: last?.exposed ?? 0,
      share: (last?.exposed ?? 0) / scenario.users[platform],
      stoppedAt,
      completeAt: firstHour('everybody'),
      hoursToStop: stoppedAt === undefined || hitAt === undefined ? undefined : stoppedAt - hitAt,
    };
  });
}

/** A pause that the controller ended by itself was none. */
function stoppedSince(standings: Rehearsal['standings']): number | undefined {
  if (standings.at(-1)?.outcome !== 'halted') return undefined;
  const goesOn = standings.findLastIndex(({ outcome }) => outcome !== 'halted');
  return standings[goesOn + 1]?.hour;
}

/** From when on users met what is wrong with the version: it begins at its hour, and with them. */
export function hitSince(
  { defect }: Scenario,
  platform: Platform,
  standings: Rehearsal['standings'],
): number | undefined {
  if (defect === undefined || !defect.on.includes(platform)) return undefined;
  return standings.find(({ hour, exposed }) => hour >= defect.fromHour && exposed > 0)?.hour;
}

/** Whether every store ended as the scenario wants it. */
export function isAsExpected(summary: readonly StoreSummary[]): boolean {
  return summary.every(({ outcome, expected }) => expected === undefined || outcome === expected);
}

import { pauseBudgetDays } from '../stores/phased-release.ts';
import type { TrackRelease } from '../stores/store.ts';

/** Whether Apple takes no further pause of it; the budget is of all pauses together. */
export function isPauseBudgetSpent({ timetable }: TrackRelease): boolean {
  return (timetable?.pausedDays ?? 0) >= pauseBudgetDays;
}

/** Early enough for a new version to be built, reviewed and phased. */
const pauseWarningDays = 20;

/** How much of its pauses a phased release has used up, of which the store's own count is taken. */
export function pauseBudgetText(pausedDays: number | undefined): string {
  if (pausedDays === undefined) return `of ${pauseBudgetDays} days of pause, how many are used is not known`;
  const used = `${pausedDays} of ${pauseBudgetDays} days of pause are used`;
  return pausedDays < pauseWarningDays
    ? used
    : `${used}. What happens after day ${pauseBudgetDays} Apple does not say: resume, complete or replace it before`;
}

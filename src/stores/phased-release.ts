/**
 * The App Store's phased release: who has automatic updates on gets the version within seven days, a share of them
 * each day. The shares are Apple's and cannot be chosen; a manual download gets the version on any day.
 * https://developer.apple.com/help/app-store-connect/update-your-app/release-a-version-update-in-phases
 */
export const phasedReleaseFractions: readonly number[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** All pauses of one phased release together; what happens after that Apple does not say. */
export const pauseBudgetDays = 30;

/** The share of users on a day, counted from 1. After the last one everybody has it; before the first it counts as the first. */
export function fractionOfDay(day: number): number {
  const last = phasedReleaseFractions.length;
  return phasedReleaseFractions[Math.min(Math.max(Math.trunc(day), 1), last) - 1] ?? 1;
}

/** The day, counted from 1, whose share a fraction is; a fraction between two days is still the earlier one. */
export function dayOfFraction(fraction: number): number {
  return Math.max(1, phasedReleaseFractions.filter((share) => share <= fraction).length);
}

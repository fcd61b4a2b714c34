/** Before three healthy releases have been seen nothing is known of an app's own users, and more is forgiven. */
const coldSlope = 0.6;
/** On top of what was learnt: the next release is not exactly like those before it. */
const reserve = 0.1;

/**
 * The failure ratio of a healthy release whose users are partly fresh to it: early adopters and the first hours after
 * an update crash more. `slope` is what `learnSlope` made of healthy releases, undefined before it could.
 */
export function healthyRatio(fresh: number, slope: number | undefined): number {
  return 1 + (slope === undefined ? coldSlope : slope + reserve) * fresh;
}

/** One row of a healthy release in the past: failures seen, failures that the old version's rate promised, freshness. */
export interface HealthyRow {
  readonly failed: number;
  readonly expected: number;
  readonly fresh: number;
}

export const fewestReleases = 3;

/**
 * How much more often wholly fresh users of a healthy release see a failure: 0 for no more, 1 for twice as often.
 * Undefined with fewer than three releases. Shrunk towards 0.3, as if one small release had shown that.
 */
export function learnSlope(releases: readonly (readonly HealthyRow[])[]): number | undefined {
  if (releases.length < fewestReleases) return undefined;
  const rows = releases.flat();
  const excess = rows.reduce((sum, { failed, expected }) => sum + failed - expected, 0);
  const weight = rows.reduce((sum, { expected, fresh }) => sum + expected * fresh, 0);
  return Math.min(1, Math.max(0, (excess + 1.2) / (weight + 4)));
}

/** Before three healthy releases have been seen nothing is known of an app's own users, and more is forgiven. */
const coldSlope = 0.6;
/** On top of what was learnt: the next release is not exactly like those before it. */
const reserve = 0.1;

/**
 * The failure ratio of a healthy release whose users are partly fresh to it: early adopters and the first hours after
 * an update crash more. `slope` is what healthy releases have shown, undefined before three of them.
 */
export function healthyRatio(fresh: number, slope: number | undefined): number {
  return 1 + (slope === undefined ? coldSlope : slope + reserve) * fresh;
}

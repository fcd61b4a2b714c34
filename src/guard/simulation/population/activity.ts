/** A user is active in about eight hours of a day, most of them in the evening. */
const activeHours = 8;
const swing = 0.6;
const quietest = 4;

/** The chance that a user is active in each hour of a day. */
export const activity: readonly number[] = Array.from({ length: 24 }, (_, hour) => {
  const phase = ((hour - quietest) / 24) * 2 * Math.PI;
  return (activeHours / 24) * (1 - swing * Math.cos(phase));
});

/** The chance of having been idle from the beginning of the day until the hour of that index; 25 of them. */
export const idleUntil: readonly number[] = Array.from({ length: 25 }, (_, hour) =>
  activity.slice(0, hour).reduce((idle, active) => idle * (1 - active), 1),
);

export function activeHoursOfDay(): number {
  return activity.reduce((sum, active) => sum + active, 0);
}

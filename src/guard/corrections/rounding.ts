import type { Arm } from '../bucket.ts';

/**
 * Play rounds `distinctUsers` but not the rate: to tens below 100, hundreds below 1,000, thousands below a million.
 * Whoever takes the shown number counts users who are not there, so both versions get the lower end of the interval,
 * and as many failures as the rate makes of it. Above a million a step is too small to matter.
 */
export function lowerEnd({ users, failed }: Arm): Arm {
  const lower = users - roundingStep(users) / 2;
  return { users: lower, failed: (failed / users) * lower };
}

/** What Play shows of so many users. */
export function asPlayRounds(users: number): number {
  const step = roundingStep(users);
  return step === 0 ? users : Math.round(users / step) * step;
}

function roundingStep(users: number): number {
  if (users < 100) return 10;
  if (users < 1000) return 100;
  return users < 1_000_000 ? 1000 : 0;
}

const hourMs = 3_600_000;

/**
 * How long a stage waits for evidence before it goes on without, by the share of users that it is offered to. Short at
 * first, because a percent of an app of usual size tells little however long it lasts, and harms few; longest at the
 * next stage, which tells most for what it risks. docs/GUARD.md shows what other choices cost.
 */
const patience = [
  { below: 0.02, hours: 96 },
  { below: 0.05, hours: 192 },
  { below: 0.2, hours: 168 },
] as const;

/** Where the share is not known, and for large ones. */
export const usualPatienceMs = 120 * hourMs;

/** In milliseconds; `fraction` is 0 to 1. */
export function patienceFor(fraction: number): number {
  const row = patience.find(({ below }) => fraction < below);
  return row === undefined ? usualPatienceMs : row.hours * hourMs;
}

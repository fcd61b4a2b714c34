/**
 * The time of the release's world: store state, bake time, freshness. Transport and tokens do not use
 * it: they live in wall time. A rehearsal drives it; everything else reads the machine's.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

import { SlipwayError } from '../errors/slipway-error.ts';
import type { AvailabilityStore, TerritoryAvailability } from './availability-store.ts';

export interface AvailabilityChange {
  readonly applicationId: string;
  readonly available: boolean;
  /** Only these; undefined: every one. */
  readonly territories?: readonly string[] | undefined;
}

export interface AvailabilityResult {
  /** Read back: they are as was asked for, and were not before. */
  readonly changed: readonly string[];
  /** Read back: they are not. */
  readonly left: readonly string[];
  /** Were as asked for before. */
  readonly already: readonly string[];
  /** Why the first that failed did. */
  readonly failure: SlipwayError | undefined;
}

/** The entries that a change would touch. Pure. */
export function toChange(
  shown: readonly TerritoryAvailability[],
  { available, territories }: AvailabilityChange,
): readonly TerritoryAvailability[] {
  return shown.filter(
    (entry) =>
      entry.available !== available && (territories === undefined || territories.includes(entry.territory)),
  );
}

/**
 * Changes all territories that need it, as many at once as the store's client lets through, and reads them back. What
 * fails does not keep the others; a second run takes up what is left, because only the store remembers.
 */
export async function changeAvailability(
  store: AvailabilityStore,
  change: AvailabilityChange,
  before: readonly TerritoryAvailability[],
): Promise<AvailabilityResult> {
  const { applicationId, available } = change;
  const wanted = toChange(before, change);
  const ends = await Promise.allSettled(wanted.map((entry) => store.setAvailable(entry, available)));
  const after = wanted.length === 0 ? before : await store.readTerritories(applicationId);
  const left = toChange(after, change).map(({ territory }) => territory);
  const changed = wanted.map(({ territory }) => territory).filter((territory) => !left.includes(territory));
  const touched = new Set([...changed, ...left]);
  return {
    changed,
    left,
    already: after
      .filter((entry) => entry.available === available && !touched.has(entry.territory))
      .map(({ territory }) => territory),
    failure: firstFailure(ends),
  };
}

/** What is no refusal of the store is a bug, and is thrown. */
function firstFailure(ends: readonly PromiseSettledResult<void>[]): SlipwayError | undefined {
  const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  for (const reason of reasons) if (!(reason instanceof SlipwayError)) throw reason;
  return reasons[0] as SlipwayError | undefined;
}

import type { Finding } from '../findings/finding.ts';
import { checkListing } from './check-listing.ts';
import type { LocalListings, StoreListings } from './listing.ts';
import type { ListingResult, ListingScope, ListingStore } from './listing-store.ts';
import { type ListingPlan, type PlanOptions, planListing } from './plan-listing.ts';
import { type PlayImageType, playImageTypes } from './play-graphics.ts';

export interface ListingSync {
  readonly applicationId: string;
  readonly local: LocalListings;
  readonly options: PlanOptions;
}

export interface PlannedListing {
  readonly plan: ListingPlan;
  /** What the store would refuse of the files. */
  readonly findings: readonly Finding[];
}

/** What a push would do now, and what of it the store would refuse. Writes nothing. */
export async function planPush(store: ListingStore, sync: ListingSync): Promise<PlannedListing> {
  const seen = await store.readListings(sync.applicationId, scopeOf(sync));
  return { plan: planListing(sync.local, seen, sync.options), findings: checkListing(sync.local) };
}

/** Makes the store show what the files say, in one edit. */
export function pushListing(store: ListingStore, sync: ListingSync): Promise<ListingResult> {
  const { applicationId, local, options } = sync;
  const decide = (seen: StoreListings) => planListing(local, seen, options);
  return store.changeListings(applicationId, decide, scopeOf(sync));
}

/** All images of the languages that the files have, and of the others when they may be deleted. */
function scopeOf({ local, options }: ListingSync): ListingScope {
  const managed = new Set(local.languages.map(({ language }) => language));
  const none: readonly PlayImageType[] = [];
  return { types: (language) => (options.prune || managed.has(language) ? playImageTypes : none) };
}

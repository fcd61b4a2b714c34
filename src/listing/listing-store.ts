import type { StoreImage, StoreListings } from './listing.ts';
import type { ListingPlan } from './plan-listing.ts';
import type { PlayImageType } from './play-graphics.ts';

/** What of the listing is read: images cost one request for each language and type. */
export interface ListingScope {
  /** Undefined: every type. */
  readonly types: (language: string) => readonly PlayImageType[];
}

/** Pure; called for what a fresh edit shows. */
export type ListingDecision = (seen: StoreListings) => ListingPlan;

export type ListingResult =
  | { readonly kind: 'changed'; readonly plan: ListingPlan }
  | { readonly kind: 'unchanged' }
  /** Committed, but a fresh read does not show all of it: `left` is what is still to be done. */
  | { readonly kind: 'not-confirmed'; readonly left: ListingPlan; readonly waitsInConsole: boolean };

/** The texts and images that users see of an app in the store. */
export interface ListingStore {
  readonly label: string;
  readListings(applicationId: string, scope: ListingScope): Promise<StoreListings>;
  /** One edit: read, decide, write, validate, commit, read back. Begins anew when the edit was invalidated. */
  changeListings(applicationId: string, decide: ListingDecision, scope: ListingScope): Promise<ListingResult>;
  /** The bytes of an image as the store hands them out. */
  fetchImage(image: StoreImage): Promise<Uint8Array>;
}

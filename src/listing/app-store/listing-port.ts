import type { ShownAppStoreListing } from './listing.ts';
import type { AppStorePlan } from './plan.ts';

/** Texts, images and review details of the version that is being prepared. */
export interface AppStoreListingStore {
  readonly label: string;
  /** Throws STORE_NO_EDITABLE_VERSION while all there is can no longer be changed. */
  open(applicationId: string): Promise<OpenAppStoreListing>;
}

export interface OpenAppStoreListing {
  readonly versionName: string;
  readonly shown: ShownAppStoreListing;
  /** Writes a plan that was made of `shown`. Each part is its own request, so a failure leaves what came before. */
  write(plan: AppStorePlan): Promise<void>;
}

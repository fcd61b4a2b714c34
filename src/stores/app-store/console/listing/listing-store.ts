import type { AppStoreListingStore } from '../../../../listing/app-store/listing-port.ts';
import type { AppStoreClient } from '../../app-store-client.ts';
import { findEditable } from './editable.ts';
import { readListing } from './read-listing.ts';
import { writeListing } from './write-listing.ts';

export function createListingStore(client: AppStoreClient): AppStoreListingStore {
  return {
    label: client.label,
    async open(applicationId) {
      const editable = await findEditable(client, applicationId);
      const { shown, ids } = await readListing(client, editable);
      return {
        versionName: editable.version.attributes?.versionString ?? '',
        shown,
        write: (plan) => writeListing(client, ids, plan),
      };
    },
  };
}

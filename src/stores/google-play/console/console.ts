import type { ListingStore } from '../../../listing/listing-store.ts';
import type { RecoveryStore } from '../../../recovery/recovery-store.ts';
import type { ReviewStore } from '../../../reviews/review-store.ts';
import type { GeneratedApkStore } from '../../generated-apks.ts';
import { createPlayClient } from '../client.ts';
import { labelOf } from '../endpoint.ts';
import type { GooglePlayOptions } from '../google-play.ts';
import { defaultPace } from '../pace.ts';
import { createTransport } from '../transport.ts';
import { createGeneratedApkStore } from './generated-apk-store.ts';
import { createListingStore } from './listing-store.ts';
import { createRecoveryStore } from './recovery-store.ts';
import { createReviewStore } from './review-store.ts';

/** What Google Play's API offers beside releases. */
export interface PlayConsole {
  readonly listing: ListingStore;
  readonly reviews: ReviewStore;
  readonly recovery: RecoveryStore;
  readonly apks: GeneratedApkStore;
}

/** All of them share one token and one set of connections. */
export function createPlayConsole(options: GooglePlayOptions): PlayConsole {
  const { endpoint, credentials, fetch } = options;
  const transport = createTransport({ endpoint, credentials, fetch });
  const client = createPlayClient(transport, { ...defaultPace, ...options.pace });
  const label = labelOf(endpoint);
  return {
    listing: createListingStore(client, label),
    reviews: createReviewStore(client, label),
    recovery: createRecoveryStore(client, label),
    apks: createGeneratedApkStore(client, label),
  };
}

import type { AvailabilityStore } from '../../../availability/availability-store.ts';
import type { BuildStore } from '../../../builds/build-store.ts';
import type { AppStoreListingStore } from '../../../listing/app-store/listing-port.ts';
import type { ReviewStore } from '../../../reviews/review-store.ts';
import type { WebhookStore } from '../../../webhooks/webhook-store.ts';
import { type AppStoreOptions, createClient } from '../app-store.ts';
import { createAvailabilityStore } from './availability-store.ts';
import { createBuildStore } from './build-store.ts';
import { createListingStore } from './listing/listing-store.ts';
import { createReviewStore } from './review-store.ts';
import { createWebhookStore } from './webhook-store.ts';

/** What App Store Connect offers beside releases. */
export interface AppStoreConsole {
  readonly availability: AvailabilityStore;
  readonly builds: BuildStore;
  readonly listing: AppStoreListingStore;
  readonly reviews: ReviewStore;
  readonly webhooks: WebhookStore;
}

/** All of them share one client, and with it one token and one budget. */
export function createAppStoreConsole(options: AppStoreOptions): AppStoreConsole {
  const client = createClient(options);
  return {
    availability: createAvailabilityStore(client),
    builds: createBuildStore(client),
    listing: createListingStore(client),
    reviews: createReviewStore(client),
    webhooks: createWebhookStore(client),
  };
}

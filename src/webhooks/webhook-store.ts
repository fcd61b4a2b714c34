/** An address that the store tells about what happens to an app. */
export interface StoreWebhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly eventTypes: readonly string[];
}

export interface NewWebhook {
  readonly name: string;
  readonly url: string;
  readonly eventTypes: readonly string[];
  /** What deliveries are signed with. Never printed. */
  readonly secret: string;
}

/** One try of the store to tell an event. */
export interface Delivery {
  readonly id: string;
  readonly state: string;
  /** ISO 8601; undefined when it was not sent yet. */
  readonly sentAt: string | undefined;
  /** What the address answered, where it did. */
  readonly httpStatus: number | undefined;
  readonly problem: string | undefined;
  readonly isRedelivery: boolean;
}

export interface WebhookStore {
  readonly label: string;
  list(applicationId: string): Promise<readonly StoreWebhook[]>;
  add(applicationId: string, webhook: NewWebhook): Promise<StoreWebhook>;
  /** Name, events and secret of one that is there already; it is enabled. */
  change(id: string, webhook: NewWebhook): Promise<StoreWebhook>;
  remove(id: string): Promise<void>;
  /** Has the store send an event that says nothing, to see whether it arrives. */
  ping(id: string): Promise<void>;
  /** The newest first, at most so many. */
  deliveries(id: string, most: number): Promise<readonly Delivery[]>;
  /** Has the store send it once more. */
  redeliver(deliveryId: string): Promise<void>;
}

/** What one subscribes to in order to follow releases. */
export const releaseEvents = [
  'APP_STORE_VERSION_APP_VERSION_STATE_UPDATED',
  'BUILD_UPLOAD_STATE_UPDATED',
  'BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED',
] as const;

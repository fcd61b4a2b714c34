import type { AppStoreState, Ref } from '../model.ts';
import { added, childrenOf, isoTime } from '../resources.ts';

/** Something that webhooks tell: a state has another value than before. */
export interface StateChange {
  readonly appId: string;
  readonly team: string | undefined;
  /** As one subscribes to it, such as `BUILD_UPLOAD_STATE_UPDATED`. */
  readonly eventType: string;
  /** What it is about. */
  readonly instance: Ref;
  readonly from: string;
  readonly to: string;
  readonly nowMs: number;
}

/** Puts an event into the outbox of each webhook that wants it. */
export function emitted(state: AppStoreState, change: StateChange): AppStoreState {
  const wanting = childrenOf(state, 'webhooks', { app: change.appId }).filter(
    ({ attributes }) =>
      attributes.enabled === true && (attributes.eventTypes as readonly string[]).includes(change.eventType),
  );
  return wanting.reduce((before, { id }) => queued(before, { webhookId: id, ...eventOf(change) }), state);
}

export interface QueuedEvent {
  readonly webhookId: string;
  readonly team: string | undefined;
  readonly eventType: string;
  readonly isPing: boolean;
  readonly nowMs: number;
  /** What is sent beside the id of the event. */
  readonly data: Readonly<Record<string, unknown>>;
}

export function queued(state: AppStoreState, event: QueuedEvent): AppStoreState {
  const { state: withEvent, value } = added(state, {
    type: 'webhookEvents',
    team: event.team,
    attributes: { eventType: event.eventType, ping: event.isPing, createdDate: isoTime(event.nowMs) },
    one: { webhook: event.webhookId },
  });
  // The document has a type of event for what can be subscribed to, and none for a ping.
  const data = { type: nameOnDelivery(event.eventType), id: value.id, version: 1, ...event.data };
  return added(withEvent, {
    type: 'webhookDeliveries',
    team: event.team,
    attributes: { createdDate: isoTime(event.nowMs), deliveryState: 'PENDING', redelivery: false },
    one: { webhook: event.webhookId, event: value.id },
    kept: { payload: JSON.stringify({ data }), tries: 0 },
  }).state;
}

function eventOf({
  team,
  eventType,
  instance,
  from,
  to,
  nowMs,
}: StateChange): Omit<QueuedEvent, 'webhookId'> {
  const self = `https://api.appstoreconnect.apple.com/v1/${instance.type}/${instance.id}`;
  return {
    team,
    eventType,
    isPing: false,
    nowMs,
    data: {
      attributes: { oldValue: from, newValue: to, timestamp: isoTime(nowMs) },
      relationships: { instance: { data: instance, links: { self } } },
    },
  };
}

/** Subscribed to as `BUILD_UPLOAD_STATE_UPDATED`, delivered as `buildUploadStateUpdated`. */
function nameOnDelivery(eventType: string): string {
  return eventType.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

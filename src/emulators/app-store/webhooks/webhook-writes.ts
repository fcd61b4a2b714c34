import { wrongState } from '../refusal.ts';
import { added, changed, childrenOf, isoTime, removed, resource, text } from '../resources.ts';
import { created, gone, relatedId, updated, type Write } from '../write.ts';
import { queued } from './emit.ts';

/** The secret is kept where no answer shows it. */
export const createWebhook: Write = (state, call) => {
  const { secret, ...attributes } = call.attributes;
  const { state: next, value } = added(state, {
    type: 'webhooks',
    team: call.team,
    attributes,
    one: { app: relatedId(call, 'app') },
    kept: { secret },
  });
  return created(next, value);
};

export const changeWebhook: Write = (state, { id, attributes: { secret, ...attributes } }) => {
  const webhook = resource(state, { type: 'webhooks', id });
  const kept = typeof secret === 'string' ? { secret } : {};
  return updated(changed(state, webhook, { attributes, kept }), webhook);
};

export const deleteWebhook: Write = (state, { id }) => {
  const parts = ['webhookDeliveries', 'webhookEvents'].flatMap((type) =>
    childrenOf(state, type, { webhook: id }),
  );
  return gone(removed(parts.reduce(removed, state), resource(state, { type: 'webhooks', id })));
};

/** Sends an event that says nothing, to see whether it arrives. */
export const createPing: Write = (state, call) => {
  const webhook = resource(state, { type: 'webhooks', id: relatedId(call, 'webhook') });
  const sent = queued(state, {
    webhookId: webhook.id,
    team: call.team,
    eventType: 'WEBHOOK_PING_CREATED',
    isPing: true,
    nowMs: call.nowMs,
    data: { attributes: { timestamp: isoTime(call.nowMs) } },
  });
  const { state: next, value } = added(sent, {
    type: 'webhookPings',
    team: call.team,
    one: { webhook: webhook.id },
  });
  return created(next, value);
};

/** Sends once more what was sent before. */
export const createDelivery: Write = (state, call) => {
  const before = resource(state, { type: 'webhookDeliveries', id: relatedId(call, 'template') });
  if (text(before.attributes, 'deliveryState') === 'PENDING') {
    throw wrongState('The delivery has not been tried yet.');
  }
  const { state: next, value } = added(state, {
    type: 'webhookDeliveries',
    team: call.team,
    attributes: { createdDate: isoTime(call.nowMs), deliveryState: 'PENDING', redelivery: true },
    one: before.one,
    kept: { payload: before.kept.payload, tries: 0 },
  });
  return created(next, value);
};

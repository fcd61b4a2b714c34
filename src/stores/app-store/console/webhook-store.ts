import type { Schemas } from '../../../app-store-connect-api/index.ts';
import type { Delivery, NewWebhook, StoreWebhook, WebhookStore } from '../../../webhooks/webhook-store.ts';
import type { AppStoreClient } from '../app-store-client.ts';

type EventType = Schemas['WebhookEventType'];

export function createWebhookStore({ label, api, appId }: AppStoreClient): WebhookStore {
  return {
    label,
    async list(applicationId) {
      const webhooks: StoreWebhook[] = [];
      const path = { id: await appId(applicationId) };
      for await (const webhook of api.each('/v1/apps/{id}/webhooks', { params: { path } }))
        webhooks.push(webhookFrom(webhook));
      return webhooks;
    },
    async add(applicationId, webhook) {
      const app = { data: { type: 'apps', id: await appId(applicationId) } } as const;
      const { data } = await api.post('/v1/webhooks', {
        body: { data: { type: 'webhooks', attributes: attributesOf(webhook), relationships: { app } } },
      });
      return webhookFrom(data);
    },
    async change(id, webhook) {
      const { data } = await api.patch('/v1/webhooks/{id}', {
        params: { path: { id } },
        body: { data: { type: 'webhooks', id, attributes: attributesOf(webhook) } },
      });
      return webhookFrom(data);
    },
    async remove(id) {
      await api.delete('/v1/webhooks/{id}', { params: { path: { id } } });
    },
    async ping(id) {
      const webhook = { data: { type: 'webhooks', id } } as const;
      await api.post('/v1/webhookPings', {
        body: { data: { type: 'webhookPings', relationships: { webhook } } },
      });
    },
    async deliveries(id, most) {
      const { data } = await api.get('/v1/webhooks/{id}/deliveries', {
        params: { path: { id }, query: { limit: most } },
      });
      return data.map(deliveryFrom);
    },
    async redeliver(id) {
      const template = { data: { type: 'webhookDeliveries', id } } as const;
      await api.post('/v1/webhookDeliveries', {
        body: { data: { type: 'webhookDeliveries', relationships: { template } } },
      });
    },
  };
}

function attributesOf({ name, url, secret, eventTypes }: NewWebhook) {
  return { enabled: true, name, url, secret, eventTypes: [...eventTypes] as EventType[] };
}

function webhookFrom({ id, attributes = {} }: Schemas['Webhook']): StoreWebhook {
  const { name = '', url = '', enabled = false, eventTypes = [] } = attributes;
  return { id, name, url, enabled, eventTypes };
}

function deliveryFrom({ id, attributes = {} }: Schemas['WebhookDelivery']): Delivery {
  return {
    id,
    state: attributes.deliveryState ?? 'UNKNOWN',
    sentAt: attributes.sentDate,
    httpStatus: attributes.response?.httpStatusCode,
    problem: attributes.errorMessage,
    isRedelivery: attributes.redelivery === true,
  };
}

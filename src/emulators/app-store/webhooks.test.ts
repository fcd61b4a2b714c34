import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeNow, listenLocally } from '../serving/listen.ts';
import type { AppStoreHarness } from './testing/app-store-harness.ts';
import { played } from './testing/app-store-script.ts';
import { created, linked } from './testing/requests.ts';
import { submitted } from './testing/rules/circumstances.ts';
import { openStage, type Stage } from './testing/stage.ts';

interface Received {
  readonly signature: string;
  readonly text: string;
}

let receiver: Server;
let url = '';
let received: Received[] = [];
let status = 200;
let stage: Stage;
let harness: AppStoreHarness;
const secret = 'only for this test';

beforeEach(async () => {
  received = [];
  status = 200;
  receiver = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    received.push({ signature: String(request.headers['x-apple-signature']), text });
    response.writeHead(status).end('noted');
  });
  url = await listenLocally(receiver, 0);
  stage = await openStage({});
  harness = stage.harness;
});
afterEach(async () => {
  await harness.close();
  await closeNow(receiver);
});

async function subscribed(): Promise<string> {
  const { call, appId } = harness;
  const webhook = await created(call, 'webhooks', {
    attributes: {
      enabled: true,
      name: 'ci',
      secret,
      url,
      eventTypes: ['APP_STORE_VERSION_APP_VERSION_STATE_UPDATED'],
    },
    relationships: { app: linked('apps', await appId()) },
  });
  expect(webhook.attributes).not.toHaveProperty('secret');
  return webhook.id;
}

const deliveries = async (id: string) =>
  (await harness.call('GET', `/v1/webhooks/${id}/deliveries`)).body.data.map(
    ({ attributes }: { readonly attributes: object }) => attributes,
  );

test('tells of a ping, signed over the bytes that were sent', async () => {
  const id = await subscribed();
  await created(harness.call, 'webhookPings', { relationships: { webhook: linked('webhooks', id) } });
  expect(await deliveries(id)).toMatchObject([
    { deliveryState: 'SUCCEEDED', redelivery: false, response: { httpStatusCode: 200, body: 'noted' } },
  ]);
  const [{ signature, text }] = received as [Received];
  const expected = `hmacsha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  expect(timingSafeEqual(Buffer.from(signature), Buffer.from(expected))).toBe(true);
  expect(JSON.parse(text).data.type).toBe('webhookPingCreated');
});

test('tells of each state of a version, also of what only time or Apple does', async () => {
  const id = await subscribed();
  await played(stage, `${submitted}; Apple looks; Apple approves`);
  const count = (await deliveries(id)).length;
  const events = received.map(({ text }) => JSON.parse(text).data);
  expect(events.map(({ attributes }) => attributes.newValue)).toEqual([
    'READY_FOR_REVIEW',
    'WAITING_FOR_REVIEW',
    'IN_REVIEW',
    'PROCESSING_FOR_DISTRIBUTION',
    'REPLACED_WITH_NEW_VERSION',
    'READY_FOR_DISTRIBUTION',
  ]);
  expect(count).toBe(events.length);
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['appStoreVersionAppVersionStateUpdated']));
  expect(events[0].relationships.instance.data).toEqual({ type: 'appStoreVersions', id: stage.named('it') });
});

test('tries again when the receiver fails, and once more by hand', async () => {
  const id = await subscribed();
  status = 503;
  await created(harness.call, 'webhookPings', { relationships: { webhook: linked('webhooks', id) } });
  expect(await deliveries(id)).toMatchObject([
    { deliveryState: 'FAILED', errorMessage: 'The server answered with 503.' },
  ]);
  harness.clock.nowMs += 60_000;
  status = 200;
  await harness.call('GET', '/v1/apps');
  const [delivery] = (await harness.call('GET', `/v1/webhooks/${id}/deliveries`)).body.data;
  expect(delivery.attributes).toMatchObject({ deliveryState: 'SUCCEEDED', redelivery: true });
  expect(received.map(({ text }) => text)).toEqual([received[0]?.text, received[0]?.text]);

  await created(harness.call, 'webhookDeliveries', {
    relationships: { template: linked('webhookDeliveries', delivery.id) },
  });
  expect(await deliveries(id)).toHaveLength(2);
  expect(received).toHaveLength(3);
});

test('a receiver that is not there is a failed delivery', async () => {
  const id = await subscribed();
  await closeNow(receiver);
  await created(harness.call, 'webhookPings', { relationships: { webhook: linked('webhooks', id) } });
  expect(await deliveries(id)).toMatchObject([{ deliveryState: 'FAILED', response: null }]);
});

import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebhookEvent } from '../app-store-connect-api/webhook.ts';
import { type Receiver, receiveWebhooks } from './receive-webhooks.ts';

const secret = 'a long enough secret phrase';
const events: WebhookEvent[] = [];
const refused: string[] = [];
let fails = false;
let receiver: Receiver;
beforeEach(async () => {
  events.length = 0;
  refused.length = 0;
  fails = false;
  receiver = await receiveWebhooks({
    host: '127.0.0.1',
    port: 0,
    secret,
    onEvent: (event) => {
      if (fails) throw new Error('no disk');
      events.push(event);
    },
    onRefused: (reason) => refused.push(reason),
  });
});
afterEach(() => receiver.close());

// With spaces: whoever signed what JSON.stringify makes of it would have another signature.
const body = (id: string) =>
  `{ "data" : { "type": "buildUploadStateUpdated", "id": "${id}", "attributes": { "newValue": "COMPLETE" } } }`;
const sign = (text: string) => `hmacsha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
const post = async (text: string, signature?: string) =>
  (
    await fetch(receiver.origin, {
      method: 'POST',
      body: text,
      headers: signature === undefined ? {} : { 'X-Apple-Signature': signature },
    })
  ).status;

test('what is signed is handed on, once for each event however often it is delivered', async () => {
  expect(await post(body('1'), sign(body('1')))).toBe(200);
  expect(await post(body('1'), sign(body('1')))).toBe(200);
  expect(await post(body('2'), sign(body('2')))).toBe(200);
  expect(events.map(({ id, type }) => `${id} ${type}`)).toEqual([
    '1 BUILD_UPLOAD_STATE_UPDATED',
    '2 BUILD_UPLOAD_STATE_UPDATED',
  ]);
});

test('what could not be handed on is asked for again', async () => {
  fails = true;
  expect(await post(body('1'), sign(body('1')))).toBe(500);
  fails = false;
  expect(await post(body('1'), sign(body('1')))).toBe(200);
  expect(events).toHaveLength(1);
});

test.each([
  ['is not signed', { text: body('1'), signature: undefined, status: 401 }],
  [
    'is signed with another secret',
    { text: body('1'), signature: `hmacsha256=${'0'.repeat(64)}`, status: 401 },
  ],
  ['holds no event', { text: '{}', signature: sign('{}'), status: 400 }],
  ['is too large', { text: 'x'.repeat(70_000), signature: sign('x'.repeat(70_000)), status: 413 }],
])('what %s is turned away', async (_, { text, signature, status }) => {
  expect(await post(text, signature)).toBe(status);
  expect([events, refused.length]).toEqual([[], 1]);
});

test('only POST is listened to, and a taken port is said', async () => {
  expect((await fetch(receiver.origin)).status).toBe(405);
  const port = Number(new URL(receiver.origin).port);
  const second = receiveWebhooks({ host: '127.0.0.1', port, secret, onEvent: () => {}, onRefused: () => {} });
  await expect(second).rejects.toMatchObject({ code: 'PORT_TAKEN' });
});

test('a sender that breaks off changes nothing', async () => {
  const socket = connect(Number(new URL(receiver.origin).port), '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"data"', () => socket.destroy());
  await new Promise((resolve) => socket.once('close', resolve));
  expect(await post(body('3'), sign(body('3')))).toBe(200);
  expect(events).toHaveLength(1);
});

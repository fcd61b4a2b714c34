import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWebhook } from './webhook.ts';

const secret = 'a phrase that nobody guesses';
const body = Buffer.from(
  JSON.stringify({
    data: {
      type: 'appStoreVersionAppVersionStateUpdated',
      id: '7f1d',
      version: 1,
      attributes: { oldValue: 'IN_REVIEW', newValue: 'REJECTED', timestamp: '2026-01-05T10:00:00Z' },
      relationships: { instance: { data: { type: 'appStoreVersions', id: '6442' }, links: { self: '' } } },
    },
  }),
);
const hex = (bytes: Uint8Array, key = secret) => createHmac('sha256', key).update(bytes).digest('hex');

test.each([
  ['named', `hmacsha256=${hex(body)}`],
  ['bare', hex(body)],
  ['in capitals', `HMACSHA256=${hex(body).toUpperCase()}`],
])('a delivery with a %s signature is read', (_, signature) => {
  expect(readWebhook({ body, signature, secret })).toEqual({
    kind: 'event',
    event: {
      id: '7f1d',
      type: 'APP_STORE_VERSION_APP_VERSION_STATE_UPDATED',
      about: { type: 'appStoreVersions', id: '6442' },
      attributes: { oldValue: 'IN_REVIEW', newValue: 'REJECTED', timestamp: '2026-01-05T10:00:00Z' },
    },
  });
});

test.each([
  ['no signature', undefined, 'unsigned'],
  ['an empty one', ' ', 'unsigned'],
  ['one of another secret', hex(body, 'other'), 'wrong-signature'],
  ['one of other bytes', hex(Buffer.concat([body, Buffer.from(' ')])), 'wrong-signature'],
  ['a part of the right one', `hmacsha256=${hex(body).slice(0, 32)}`, 'wrong-signature'],
  ['the right one and more', `${hex(body)}00`, 'wrong-signature'],
  ['one of another kind', `sha1=${hex(body)}`, 'wrong-signature'],
])('a delivery with %s is refused', (_, signature, reason) => {
  expect(readWebhook({ body, signature, secret })).toEqual({ kind: 'refused', reason });
});

test.each(['', 'null', '[]', '{"data":{"id":7,"type":"x"}}', '\u0000'])(
  'a signed body that holds no event is refused: %j',
  (text) => {
    const bytes = Buffer.from(text);
    const signature = hex(bytes);
    expect(readWebhook({ body: bytes, signature, secret })).toEqual({
      kind: 'refused',
      reason: 'unreadable',
    });
  },
);

test('a secret that is empty protects nothing, and is never used', () => {
  expect(() => readWebhook({ body, signature: hex(body, ''), secret: '' })).toThrow(RangeError);
});

test('one bit more or less in body or signature is always noticed', () => {
  fc.assert(
    fc.property(fc.nat(body.length * 8 - 1), fc.nat(255), (bodyBit, signatureBit) => {
      const flipped = Buffer.from(body);
      flipped[bodyBit >> 3] = (flipped[bodyBit >> 3] ?? 0) ^ (1 << (bodyBit & 7));
      const other = Buffer.from(hex(body), 'hex');
      other[signatureBit >> 3] = (other[signatureBit >> 3] ?? 0) ^ (1 << (signatureBit & 7));
      expect(readWebhook({ body: flipped, signature: hex(body), secret }).kind).toBe('refused');
      expect(readWebhook({ body, signature: other.toString('hex'), secret }).kind).toBe('refused');
    }),
  );
});

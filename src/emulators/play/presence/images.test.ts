import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { png } from '../../../assets/testing/png.ts';
import {
  applicationId,
  credentials,
  openHarness,
  type PlayHarness,
} from '../../../stores/google-play/testing/play-harness.ts';
import { type RawClient, rawClient } from '../testing/raw-client.ts';

const app = `/androidpublisher/v3/applications/${applicationId}`;
const icon = png(512, 512);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Answered {
  readonly image: { readonly sha256: string };
}

/** An opaque screenshot; `seed` tells it apart from others. */
function shot(seed: number): Uint8Array {
  const bytes = Uint8Array.from(png(320, 400 + seed));
  bytes[25] = 2;
  return bytes;
}

describe('images in the local Play', () => {
  let harness: PlayHarness;
  let client: RawClient;
  let edit: string;
  beforeEach(async () => {
    harness = await openHarness();
    client = await rawClient(harness.play.origin, credentials);
    edit = `${app}/edits/${(await client.request('POST', `${app}/edits`, {})).body.id}`;
    await client.request('PUT', `${edit}/listings/en-US`, { title: 'Chatter' });
  });
  afterEach(() => harness.close());

  const upload = (type: string, bytes: Uint8Array, language = 'en-US') =>
    client.request('POST', `/upload${edit}/listings/${language}/${type}?uploadType=media`, bytes);
  const list = async (type: string) =>
    (await client.request('GET', `${edit}/listings/en-US/${type}`)).body.images ?? [];

  test('are kept in the order of their arrival, by their hashes, and shown to everybody', async () => {
    for (const seed of [1, 2, 3]) {
      const { status, body } = await upload('phoneScreenshots', shot(seed));
      expect([status, body.image.sha256]).toEqual([200, sha256(shot(seed))]);
    }
    const images = await list('phoneScreenshots');
    expect(images.map((image: { sha256: string }) => image.sha256)).toEqual([1, 2, 3].map(shot).map(sha256));
    const shown = await fetch(images[1].url);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(Buffer.from(shot(2)));
    expect((await fetch(`${harness.play.origin}/images/${'0'.repeat(64)}`)).status).toBe(404);
  });

  test('are deleted one by one, all at once, and with their listing', async () => {
    for (const seed of [1, 2]) await upload('phoneScreenshots', shot(seed));
    const [first] = await list('phoneScreenshots');
    const one = `${edit}/listings/en-US/phoneScreenshots/${first.id}`;
    expect((await client.request('DELETE', one)).status).toBe(204);
    expect((await client.request('DELETE', one)).status).toBe(404);
    const all = await client.request('DELETE', `${edit}/listings/en-US/phoneScreenshots`);
    expect(all.body.deleted).toHaveLength(1);
    await upload('icon', icon);
    await client.request('DELETE', `${edit}/listings/en-US`);
    expect(await list('icon')).toEqual([]);
  });

  test('there is one icon, and there are eight screenshots of a type', async () => {
    await upload('icon', icon);
    await upload('icon', icon);
    expect(await list('icon')).toHaveLength(1);
    for (let seed = 0; seed < 8; seed += 1) await upload('tvScreenshots', shot(seed));
    expect((await upload('tvScreenshots', shot(9))).status).toBe(403);
  });

  test('for a language without a listing are answered and not kept, as the document says', async () => {
    expect((await upload('icon', icon, 'fr-FR')).status).toBe(200);
    const { body } = await client.request('GET', `${edit}/listings/fr-FR/icon`);
    expect(body).toEqual({});
  });

  test.each([
    ['no picture', 'icon', Buffer.from('hello'), 'it is no PNG'],
    ['a wrong size', 'icon', png(500, 500), 'it is 500x500 pixels; 512x512 are wanted'],
    ['no type', 'appImageTypeUnspecified', icon, 'image_type'],
    ['an unknown type', 'posters', icon, 'image_type'],
  ])('refuses %s', async (...[, type, bytes, message]) => {
    const { status, body } = await upload(type, bytes);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  const hashIn = async (answer: Response) => ((await answer.json()) as Answered).image.sha256;

  test('come in several parts, and in sessions of both kinds', async () => {
    const token = { authorization: `Bearer ${client.token}` };
    const place = `${harness.play.origin}/upload${edit}/listings/en-US/icon`;
    const parts = [
      '--x\r\ncontent-type: application/json\r\n\r\n{}\r\n--x\r\ncontent-type: image/png\r\n\r\n',
      icon,
      '\r\n--x--\r\n',
    ].map((part) => Buffer.from(part));
    const multipart = await fetch(`${place}?uploadType=multipart`, {
      method: 'POST',
      headers: { ...token, 'content-type': 'multipart/related; boundary=x' },
      body: Uint8Array.from(Buffer.concat(parts)),
    });
    expect([multipart.status, await hashIn(multipart)]).toEqual([200, sha256(icon)]);
    const start = (headers: Record<string, string>, query = '') =>
      fetch(`${place}${query}`, { method: 'POST', headers: { ...token, ...headers } });
    const ranged = await start({ 'x-upload-content-type': 'image/png' }, '?uploadType=resumable');
    const put = await fetch(String(ranged.headers.get('location')), {
      method: 'PUT',
      body: Uint8Array.from(icon),
    });
    expect(await hashIn(put)).toBe(sha256(icon));
    const goog = await start({
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-type': 'image/png',
    });
    const last = await fetch(String(goog.headers.get('x-goog-upload-url')), {
      method: 'POST',
      headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
      body: Uint8Array.from(icon),
    });
    expect([last.status, await hashIn(last)]).toEqual([200, sha256(icon)]);
  });
});

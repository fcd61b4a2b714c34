import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeZip } from '../../artifact/testing/write-zip.ts';
import {
  applicationId,
  credentials,
  fakeBundle,
  openHarness,
  type PlayHarness,
} from '../../stores/google-play/testing/play-harness.ts';
import { type RawClient, rawClient } from './testing/raw-client.ts';

const app = `/androidpublisher/v3/applications/${applicationId}`;
const granule = 256 * 1024;

let harness: PlayHarness;
let client: RawClient;
let edit = '';
beforeEach(async () => {
  harness = await openHarness();
  client = await rawClient(harness.play.origin, credentials);
  edit = (await client.request('POST', `${app}/edits`, {})).body.id;
});
afterEach(() => harness.close());

const bundle = async (sizeBytes: number) =>
  readFile((await fakeBundle(harness.dir, { versionCode: 2, sizeBytes })).file);
const place = (kind = 'bundles') => `${harness.play.origin}/upload${app}/edits/${edit}/${kind}`;
type Headers = Readonly<Record<string, string>>;
const post = (url: string, headers: Headers, body?: Uint8Array) =>
  fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.token}`, ...headers },
    ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
  });
// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back.
const bodyOf = async (answer: Response): Promise<any> => answer.json();
const uploads = () => harness.play.effects().filter(({ kind }) => kind === 'upload').length;

describe('X-Goog-Upload headers', () => {
  const start = async (sizeBytes: number) => {
    const answer = await post(place(), {
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': String(sizeBytes),
      'x-goog-upload-header-content-type': 'application/octet-stream',
    });
    expect([answer.status, answer.headers.get('x-goog-upload-status')]).toEqual([200, 'active']);
    return String(answer.headers.get('x-goog-upload-url'));
  };
  const command = (url: string, headers: Headers, body?: Uint8Array) => post(url, headers, body);
  const progress = (answer: Response) => [
    answer.status,
    answer.headers.get('x-goog-upload-status'),
    answer.headers.get('x-goog-upload-size-received'),
  ];

  test('start, then everything at once', async () => {
    const content = await bundle(granule + 100);
    const url = await start(content.length);
    const headers = { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' };
    const done = await command(url, headers, content);
    expect(progress(done)).toEqual([200, 'final', null]);
    expect(await bodyOf(done)).toMatchObject({ versionCode: 2 });
    expect(uploads()).toBe(1);
  });

  test('parts, a question between them, and the end', async () => {
    const content = await bundle(2 * granule + 7);
    const url = await start(content.length);
    const part = (from: number, to: number, last = false) =>
      command(
        url,
        {
          'x-goog-upload-command': last ? 'upload, finalize' : 'upload',
          'x-goog-upload-offset': String(from),
        },
        content.subarray(from, to),
      );
    const query = () => command(url, { 'x-goog-upload-command': 'query' });
    expect(progress(await query())).toEqual([200, 'active', '0']);
    expect(progress(await part(0, granule))).toEqual([200, 'active', String(granule)]);
    expect(progress(await query())).toEqual([200, 'active', String(granule)]);
    expect((await part(2 * granule, content.length, true)).status).toBe(400);
    expect(progress(await part(granule, content.length, true))).toEqual([200, 'final', null]);
    expect(progress(await query())).toEqual([200, 'final', null]);
    expect(uploads()).toBe(1);
  });

  test('a refused file ends the session for the client', async () => {
    const content = Buffer.from('{"kind":"aab","applicationId":"com.example.other","versionCode":2}\n');
    const url = await start(content.length);
    const headers = { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' };
    const answer = await command(url, headers, content);
    expect(progress(answer)).toEqual([403, 'final', null]);
    expect(await bodyOf(answer)).toMatchObject({ error: { message: 'APK has the wrong package name.' } });
  });

  test('a cancelled session is gone', async () => {
    const url = await start(granule);
    const cancelled = await command(url, { 'x-goog-upload-command': 'cancel' });
    expect(cancelled.headers.get('x-goog-upload-status')).toBe('cancelled');
    expect((await command(url, { 'x-goog-upload-command': 'query' })).status).toBe(404);
  });
});

describe('one request', () => {
  const related = (content: Buffer, type = 'application/octet-stream') =>
    Buffer.concat([
      Buffer.from(
        `--cut\r\ncontent-type: application/json\r\n\r\n{}\r\n--cut\r\ncontent-type: ${type}\r\n\r\n`,
      ),
      content,
      Buffer.from('\r\n--cut--\r\n'),
    ]);

  test('multipart/related, also when the media contains what looks like its end', async () => {
    const content = await bundle(3 * granule);
    content.write('\r\n--cut-\r\n--cu\r\n--cut', granule);
    const headers = { 'content-type': 'multipart/related; boundary="cut"' };
    const answer = await post(`${place()}?uploadType=multipart`, headers, related(content));
    expect(await bodyOf(answer)).toMatchObject({ versionCode: 2, sha256: sha256(content) });
  });

  test('a multipart body that is cut short, or has no boundary', async () => {
    const content = related(await bundle(1_000));
    const torn = await post(
      `${place()}?uploadType=multipart`,
      { 'content-type': 'multipart/related; boundary=cut' },
      content.subarray(0, content.length - 12),
    );
    expect([torn.status, (await bodyOf(torn)).error.message]).toEqual([400, 'Malformed multipart body.']);
    const plain = await post(`${place()}?uploadType=multipart`, { 'content-type': 'text/plain' }, content);
    expect(plain.status).toBe(400);
    expect(uploads()).toBe(0);
  });

  test.each([
    ['uploadType=media', 'application/x-www-form-urlencoded', 'Media type'],
    ['uploadType=other', 'application/octet-stream', 'Unsupported uploadType: other.'],
    ['', 'application/octet-stream', 'The uploadType parameter is missing.'],
  ])('refuses %s as %s', async (query, type, message) => {
    const answer = await post(`${place()}?${query}`, { 'content-type': type }, await bundle(1_000));
    expect([answer.status, (await bodyOf(answer)).error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ]);
  });
});

describe('a session in the dialect of ranges', () => {
  const open = async (content: Buffer) => {
    const answer = await post(`${place()}?uploadType=resumable`, {
      'x-upload-content-length': String(content.length),
      'x-upload-content-type': 'application/octet-stream',
    });
    return String(answer.headers.get('location'));
  };
  const ask = (url: string, total: number) =>
    fetch(url, { method: 'PUT', headers: { 'content-range': `bytes */${total}` } });

  test('takes a body of unknown length whole', async () => {
    const content = await bundle(granule + 9);
    const body = new Blob([Uint8Array.from(content)]).stream();
    const answer = await fetch(await open(content), { method: 'PUT', body, duplex: 'half' } as RequestInit);
    expect(await bodyOf(answer)).toMatchObject({ sha256: sha256(content) });
  });

  test('what a client left behind does not write on after it has come back', async () => {
    const content = await bundle(40 * granule);
    const url = new URL(await open(content));
    // A client that announces everything, sends a part, and never closes its connection.
    const socket = createConnection(Number(url.port), url.hostname);
    const head = `PUT ${url.pathname}${url.search} HTTP/1.1\r\nhost: x\r\ncontent-length: ${content.length}\r\n\r\n`;
    socket.on('error', () => undefined).write(head);
    socket.write(content.subarray(0, 10 * granule));
    const stored = async () => {
      const files = await stat(join(harness.storage.uploadsDir, `${url.searchParams.get('upload_id')}.part`));
      return files.size;
    };
    await expect.poll(stored).toBe(10 * granule);
    const asked = await ask(url.href, content.length);
    expect([asked.status, asked.headers.get('range')]).toEqual([308, `bytes=0-${10 * granule - 1}`]);
    await expect.poll(() => socket.destroyed).toBe(true);
    const rest = await fetch(url, {
      method: 'PUT',
      headers: { 'content-range': `bytes ${10 * granule}-${content.length - 1}/${content.length}` },
      body: Uint8Array.from(content.subarray(10 * granule)),
    });
    expect(await bodyOf(rest)).toMatchObject({ sha256: sha256(content) });
  });
});

describe('symbols', () => {
  const zip = (name: string) => writeZip([{ name, content: Buffer.from('symbols') }]);
  const send = async (type: string, content: Buffer) => {
    const answer = await post(`${place(`apks/1/deobfuscationFiles/${type}`)}?uploadType=media`, {}, content);
    return [answer.status, (await bodyOf(answer)).error?.message];
  };

  test('native ones are a zip file of ABIs', async () => {
    expect(await send('nativeCode', zip('arm64-v8a/libchat.so.dbg'))).toEqual([200, undefined]);
    expect(await send('nativeCode', zip('lib/arm64-v8a/libchat.so'))).toEqual([
      400,
      'The native debug symbols contain an invalid directory lib. Only Android ABIs are supported.',
    ]);
    expect(await send('nativeCode', Buffer.from('no zip'))).toEqual([
      400,
      'The native debug symbols are not a valid ZIP archive.',
    ]);
    expect(uploads()).toBe(1);
  });

  test('of a version that the store does not have', async () => {
    const answer = await post(
      `${place('apks/9/deobfuscationFiles/proguard')}?uploadType=media`,
      {},
      Buffer.from('a -> b'),
    );
    expect(answer.status).toBe(404);
  });
});

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeZip } from '../../artifact/testing/write-zip.ts';
import type { RawResponse } from './testing/raw-client.ts';
import { type AppMaker, type AppToMake, startAppMaker } from './testing/real-apps.ts';
import { openStoreServer, type StoreServer } from './testing/store-server.ts';

let maker: AppMaker;
let server: StoreServer;
beforeAll(async () => {
  maker = await startAppMaker();
});
afterAll(() => maker.close());
beforeEach(async () => {
  server = await openStoreServer();
});
afterEach(() => server.close());

const answerOf = ({ status, body }: RawResponse) => [status, body.error?.message];
const endpointOf = ({ kind }: AppToMake) => (kind === 'aab' ? 'bundles' : 'apks');

async function uploadTo(edit: string, app: AppToMake): Promise<RawResponse> {
  return server.upload(edit, endpointOf(app), await maker.make(app));
}
const upload = async (app: AppToMake) => uploadTo(await server.insertEdit(), app);

/** Uploads, puts the version on the production track and commits. */
async function release(app: AppToMake, status = 'completed'): Promise<RawResponse> {
  const edit = await server.insertEdit();
  const uploaded = await uploadTo(edit, app);
  if (uploaded.status !== 200) return uploaded;
  const { client, app: path } = server;
  const releases = [{ versionCodes: [String(app.versionCode)], status }];
  await client.request('PUT', `${path}/edits/${edit}/tracks/production`, { releases });
  return client.request('POST', `${path}/edits/${edit}:commit`);
}

const refused: readonly (readonly [string, AppToMake, string])[] = [
  [
    'a bundle that nobody signed',
    { kind: 'aab', versionCode: 2, key: 'none' },
    'The Android App Bundle was not signed. Please sign the bundle using jarsigner.',
  ],
  ['an APK that nobody signed', { kind: 'apk', versionCode: 2, key: 'none' }, 'APK is not signed.'],
  [
    'the package of another app',
    { kind: 'aab', versionCode: 2, applicationId: 'com.example.other' },
    'APK has the wrong package name.',
  ],
  ['a debuggable app', { kind: 'apk', versionCode: 2, debuggable: true }, 'APK is marked as debuggable.'],
  [
    'the key that every developer has',
    { kind: 'aab', versionCode: 2, key: 'debug' },
    'You uploaded an APK or Android App Bundle that was signed in debug mode. You need to sign your APK or Android App Bundle in release mode.',
  ],
  [
    'a version code that was used',
    { kind: 'apk', versionCode: 1 },
    'APK specifies a version code that has already been used.',
  ],
];
test.each(refused)('refuses %s', async (_, app, message) => {
  expect(answerOf(await upload(app))).toEqual([403, message]);
  expect(server.play.effects()).toEqual([]);
});

test('the first upload fixes the upload key, until the Console sets another', async () => {
  expect((await release({ kind: 'aab', versionCode: 2 })).status).toBe(200);
  const hex = (key: 'upload' | 'other') => sha1Of(maker.keys[key].certificate);
  const [found, expected] = [hex('other'), hex('upload')];
  expect(answerOf(await upload({ kind: 'aab', versionCode: 3, key: 'other' }))).toEqual([
    403,
    `The Android App Bundle was signed with the wrong key. Found: SHA1: ${found}, expected: SHA1: ${expected}`,
  ]);
  expect(answerOf(await upload({ kind: 'apk', versionCode: 3, key: 'other' }))).toEqual([
    403,
    'APK has not been signed with the upload certificate.',
  ]);
  const sha1 = found.replaceAll(':', '').toLowerCase();
  server.play.inConsole('com.example.chat', { kind: 'reset-upload-key', sha1 });
  expect((await release({ kind: 'aab', versionCode: 3, key: 'other' })).status).toBe(200);
});

test('a bundle that was changed after it was signed', async () => {
  const file = await maker.make({ kind: 'aab', versionCode: 2, fillingBytes: 50_000 });
  const bytes = await readFile(file);
  const at = bytes.indexOf('base/assets/filling.bin') + 10_000;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(file, bytes);
  expect(answerOf(await server.upload(await server.insertEdit(), 'bundles', file))).toEqual([
    403,
    'The Android App Bundle has an invalid signature.',
  ]);
});

test('files that are no apps, and apps of the other kind', async () => {
  const edit = await server.insertEdit();
  const file = async (name: string, content: Buffer) => {
    const path = join(maker.folder, name);
    await writeFile(path, content);
    return path;
  };
  const text = await file('text.apk', Buffer.from('not an app at all'));
  expect(answerOf(await server.upload(edit, 'apks', text))).toEqual([403, 'APK is not a valid ZIP archive']);
  const zip = await file('zip.apk', writeZip([{ name: 'readme.txt', content: Buffer.from('hello') }]));
  const unanalyzed = [403, 'APK cannot be analyzed using aapt dump badging.'];
  expect(answerOf(await server.upload(edit, 'apks', zip))).toEqual(unanalyzed);
  const whole = await readFile(await maker.make({ kind: 'apk', versionCode: 2 }));
  const torn = await file('torn.apk', whole.subarray(0, whole.length / 2));
  expect(answerOf(await server.upload(edit, 'apks', torn))).toEqual(unanalyzed);
  const bundle = await maker.make({ kind: 'aab', versionCode: 2 });
  expect(answerOf(await server.upload(edit, 'apks', bundle))).toEqual(unanalyzed);
});

test('restricted permissions have to be declared in the Console before a release of them', async () => {
  const permission = 'android.permission.ACCESS_BACKGROUND_LOCATION';
  const app = { kind: 'aab', versionCode: 2, permissions: [permission] } as const;
  const missing = [
    403,
    'Release artifacts require permissions that are missing from permission declaration.',
  ];
  expect(answerOf(await release(app))).toEqual(missing);
  server.play.inConsole('com.example.chat', { kind: 'declare-permissions', permissions: [permission] });
  expect((await release(app)).status).toBe(200);
});

test('a version code below the one that users have', async () => {
  expect((await release({ kind: 'apk', versionCode: 5 })).status).toBe(200);
  expect(answerOf(await release({ kind: 'apk', versionCode: 4 }))).toEqual([
    403,
    'You cannot rollout this release because it does not allow any existing users to upgrade to the newly added APKs.',
  ]);
});

test('a bundle is processed for a while on the clock of the store, and an APK is not', async () => {
  await server.close();
  server = await openStoreServer({ processingMs: 90_000 });
  const { client, app: path } = server;
  const edit = await server.insertEdit();
  expect((await uploadTo(edit, { kind: 'aab', versionCode: 2 })).body).toMatchObject({ versionCode: 2 });
  const put = (code: number) =>
    client.request('PUT', `${path}/edits/${edit}/tracks/production`, {
      releases: [{ versionCodes: [String(code)], status: 'completed' }],
    });
  const listed = async () => (await client.request('GET', `${path}/edits/${edit}/bundles`)).body.bundles;
  expect(answerOf(await put(2))).toEqual([
    400,
    'Some of the Android App Bundle uploads are not completed yet.',
  ]);
  expect(await listed()).toHaveLength(1);
  server.clock.nowMs += 90_000;
  expect((await put(2)).status).toBe(200);
  expect(await listed()).toHaveLength(2);
  expect((await uploadTo(edit, { kind: 'apk', versionCode: 3 })).status).toBe(200);
  expect((await put(3)).status).toBe(200);
});

function sha1Of(certificate: Buffer): string {
  return new X509Certificate(certificate).fingerprint;
}

import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  buildIpa,
  type IpaChanges,
  type IpaKit,
  makeIpaKit,
  zipTree,
} from '../../artifact/ipa/testing/build-ipa.ts';
import { png } from '../../assets/testing/png.ts';
import { type AppStoreHarness, openAppStoreHarness } from './testing/app-store-harness.ts';
import { created, linked, sendFile } from './testing/requests.ts';

let folder = '';
let kit: IpaKit;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-ipa-'));
  kit = await makeIpaKit(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let harness: AppStoreHarness;
beforeEach(async () => {
  harness = await openAppStoreHarness({ app: { pace: { partBytes: 8_192, uploadLifeMs: 3_600_000 } } });
});
afterEach(() => harness.close());

const hashOf = (file: Buffer, algorithm: string) => createHash(algorithm).update(file).digest('hex');

async function reserved(fileSize: number) {
  const upload = await created(harness.call, 'buildUploads', {
    attributes: { cfBundleShortVersionString: '2.5.0', cfBundleVersion: '42', platform: 'IOS' },
    relationships: { app: linked('apps', await harness.appId()) },
  });
  const file = await created(harness.call, 'buildUploadFiles', {
    attributes: { assetType: 'ASSET', fileName: 'Chat.ipa', fileSize, uti: 'com.apple.ipa' },
    relationships: { buildUpload: linked('buildUploads', upload.id) },
  });
  return { upload: upload.id, file: file.id, operations: file.attributes.uploadOperations };
}

const commit = (type: string, id: string, attributes: object) =>
  harness.call('PATCH', `/v1/${type}/${id}`, {
    data: { type, id, attributes: { uploaded: true, ...attributes } },
  });

const commitBuild = (id: string, checksum?: object) =>
  commit('buildUploadFiles', id, checksum === undefined ? {} : { sourceFileChecksums: { file: checksum } });

async function processed(changes: IpaChanges) {
  const ipa = zipTree(await buildIpa(kit, changes));
  const { upload, file, operations } = await reserved(ipa.length);
  await sendFile(operations, ipa);
  await commitBuild(file, { hash: hashOf(ipa, 'md5'), algorithm: 'MD5' });
  const { body } = await harness.call('GET', `/v1/buildUploads/${upload}`);
  const { state, errors, warnings } = body.data.attributes.state;
  const codes = (details: readonly { readonly code: string }[]) => details.map(({ code }) => code);
  return { state, errors: codes(errors), warnings: codes(warnings) };
}

describe('an IPA, read for real', () => {
  test.each<readonly [string, IpaChanges, readonly string[]]>([
    ['an SDK that is too old', { info: { DTSDKName: 'iphoneos17.0' } }, ['90725']],
    ['a profile for named devices', { profile: { ProvisionedDevices: ['x'] } }, ['90161']],
    [
      'another version than announced',
      {
        info: { CFBundleShortVersionString: '2.6.0' },
        extensionInfo: { CFBundleShortVersionString: '2.6.0' },
      },
      ['90055'],
    ],
  ])('%s fails it with the number that Apple has for it', async (_, changes, errors) => {
    expect(await processed(changes)).toMatchObject({ state: 'FAILED', errors });
  });

  test('what is odd and no mistake is a warning', async () => {
    expect(await processed({})).toEqual({ state: 'COMPLETE', errors: [], warnings: ['90034'] });
  });

  test('a file that is no app fails it', async () => {
    const file = Buffer.from('not a zip at all');
    const place = await reserved(file.length);
    await sendFile(place.operations, file);
    await commitBuild(place.file);
    const { body } = await harness.call('GET', `/v1/buildUploads/${place.upload}`);
    expect(body.data.attributes.state).toMatchObject({ state: 'FAILED', errors: [{ code: '90171' }] });
  });
});

describe('the parts of an upload', () => {
  const bytes = Buffer.alloc(20_000, 'x');
  const type = { 'content-type': 'application/octet-stream' };
  const put = (url: string, body: Buffer, headers: Record<string, string> = type) =>
    fetch(url, { method: 'PUT', body: Uint8Array.from(body), headers });

  test('all have to come, and each may come again', async () => {
    const { file, operations } = await reserved(bytes.length);
    expect(
      operations.map(({ offset, length, partNumber }: Record<string, number>) => [
        partNumber,
        offset,
        length,
      ]),
    ).toEqual([
      [1, 0, 8_192],
      [2, 8_192, 8_192],
      [3, 16_384, 3_616],
    ]);
    await sendFile(operations.slice(1), bytes);
    const { status, body } = await commitBuild(file);
    expect([status, body.errors[0].detail]).toEqual([
      409,
      'Not all of the 3 parts of the file were uploaded: 1 missing.',
    ]);
    await sendFile(operations, bytes);
    await sendFile(operations.slice(0, 1), bytes);
    const checksum = { hash: hashOf(bytes, 'sha256'), algorithm: 'SHA_256' };
    expect((await commitBuild(file, checksum)).body.data.attributes).toMatchObject({
      assetDeliveryState: { state: 'COMPLETE' },
      uploadOperations: null,
    });
  });

  test('another checksum than announced is told', async () => {
    const { file, operations } = await reserved(bytes.length);
    await sendFile(operations, bytes);
    const { status, body } = await commitBuild(file, { hash: '0'.repeat(32), algorithm: 'MD5' });
    expect([status, body.errors[0]]).toMatchObject([
      409,
      { code: 'ENTITY_ERROR.ATTRIBUTE.INVALID', source: { pointer: '/data/attributes/sourceFileChecksums' } },
    ]);
  });

  test('go without a token, whole, and to an address that is known and fresh', async () => {
    const { operations } = await reserved(bytes.length);
    const [{ url }] = operations;
    const part = bytes.subarray(0, 8_192);
    const refusals = [
      await put(url, part, { ...type, authorization: 'Bearer x' }),
      await put(url, part, { 'content-type': 'text/plain' }),
      await put(url, part.subarray(1)),
      await put(`${url}0`, part),
      await put(url.replace('/1?', '/9?'), part),
      await fetch(url),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 403, 400, 403, 403, 405]);
    expect(await refusals[0]?.text()).toContain('<Code>InvalidArgument</Code>');
    expect((await put(url, part)).status).toBe(200);
    harness.clock.nowMs += 3_600_000;
    const late = await put(url, part);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  test('a part that breaks off does not count', async () => {
    const { file, operations } = await reserved(bytes.length);
    await sendFile(operations, bytes);
    await brokenPut(operations[0].url, 8_192);
    expect((await commitBuild(file)).status).toBe(409);
  });
});

/** Sends half of a part and hangs up. */
function brokenPut(url: string, length: number): Promise<void> {
  return new Promise((resolve) => {
    const sending = request(url, {
      method: 'PUT',
      headers: { 'content-length': length, 'content-type': 'application/octet-stream' },
    });
    sending.on('error', () => setTimeout(resolve, 50));
    sending.write(Buffer.alloc(length / 2), () => setTimeout(() => sending.destroy(new Error('gone')), 50));
  });
}

test('an attachment for the reviewers comes the same way', async () => {
  const version = await created(harness.call, 'appStoreVersions', {
    attributes: { platform: 'IOS', versionString: '2.0' },
    relationships: { app: linked('apps', await harness.appId()) },
  });
  const { body } = await harness.call('GET', `/v1/appStoreVersions/${version.id}/appStoreReviewDetail`);
  const file = Buffer.from('How to sign in: …');
  const attachment = await created(harness.call, 'appStoreReviewAttachments', {
    attributes: { fileName: 'how-to.txt', fileSize: file.length },
    relationships: { appStoreReviewDetail: linked('appStoreReviewDetails', body.data.id) },
  });
  await sendFile(attachment.attributes.uploadOperations, file);
  const sourceFileChecksum = hashOf(file, 'md5');
  const answer = await commit('appStoreReviewAttachments', attachment.id, { sourceFileChecksum });
  expect(answer.body.data.attributes).toMatchObject({
    assetDeliveryState: { state: 'COMPLETE' },
    sourceFileChecksum,
  });
  expect((await harness.call('DELETE', `/v1/appStoreReviewAttachments/${attachment.id}`)).status).toBe(204);
});

describe('screenshots', () => {
  const shot = async (file: Buffer) => {
    const appId = await harness.appId();
    const version = await created(harness.call, 'appStoreVersions', {
      attributes: { platform: 'IOS', versionString: '2.0' },
      relationships: { app: linked('apps', appId) },
    });
    const texts = await harness.call(
      'GET',
      `/v1/appStoreVersions/${version.id}/appStoreVersionLocalizations`,
    );
    const set = await created(harness.call, 'appScreenshotSets', {
      attributes: { screenshotDisplayType: 'APP_IPHONE_65' },
      relationships: {
        appStoreVersionLocalization: linked('appStoreVersionLocalizations', texts.body.data[0].id),
      },
    });
    const made = await created(harness.call, 'appScreenshots', {
      attributes: { fileName: 'home.png', fileSize: file.length },
      relationships: { appScreenshotSet: linked('appScreenshotSets', set.id) },
    });
    await sendFile(made.attributes.uploadOperations, file);
    const { body } = await commit('appScreenshots', made.id, { sourceFileChecksum: hashOf(file, 'md5') });
    return body.data.attributes;
  };

  test('of the right size are complete', async () => {
    expect(await shot(png(1242, 2688))).toMatchObject({
      assetDeliveryState: { state: 'COMPLETE', errors: [] },
      imageAsset: { width: 1242, height: 2688 },
    });
  });

  test.each([
    ['of another size', png(1000, 2000), 'IMAGE_INCORRECT_DIMENSIONS'],
    ['that are no images', Buffer.from('text'), 'IMAGE_TOOL_FAILURE'],
  ])('%s fail', async (_, file, code) => {
    expect((await shot(file)).assetDeliveryState).toMatchObject({ state: 'FAILED', errors: [{ code }] });
  });
});

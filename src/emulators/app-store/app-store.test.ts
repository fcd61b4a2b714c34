import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildIpa, type IpaKit, makeIpaKit, zipTree } from '../../artifact/ipa/testing/build-ipa.ts';
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
let appId = '';
beforeEach(async () => {
  harness = await openAppStoreHarness({ app: { pace: { partBytes: 8_192 } } });
  appId = await harness.appId();
});
afterEach(() => harness.close());

const dayMs = 86_400_000;

test('a whole release: upload, processing, submission, approval, phased release, pause, resume, complete', async () => {
  const { call, clock, store } = harness;
  const ipa = zipTree(await buildIpa(kit));
  const upload = await created(call, 'buildUploads', {
    attributes: { cfBundleShortVersionString: '2.5.0', cfBundleVersion: '42', platform: 'IOS' },
    relationships: { app: linked('apps', appId) },
  });
  const file = await created(call, 'buildUploadFiles', {
    attributes: { assetType: 'ASSET', fileName: 'Chat.ipa', fileSize: ipa.length, uti: 'com.apple.ipa' },
    relationships: { buildUpload: linked('buildUploads', upload.id) },
  });
  expect(file.attributes.uploadOperations).toHaveLength(3);
  await sendFile(file.attributes.uploadOperations, ipa);
  const hash = createHash('sha256').update(ipa).digest('hex');
  const committed = await call('PATCH', `/v1/buildUploadFiles/${file.id}`, {
    data: {
      type: 'buildUploadFiles',
      id: file.id,
      attributes: { uploaded: true, sourceFileChecksums: { file: { hash, algorithm: 'SHA_256' } } },
    },
  });
  expect(committed.body.data.attributes.assetDeliveryState.state).toBe('COMPLETE');
  const processed = await call('GET', `/v1/buildUploads/${upload.id}?include=build`);
  expect(processed.body.data.attributes.state).toMatchObject({ state: 'COMPLETE', errors: [] });
  const [build] = processed.body.included;
  expect(build.attributes).toMatchObject({ version: '42', processingState: 'VALID', minOsVersion: '15.0' });

  const version = await created(call, 'appStoreVersions', {
    attributes: { platform: 'IOS', versionString: '2.5.0', releaseType: 'MANUAL' },
    relationships: { app: linked('apps', appId) },
  });
  const attached = await call(
    'PATCH',
    `/v1/appStoreVersions/${version.id}/relationships/build`,
    linked('builds', build.id),
  );
  expect(attached.status).toBe(204);
  const localizations = await call('GET', `/v1/appStoreVersions/${version.id}/appStoreVersionLocalizations`);
  const [localization] = localizations.body.data;
  await call('PATCH', `/v1/appStoreVersionLocalizations/${localization.id}`, {
    data: { type: 'appStoreVersionLocalizations', id: localization.id, attributes: { whatsNew: 'Faster.' } },
  });
  const phased = await created(call, 'appStoreVersionPhasedReleases', {
    attributes: { phasedReleaseState: 'INACTIVE' },
    relationships: { appStoreVersion: linked('appStoreVersions', version.id) },
  });
  const submission = await created(call, 'reviewSubmissions', {
    attributes: { platform: 'IOS' },
    relationships: { app: linked('apps', appId) },
  });
  await created(call, 'reviewSubmissionItems', {
    relationships: {
      reviewSubmission: linked('reviewSubmissions', submission.id),
      appStoreVersion: linked('appStoreVersions', version.id),
    },
  });
  await call('PATCH', `/v1/reviewSubmissions/${submission.id}`, {
    data: { type: 'reviewSubmissions', id: submission.id, attributes: { submitted: true } },
  });
  const stateOf = async () =>
    (await call('GET', `/v1/appStoreVersions/${version.id}`)).body.data.attributes.appVersionState;
  expect(await stateOf()).toBe('WAITING_FOR_REVIEW');
  store.inConsole('com.example.chat', { kind: 'begin-review' });
  expect(await stateOf()).toBe('IN_REVIEW');
  store.inConsole('com.example.chat', { kind: 'approve' });
  expect(await stateOf()).toBe('PENDING_DEVELOPER_RELEASE');
  await created(call, 'appStoreVersionReleaseRequests', {
    relationships: { appStoreVersion: linked('appStoreVersions', version.id) },
  });
  expect(await stateOf()).toBe('READY_FOR_DISTRIBUTION');

  const phasedIs = async () =>
    (await call('GET', `/v1/appStoreVersions/${version.id}/appStoreVersionPhasedRelease`)).body.data
      .attributes;
  const patch = (phasedReleaseState: string) =>
    call('PATCH', `/v1/appStoreVersionPhasedReleases/${phased.id}`, {
      data: { type: 'appStoreVersionPhasedReleases', id: phased.id, attributes: { phasedReleaseState } },
    });
  clock.nowMs += 2.5 * dayMs;
  expect(await phasedIs()).toMatchObject({ phasedReleaseState: 'ACTIVE', currentDayNumber: 3 });
  await patch('PAUSED');
  clock.nowMs += 4 * dayMs;
  expect(await phasedIs()).toMatchObject({
    phasedReleaseState: 'PAUSED',
    currentDayNumber: 3,
    totalPauseDuration: 4,
  });
  await patch('ACTIVE');
  clock.nowMs += 0.5 * dayMs;
  expect(await phasedIs()).toMatchObject({ phasedReleaseState: 'ACTIVE', currentDayNumber: 4 });
  await patch('COMPLETE');
  expect(await phasedIs()).toMatchObject({ phasedReleaseState: 'COMPLETE', currentDayNumber: 4 });
  expect(store.effects().map(({ kind, what }) => `${kind} ${what}`)).toEqual([
    'upload 2.5.0 (42)',
    'submit 2.5.0',
    'console begin-review',
    'console approve',
    'release 2.5.0',
    'live 2.5.0',
    'phased-release PAUSED',
    'phased-release ACTIVE',
    'phased-release COMPLETE',
  ]);
});

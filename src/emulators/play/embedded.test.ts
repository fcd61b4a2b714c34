import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArtifact } from '../../artifact/read-artifact.ts';
import { buildAab, signAab } from '../../artifact/testing/build-app.ts';
import { makeKey } from '../../artifact/testing/key.ts';
import { systemClock } from '../../clock/clock.ts';
import { createGooglePlayStore } from '../../stores/google-play/google-play.ts';
import { staged, uploadOf } from '../../stores/google-play/testing/play-harness.ts';
import { openEmbeddedPlay } from './embedded.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'slipway-embedded-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const applicationIds = ['com.example.chat'];

test('keeps its key private and its state over restarts', async () => {
  const first = await openEmbeddedPlay({ dir, clock: systemClock, applicationIds });
  const { mode } = await stat(first.credentials.file);
  expect(mode & 0o777).toBe(0o600);
  const endpoint = { kind: 'local', origin: first.origin, label: 'embedded Play (this machine)' } as const;
  const store = createGooglePlayStore({ endpoint, credentials: first.credentials });
  const state = await store.readTrack({ applicationId: 'com.example.chat', track: 'production' });
  expect(state.releases).toMatchObject([{ versionCodes: [1], status: 'completed' }]);
  await first.close();
  const second = await openEmbeddedPlay({ dir, clock: systemClock, applicationIds: ['com.example.other'] });
  expect(second.credentials).toEqual(first.credentials);
  const again = createGooglePlayStore({
    endpoint: { ...endpoint, origin: second.origin },
    credentials: second.credentials,
  });
  await again.checkAccess('com.example.chat');
  await again.checkAccess('com.example.other');
  await second.close();
});

test('takes a real bundle once it is signed', async () => {
  const play = await openEmbeddedPlay({ dir: join(dir, 'play'), clock: systemClock, applicationIds });
  const endpoint = { kind: 'local', origin: play.origin, label: 'embedded Play (this machine)' } as const;
  const store = createGooglePlayStore({ endpoint, credentials: play.credentials });
  const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android"
    package="com.example.chat" android:versionCode="2" android:versionName="1.1">
    <uses-sdk android:minSdkVersion="24" android:targetSdkVersion="34"/><application/></manifest>`;
  await mkdir(join(dir, 'app'));
  const bundle = await buildAab(join(dir, 'app'), { manifest });
  const upload = async () => {
    const { sha256, sizeBytes, versionCode } = await readArtifact(bundle);
    return store.upload(uploadOf({ file: bundle, sha256, sizeBytes, versionCode }));
  };
  await expect(upload()).rejects.toMatchObject({ code: 'STORE_ARTIFACT_UNSIGNED' });
  await signAab(bundle, await makeKey(dir, 'upload', 'RSA'));
  const { editId } = await upload();
  const release = staged(2, 0.01);
  const place = { applicationId: 'com.example.chat', track: 'production' };
  expect((await store.submit({ ...place, editId, release })).kind).toBe('submitted');
  await play.close();
});

test('two that start together share one key', async () => {
  const [one, two] = await Promise.all([
    openEmbeddedPlay({ dir, clock: systemClock, applicationIds }),
    openEmbeddedPlay({ dir, clock: systemClock, applicationIds }),
  ]);
  expect(one.credentials).toEqual(two.credentials);
  await Promise.all([one.close(), two.close()]);
});

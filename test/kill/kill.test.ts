import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAab, signAab } from '../../src/artifact/testing/build-app.ts';
import { makeKey } from '../../src/artifact/testing/key.ts';
import { assertDelivered } from './delivered.ts';
import { killEverywhere } from './kill-everywhere.ts';
import { removeApp, type TrialApp } from './trial.ts';

const applicationId = 'com.example.killed';
let app: TrialApp;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-prebuilt-'));
  const key = await makeKey(folder, 'upload');
  const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="${applicationId}"
    android:versionCode="7" android:versionName="1.0.0"><uses-sdk android:minSdkVersion="24" android:targetSdkVersion="34"/>
    <application android:label="Killed"/></manifest>`;
  const bundle = await buildAab(folder, { manifest });
  await signAab(bundle, key);
  const config = {
    profiles: { release: { android: { builder: 'prebuilt', artifact: 'app.aab' } } },
    apps: { killed: { android: { applicationId, versionName: '1.0.0', versionCode: 7, devices: [] } } },
  };
  await writeFile(join(folder, 'slipway.config.json'), JSON.stringify(config));
  app = { folder, platform: 'android', applicationId };
});

afterAll(() => removeApp(app));

describe('a release of a prebuilt artifact, killed anywhere', () => {
  test('completes on the next run, with one upload and one commit', { timeout: 400_000 }, async () => {
    const { points, failures } = await killEverywhere(app, (trial) =>
      assertDelivered(trial, { applicationId, effects: ['upload 7', 'commit 7 inProgress 0.01'] }),
    );
    expect(failures).toEqual([]);
    // Each kind of moment is among them, or the survey has gone blind.
    for (const kind of [
      /ledger event/,
      /rename/,
      /^received .*commit/,
      /^mid-body .*PUT.*upload/,
      /^handled .*commit/,
    ]) {
      expect(points.filter(({ label }) => kind.test(label))).not.toEqual([]);
    }
  });
});

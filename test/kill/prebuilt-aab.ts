import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAab, signAab } from '../../src/artifact/testing/build-app.ts';
import { makeKey } from '../../src/artifact/testing/key.ts';
import { assertDelivered } from './delivered.ts';
import type { Trial, TrialApp } from './trial.ts';

const applicationId = 'com.example.killed';

/** A signed bundle as another job has built it, with the least of a config. */
export async function prebuiltAab(): Promise<TrialApp> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-prebuilt-'));
  const key = await makeKey(folder, 'upload');
  const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="${applicationId}"
    android:versionCode="7" android:versionName="1.0.0"><uses-sdk android:minSdkVersion="24" android:targetSdkVersion="36"/>
    <application android:label="Killed"/></manifest>`;
  const bundle = await buildAab(folder, { manifest });
  await signAab(bundle, key);
  const config = {
    profiles: { release: { android: { builder: 'prebuilt', artifact: 'app.aab' } } },
    apps: { killed: { android: { applicationId, versionName: '1.0.0', versionCode: 7, devices: [] } } },
  };
  await writeFile(join(folder, 'slipway.config.json'), JSON.stringify(config));
  return { folder, platform: 'android', applicationId };
}

/** One upload and one commit. */
export function assertCommittedOnce(trial: Trial): Promise<void> {
  return assertDelivered(trial, { applicationId, effects: ['upload 7', 'commit 7 inProgress 0.01'] });
}

import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAab, signAab } from '../../src/artifact/testing/build-app.ts';
import { makeKey } from '../../src/artifact/testing/key.ts';
import { runTool } from '../../src/artifact/testing/run-tool.ts';
import { applicationId } from './play-store.ts';
import type { Workplace } from './slipway.ts';

export interface AppContent {
  readonly applicationId?: string;
  readonly versionCode?: number;
  readonly resources?: Readonly<Record<string, Buffer>>;
  /** The web page that the app shows. */
  readonly page?: string;
  /** One that is put in once the bundle is signed. */
  readonly pageAfterSigning?: string;
}

/** Builds and signs a small real AAB; its folder is for the caller to remove. */
export async function makeApp(content: AppContent = {}): Promise<{ folder: string; aab: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-failing-app-'));
  const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android"
    package="${content.applicationId ?? applicationId}" android:versionCode="${content.versionCode ?? 7}"
    android:versionName="1.0.0"><uses-sdk android:minSdkVersion="24" android:targetSdkVersion="36"/>
    <application android:label="Failures"/></manifest>`;
  const [aab, key] = await Promise.all([
    buildAab(folder, { manifest, ...(content.resources && { resources: content.resources }) }),
    makeKey(folder, 'upload'),
  ]);
  if (content.page !== undefined) await addPage(folder, aab, content.page);
  await signAab(aab, key);
  if (content.pageAfterSigning !== undefined) await addPage(folder, aab, content.pageAfterSigning);
  return { folder, aab };
}

/** As Gradle lays a bundle out; aapt2 cannot write assets into a folder. */
async function addPage(folder: string, aab: string, page: string): Promise<void> {
  const www = join(folder, 'web/base/assets/www');
  await mkdir(www, { recursive: true });
  await writeFile(join(www, 'index.html'), page);
  await runTool('jar', ['uf', aab, '-C', join(folder, 'web'), 'base']);
}

/** A config for that artifact: the smallest one, with what is given put over its one app. */
export function configFor(android: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const app = { applicationId, versionName: '1.0.0', versionCode: 7, devices: [], ...android };
  return {
    profiles: { release: { android: { builder: 'prebuilt', artifact: 'app.aab' } } },
    apps: { app: { android: app } },
  };
}

export async function writeConfig(place: Workplace, config: unknown = configFor()): Promise<void> {
  await writeFile(join(place.folder, 'slipway.config.json'), JSON.stringify(config, null, 2));
}

/** Puts the artifact and a config into the workplace. */
export async function installApp(place: Workplace, aab: string, config?: unknown): Promise<void> {
  await copyFile(aab, join(place.folder, 'app.aab'));
  await writeConfig(place, config);
}

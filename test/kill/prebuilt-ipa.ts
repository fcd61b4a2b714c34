import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSampleIpa } from '../../fixtures/sample-app/ios/build.ts';
import { bundleId } from '../../fixtures/sample-app/ios/identity.ts';
import { assertDelivered } from './delivered.ts';
import type { Trial, TrialApp } from './trial.ts';

/** The sample's IPA as another job has built it, with the least of a config. */
export async function prebuiltIpa(): Promise<TrialApp> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-prebuilt-ios-'));
  const version = { versionName: '1.0.0', buildNumber: '7' };
  await buildSampleIpa({ ...version, ipa: join(folder, 'app.ipa'), identity: join(folder, 'identity') });
  const config = {
    profiles: { release: { ios: { artifact: 'app.ipa' } } },
    apps: {
      killed: {
        ios: { bundleId, versionName: '1.0.0', buildNumber: 7, releaseNotes: { 'en-US': 'Faster.' } },
      },
    },
  };
  await writeFile(join(folder, 'slipway.config.json'), JSON.stringify(config));
  return { folder, platform: 'ios', applicationId: bundleId };
}

/** One upload, one version, one submission. */
export function assertSubmittedOnce(trial: Trial): Promise<void> {
  return assertDelivered(trial, {
    applicationId: bundleId,
    effects: ['upload 1.0.0 (7)', 'submit 1.0.0'],
  });
}

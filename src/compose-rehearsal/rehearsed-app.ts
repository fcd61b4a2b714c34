import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse.ts';
import type { NewVersion } from '../emulators/world/rehearsed-versions.ts';
import type { Platform } from '../stores/platform.ts';

export const appId = 'com.example.rehearsal';
/** What users have before the release, in both stores. */
export const baseline = 100;
export const released: NewVersion = { versionName: '2.0.0', versionCode: 200 };
/** What mends it, where a scenario wants that. */
export const mended: NewVersion = { versionName: '2.0.1', versionCode: 201 };

export type Versions = Readonly<Record<Platform, NewVersion>>;

export interface RehearsedApp {
  readonly healthUrl: string;
  readonly versions: Versions;
  /** The guard only watches, and the plan goes by time: a person decides. */
  readonly isDrill: boolean;
}

/** The config of the app that is rehearsed: what the product has by default, with a guard over both stores. */
export function rehearsedConfig(dir: string, { healthUrl, versions, isDrill }: RehearsedApp): Config {
  const crash = (from: Record<string, unknown>) => ({
    evidence: isDrill ? 'bake-time' : 'verdict',
    guard: { metrics: { crash: from }, shadow: isDrill },
  });
  const written = {
    profiles: {
      release: {
        android: { builder: 'prebuilt', artifact: 'app.aab' },
        ios: { artifact: 'app.ipa' },
      },
    },
    apps: {
      rehearsal: {
        android: {
          applicationId: appId,
          ...versions.android,
          rollout: {
            stages: [
              { fraction: '1%' },
              { fraction: '3%' },
              { fraction: '10%' },
              { fraction: '50%' },
              { fraction: '100%' },
            ],
            ...crash({ from: 'play-vitals' }),
          },
        },
        ios: {
          bundleId: appId,
          versionName: versions.ios.versionName,
          buildNumber: versions.ios.versionCode,
          releaseType: 'after-approval',
          releaseNotes: { 'en-US': 'What is new.' },
          rollout: crash({ from: 'http', url: healthUrl }),
        },
      },
    },
  };
  return parseConfig(written, { file: join(dir, 'slipway.config.json'), ledger: undefined });
}

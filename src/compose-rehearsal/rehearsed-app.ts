import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse.ts';

export const appId = 'com.example.rehearsal';
export const versionName = '2.0.0';
export const versionCodes = { candidate: 200, baseline: 100 };

/** The config of the app that is rehearsed: what the product has by default, with a guard over both stores. */
export function rehearsedConfig(dir: string, healthUrl: string): Config {
  const crash = (from: Record<string, unknown>) => ({ guard: { metrics: { crash: from }, maxAge: '48h' } });
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
          versionName,
          versionCode: versionCodes.candidate,
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
          versionName,
          buildNumber: versionCodes.candidate,
          releaseType: 'after-approval',
          releaseNotes: { 'en-US': 'What is new.' },
          rollout: crash({ from: 'http', url: healthUrl }),
        },
      },
    },
  };
  return parseConfig(written, { file: join(dir, 'slipway.config.json'), ledger: undefined });
}

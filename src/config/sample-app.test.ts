import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadConfig } from './load.ts';

test('the sample app has a config that says everything a release needs', async () => {
  const root = fileURLToPath(new URL('../../fixtures/sample-app', import.meta.url));
  const { config } = await loadConfig({ cwd: `${root}/android`, env: {} });
  expect(config.stores).toBe('embedded');
  expect(config.root).toBe(root);
  expect(config.apps).toHaveLength(1);
  expect(config.apps[0]?.android).toMatchObject({
    applicationId: 'com.example.slipway.chat',
    versionName: '1.0.0',
    versionCode: 'next',
    build: {
      projectDir: `${root}/android`,
      artifact: `${root}/android/app/build/outputs/bundle/release/app-release.aab`,
      apk: `${root}/android/app/build/outputs/apk/release/app-release.apk`,
      mapping: `${root}/android/app/build/outputs/mapping/release/mapping.txt`,
      keystore: { path: `${root}/.slipway/upload.p12`, alias: 'upload' },
    },
    rollout: { stages: [0.01, 0.1, 0.5, 1].map((fraction) => ({ fraction, evidence: 'bake-time' })) },
  });
});

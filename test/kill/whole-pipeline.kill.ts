import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareSampleApp } from '../../fixtures/sample-app/prepare.ts';
import { assertDelivered } from './delivered.ts';
import { killEverywhere } from './kill-everywhere.ts';
import { openTrial, removeApp, type Trial, type TrialApp } from './trial.ts';

const applicationId = 'com.example.slipway.chat';
const sampleApp = resolve(import.meta.dirname, '../../fixtures/sample-app');
const outputs = /(^|\/)(node_modules|\.slipway|\.gradle|build|\.env)$/;
let app: TrialApp;

/** The sample app with a keystore of its own, built once so that Gradle's second build is a short one. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-whole-'));
  await cp(sampleApp, folder, { recursive: true, filter: (path) => !outputs.test(path) });
  await prepareSampleApp(folder);
  await writeFile(join(folder, 'slipway.config.json'), JSON.stringify(config));
  app = { folder, platform: 'android', applicationId, reuse: true };
  const warmUp = await openTrial(app);
  const end = await warmUp.release();
  await warmUp.close();
  if (end.code !== 0) throw new Error(`the release failed without any kill:\n${end.stderr}`);
});

afterAll(() => removeApp(app));

const outputFolder = 'android/app/build/outputs';
const config = {
  profiles: {
    release: {
      android: {
        projectDir: 'android',
        artifact: `${outputFolder}/bundle/release/app-release.aab`,
        apk: `${outputFolder}/apk/release/app-release.apk`,
        mapping: `${outputFolder}/mapping/release/mapping.txt`,
        keystore: { path: '.slipway/upload.p12', alias: 'upload' },
      },
    },
  },
  apps: {
    chat: {
      android: { applicationId, versionName: '1.0.0', devices: [{ device: 'pixel-8', locale: 'en-US' }] },
    },
  },
};

describe('the whole pipeline, killed anywhere', () => {
  test('completes on the next run, and what was tested is what was uploaded', async () => {
    // What the store sees of it is the same without Gradle, and is tried there: prebuilt.kill.ts.
    const { points, failures } = await killEverywhere(app, judge, { kind: 'process' });
    expect(failures).toEqual([]);
    for (const kind of [
      /process .*gradle/,
      /process .*keytool/,
      /process .*chrom/,
      /rename to .*app\.aab/,
      /ledger event/,
    ]) {
      expect(
        points.filter(({ label }) => kind.test(label)),
        String(kind),
      ).not.toEqual([]);
    }
    process.stdout.write(`${points.length} kill points\n`);
  });
});

async function judge(trial: Trial): Promise<void> {
  await assertDelivered(trial, { applicationId, effects: ['upload 2', 'commit 2 inProgress 0.01'] });
  const tested = JSON.parse(await readFile(join(trial.releaseFolder, 'devices', 'results.json'), 'utf8'));
  expect(tested).toMatchObject({ verdict: 'passed' });
}

import { expect, test } from 'vitest';
import type { GradleBuild } from '../../config/config.ts';
import { gradleArguments, gradleEnvironment } from './gradle-command.ts';

const build: GradleBuild = {
  builder: 'gradle',
  profile: 'release',
  projectDir: '/app/android',
  tasks: ['bundleRelease', 'assembleRelease'],
  properties: { abi: 'arm64-v8a' },
  artifact: '/app/app.aab',
  apk: undefined,
  mapping: undefined,
  keystore: {
    path: '/app/upload.p12',
    alias: 'upload',
    passwordVariable: 'MY_STORE',
    keyPasswordVariable: 'MY_KEY',
  },
  env: { FLAVOUR: 'beta' },
};
const secrets = { MY_STORE: 'store-secret', MY_KEY: 'key-secret' };

test('stamps the version, names the keystore, and leaves no daemon behind', () => {
  expect(gradleArguments(build, { versionCode: 42, versionName: '9.9' })).toEqual([
    'bundleRelease',
    'assembleRelease',
    '--no-daemon',
    '--console=plain',
    '-PversionCode=42',
    '-PversionName=9.9',
    '-PkeystorePath=/app/upload.p12',
    '-PkeyAlias=upload',
    '-Pabi=arm64-v8a',
  ]);
});

test('the passwords travel in the environment only', () => {
  const env = gradleEnvironment(build, secrets);
  expect(env).toMatchObject({
    ...secrets,
    FLAVOUR: 'beta',
    SLIPWAY_KEYSTORE_PASSWORD: 'store-secret',
    SLIPWAY_KEY_PASSWORD: 'key-secret',
  });
});

test('an environment of the user or the config wins over ours', () => {
  expect(gradleEnvironment(build, { GRADLE_OPTS: '-Xmx4g' }).GRADLE_OPTS).toBe('-Xmx4g');
  const inConfig = { ...build, env: { GRADLE_OPTS: '-Xmx8g' } };
  expect(gradleEnvironment(inConfig, { GRADLE_OPTS: '-Xmx4g' }).GRADLE_OPTS).toBe('-Xmx8g');
});

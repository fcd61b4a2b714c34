import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeystoreConfig } from '../config/config.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { checkKeystore } from './check-keystore.ts';
import { makeKeystore } from './testing/keystores.ts';

const password = 'canary-7f2c-keystore';
const env = { PATH: process.env.PATH, STORE: password, KEY: password };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-keystore-'));
  makeKeystore({ path: join(folder, 'good.p12'), password });
  makeKeystore({ path: join(folder, 'good.jks'), password, type: 'JKS', keyPassword: 'another-password' });
  const whole = readFileSync(join(folder, 'good.p12'));
  writeFileSync(join(folder, 'short.p12'), whole.subarray(0, whole.length / 2));
  writeFileSync(join(folder, 'short.jks'), readFileSync(join(folder, 'good.jks')).subarray(0, 600));
  writeFileSync(join(folder, 'text.p12'), 'MIIKZAIBAzCCCg4GCSqGSIb3DQEHAaCCCf8=\n');
  writeFileSync(join(folder, 'empty.p12'), '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keystore(file: string, alias = 'upload'): KeystoreConfig {
  return { path: join(folder, file), alias, passwordVariable: 'STORE', keyPasswordVariable: 'KEY' };
}

async function refusal(config: KeystoreConfig, overrides: Record<string, string | undefined> = {}) {
  const error = await checkKeystore(config, { ...env, ...overrides }).catch((thrown: unknown) => thrown);
  if (!(error instanceof SlipwayError)) throw new Error(`not refused: ${String(error)}`);
  expect(JSON.stringify(error.toReport())).not.toContain('canary');
  return error;
}

describe('a keystore that can sign', () => {
  test('passes as PKCS12, and as JKS with a key password of its own', async () => {
    await checkKeystore(keystore('good.p12'), env);
    await checkKeystore(keystore('good.jks'), { ...env, KEY: 'another-password' });
  });
});

describe('a keystore that cannot sign is refused before the build', () => {
  test.each(['short.p12', 'short.jks', 'text.p12', 'empty.p12'])('%s is damaged', async (file) => {
    expect((await refusal(keystore(file))).code).toBe('KEYSTORE_CORRUPT');
  });

  test('a wrong keystore password', async () => {
    const error = await refusal(keystore('good.p12'), { STORE: 'wrong-password' });
    expect(error).toMatchObject({
      code: 'KEYSTORE_PASSWORD_WRONG',
      exitCode: 2,
      next: 'Correct STORE and KEY.',
    });
    expect((await refusal(keystore('good.jks'), { STORE: 'wrong-password' })).code).toBe(
      'KEYSTORE_PASSWORD_WRONG',
    );
  });

  test('a wrong key password', async () => {
    expect((await refusal(keystore('good.jks'))).code).toBe('KEYSTORE_PASSWORD_WRONG');
  });

  test('an alias that is not there', async () => {
    const error = await refusal(keystore('good.p12', 'release'));
    expect(error.code).toBe('KEY_ALIAS_MISSING');
    expect(error.message).toContain('"release"');
  });

  test('no keystore at all', async () => {
    expect(await refusal(keystore('nowhere.p12'))).toMatchObject({ code: 'FILE_NOT_FOUND', exitCode: 2 });
  });

  test.each([
    ['unset', undefined],
    ['empty', ''],
  ])('a password variable that is %s', async (_state, value) => {
    const error = await refusal(keystore('good.p12'), { KEY: value });
    expect(error.code).toBe('KEYSTORE_PASSWORD_MISSING');
    expect(error.message).toContain('KEY');
  });

  test('a machine without keytool', async () => {
    expect((await refusal(keystore('good.p12'), { PATH: folder })).code).toBe('TOOL_MISSING');
  });
});

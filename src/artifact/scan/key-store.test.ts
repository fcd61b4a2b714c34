import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKey } from '../testing/key.ts';
import { runTool } from '../testing/run-tool.ts';
import { createContentScanner } from './content-scan.ts';
import { keyStoreHoldsKey } from './key-store.ts';
import { contentFindings } from './scan-findings.ts';

/** Debian's Bouncy Castle, which apksigner is built on. */
const bouncyCastle = '/usr/share/java/bcprov.jar';
const provider = [
  '-provider',
  'org.bouncycastle.jce.provider.BouncyCastleProvider',
  '-providerpath',
  bouncyCastle,
];

let folder: string;
let certificate: string;
let from: readonly string[];
let password: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-stores-'));
  const key = await makeKey(folder, 'signer');
  password = key.password;
  from = ['-srckeystore', key.keystore, '-srcstorepass', password, '-srcalias', key.alias];
  certificate = join(folder, 'cert.der');
  const store = ['-keystore', key.keystore, '-storepass', password];
  await runTool('keytool', ['-exportcert', '-alias', key.alias, ...store, '-file', certificate]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A key store with the certificate, and with the key after it where that is wanted. */
async function keyStore(type: 'JKS' | 'JCEKS' | 'BKS', content: 'certificate' | 'key too'): Promise<Buffer> {
  const path = join(folder, `${content}.${type}`);
  const options = type === 'BKS' ? provider : [];
  const to = ['-storetype', type, '-storepass', password, ...options];
  await runTool('keytool', [
    '-importcert',
    '-noprompt',
    '-alias',
    'a-ca',
    '-file',
    certificate,
    '-keystore',
    path,
    ...to,
  ]);
  if (content === 'certificate') return readFile(path);
  const into = ['-destkeystore', path, '-deststoretype', type, '-deststorepass', password];
  await runTool('keytool', [
    '-importkeystore',
    '-noprompt',
    ...from,
    ...into,
    '-destkeypass',
    password,
    ...options,
  ]);
  return readFile(path);
}

function found(name: string, content: Buffer) {
  const scanner = createContentScanner();
  expect(scanner.wants({ name, sizeBytes: content.length })).toBe(true);
  scanner.add(name, content);
  return contentFindings(scanner.finish()).map(
    ({ rule, severity, message }) => `${severity} ${rule}: ${message}`,
  );
}

describe.each(['JKS', 'JCEKS', 'BKS'] as const)('a %s key store', (type) => {
  const name = `assets/store.${type.toLowerCase()}`;

  test('of certificates alone is nothing, and with a key after them an error', {
    timeout: 120_000,
  }, async () => {
    expect(found(name, await keyStore(type, 'certificate'))).toEqual([]);
    const withKey = await keyStore(type, 'key too');
    expect(found(name, withKey)).toEqual([
      expect.stringMatching(/^error content\/keystore: .*a key store with a private key/),
    ]);
    for (let length = 0; length < 60; length += 1)
      expect(keyStoreHoldsKey(withKey.subarray(0, length)), `cut off at ${length}`).not.toBe('no');
  });
});

describe('a DER file called .pk8', () => {
  const openssl = async (...options: readonly string[]) => {
    const [pem, der] = [join(folder, 'key.pem'), join(folder, 'key.pk8')];
    await runTool('openssl', [
      'genpkey',
      '-algorithm',
      'EC',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-out',
      pem,
    ]);
    await runTool('openssl', ['pkcs8', '-topk8', '-in', pem, '-outform', 'DER', '-out', der, ...options]);
    return readFile(der);
  };

  test('with a private key is an error', async () => {
    expect(found('assets/key.pk8', await openssl('-nocrypt'))).toEqual([
      expect.stringMatching(/^error content\/keystore: .*a private key/),
    ]);
  });

  test('with an encrypted one a warning', async () => {
    expect(found('assets/key.pk8', await openssl('-passout', 'pass:secret'))).toEqual([
      expect.stringMatching(/^warning content\/keystore: .*encrypted with a password/),
    ]);
  });

  test('with a certificate nothing', async () => {
    expect(found('assets/key.pk8', await readFile(certificate))).toEqual([]);
  });
});

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '../../testing/run-tool.ts';

/** A throw-away key with its self-signed certificate, for tools and for signing by hand. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
  /** DER of SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  /** Arguments of apksigner that name it. */
  readonly signer: readonly string[];
  readonly keystore: string;
}

const password = 'only-for-tests';
/** For programs that live for a second: optimising them costs more than it saves. */
const shortLived = ['-J-XX:TieredStopAtLevel=1', '-J-XX:+UseSerialGC'];

export interface KeyRequest {
  /** Arguments of keytool -genkeypair, such as `-keyalg EC -groupname secp256r1`. */
  readonly kind: readonly string[];
  readonly name?: string;
  readonly days?: number;
}

/** Makes a key with keytool, and takes it out of its keystore with openssl. */
export async function makeSigningKey(folder: string, id: string, request: KeyRequest): Promise<SigningKey> {
  const keystore = join(folder, `${id}.p12`);
  const { kind, name = `CN=${id}, O=Slipway`, days = 9999 } = request;
  await runTool('keytool', [
    ...shortLived,
    ...['-genkeypair', '-alias', id, ...kind, '-dname', name, '-validity', String(days)],
    ...['-storetype', 'PKCS12', '-keystore', keystore, '-storepass', password],
  ]);
  const pem = join(folder, `${id}.pem`);
  await runTool('openssl', ['pkcs12', '-in', keystore, '-passin', `pass:${password}`, '-nodes', '-out', pem]);
  const text = await readFile(pem, 'utf8');
  const certificate = new X509Certificate(text);
  return {
    privateKey: createPrivateKey(text),
    certificate: certificate.raw,
    publicKey: certificate.publicKey.export({ type: 'spki', format: 'der' }),
    signer: ['--ks', keystore, '--ks-key-alias', id, '--ks-pass', `pass:${password}`],
    keystore,
  };
}

/** Signs a zip file with jarsigner, in place. */
export async function jarsign(
  path: string,
  { keystore }: SigningKey,
  options: readonly string[] = [],
): Promise<void> {
  const alias = /([^/]+)\.p12$/.exec(keystore)?.[1] ?? '';
  await runTool('jarsigner', [
    ...shortLived,
    '-keystore',
    keystore,
    '-storepass',
    password,
    ...options,
    path,
    alias,
  ]);
}

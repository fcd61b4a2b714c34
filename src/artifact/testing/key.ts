import { join } from 'node:path';
import { runTool } from './run-tool.ts';

/** A throw-away signing key in a PKCS#12 file. */
export interface TestKey {
  readonly keystore: string;
  readonly alias: string;
  readonly password: string;
}

/** Makes a key with keytool; an elliptic curve by default, because making an RSA key is slow. */
export async function makeKey(folder: string, name: string, algorithm = 'EC'): Promise<TestKey> {
  const key = { keystore: join(folder, `${name}.p12`), alias: name, password: 'only-for-tests' };
  await runTool('keytool', [
    ...['-genkeypair', '-alias', name, '-keyalg', algorithm, '-dname', `CN=${name}`, '-validity', '9999'],
    ...['-storetype', 'PKCS12', '-keystore', key.keystore, '-storepass', key.password],
  ]);
  return key;
}

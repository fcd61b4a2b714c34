import { execFileSync } from 'node:child_process';

export interface KeystoreSpec {
  readonly path: string;
  readonly password: string;
  readonly type?: 'PKCS12' | 'JKS';
  /** Only a JKS keystore can have another one for the key. */
  readonly keyPassword?: string;
}

/** Makes a keystore with one key named `upload`, by the real keytool. */
export function makeKeystore({
  path,
  password,
  type = 'PKCS12',
  keyPassword = password,
}: KeystoreSpec): void {
  execFileSync(
    'keytool',
    [
      ...[
        '-J-XX:TieredStopAtLevel=1',
        '-genkeypair',
        '-keystore',
        path,
        '-storetype',
        type,
        '-alias',
        'upload',
      ],
      ...['-storepass:env', 'STORE_PASSWORD', '-keypass:env', 'KEY_PASSWORD', '-dname', 'CN=Test'],
      ...['-keyalg', 'RSA', '-keysize', '2048', '-validity', '10000'],
    ],
    { env: { ...process.env, STORE_PASSWORD: password, KEY_PASSWORD: keyPassword }, stdio: 'pipe' },
  );
}

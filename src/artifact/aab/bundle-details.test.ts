import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPeers, peerFile } from '../../../fixtures/peers/install.ts';
import { configQualifiers } from '../apk/config-qualifiers.ts';
import type { ResourceTable } from '../apk/resource-table.ts';
import { readApkDetails } from '../apk-details.ts';
import { makeKey } from '../testing/key.ts';
import { readBundleDetails } from './bundle-details.ts';
import { deliveredSizes } from './delivered/delivered-sizes.ts';
import { readBundle } from './read-bundle.ts';
import { bundletool, rebuildAsBundle, totalSizes } from './testing/bundletool.ts';
import { buildModules } from './testing/module-app.ts';
import { withZip } from './testing/open-bundle.ts';

let folder: string;
let missingPeers: string | undefined;
let modules = '';

/** Says something about everything that a config can say and that is read. */
const config = {
  optimizations: {
    splitsConfig: { splitDimension: [{ value: 'SCREEN_DENSITY', negate: true }] },
    uncompressNativeLibraries: { enabled: true, alignment: 'PAGE_ALIGNMENT_16K' },
    uncompressDexFiles: { enabled: true, uncompressedDexTargetSdk: 'SDK_31' },
    standaloneConfig: { splitDimension: [{ value: 'ABI', negate: true }] },
  },
  compression: {
    uncompressedGlob: ['assets/**.{bin,raw}'],
    installTimeAssetModuleDefaultCompression: 'COMPRESSED',
  },
  masterResources: { resourceIds: [0x7f010000], resourceNames: ['title'] },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-bundle-'));
  missingPeers = await installPeers();
  await mkdir(join(folder, 'modules'));
  if (missingPeers === undefined) modules = await buildModules(join(folder, 'modules'), config);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a bundle says the same as the APK of the same app', () => {
  test.for([
    ['io.appium.settings', 'settings_apk-debug.apk'],
    ['android-apidemos', 'ApiDemos-debug.apk'],
  ])('%s', async ([peer = '', file = ''], { skip }) => {
    if (missingPeers !== undefined) skip(missingPeers);
    const apk = peerFile(peer, 'apks', file);
    await mkdir(join(folder, peer));
    const bundle = await rebuildAsBundle({ apk, folder: join(folder, peer) });
    const expected = await withZip(apk, readApkDetails);
    const { details, table } = await withZip(bundle, readBundleDetails);
    expect(details.manifest).toEqual(expected.details.manifest);
    expect(details.locales).toEqual(expected.details.locales);
    expect(details.densities).toEqual(expected.details.densities);
    expect(details.dexFiles).toBe(expected.details.dex.length);
    const ids = [...new Set([...expected.table.entries()].map(({ id }) => id))];
    expect(ids.length).toBeGreaterThan(100);
    for (const id of ids) {
      expect(plainValues(table, id), id.toString(16)).toEqual(plainValues(expected.table, id));
    }
  });
});

/** The two forms list configurations, and the items of a bag, in orders of their own. */
function plainValues(table: ResourceTable, id: number): readonly string[] {
  return table
    .valuesOf(id)
    .map(({ config, value }) => {
      const shown =
        value.kind === 'bag' ? { ...value, items: value.items().toSorted((a, b) => a.key - b.key) } : value;
      return `${configQualifiers(config)}: ${JSON.stringify(shown)}`;
    })
    .sort();
}

describe('a bundle of many modules', () => {
  test('says what each module is and when it is delivered', async ({ skip }) => {
    if (missingPeers !== undefined) skip(missingPeers);
    const { modules: found } = await withZip(modules, readBundle);
    const summary = found.map(({ name, kind, delivery, abis, dexFiles }) => ({
      name,
      kind,
      delivered: delivery.kind,
      ...(delivery.isRemovable ? { removable: true } : {}),
      ...(Object.keys(delivery.conditions).length > 0 ? { conditions: delivery.conditions } : {}),
      ...(abis.length > 0 ? { abis } : {}),
      ...(dexFiles > 0 ? { dexFiles } : {}),
    }));
    expect(summary).toEqual([
      { name: 'base', kind: 'base', delivered: 'install-time', abis: ['arm64-v8a'], dexFiles: 1 },
      {
        name: 'camera',
        kind: 'feature',
        delivered: 'conditional',
        conditions: {
          features: ['android.hardware.camera.ar'],
          countries: ['DE'],
          excludesCountries: true,
        },
      },
      { name: 'installed', kind: 'feature', delivered: 'install-time' },
      { name: 'later', kind: 'feature', delivered: 'on-demand' },
      { name: 'newer', kind: 'feature', delivered: 'conditional', conditions: { minSdk: 29 } },
      { name: 'removable', kind: 'feature', delivered: 'install-time', removable: true, abis: ['arm64-v8a'] },
      { name: 'textures', kind: 'asset-pack', delivered: 'install-time' },
      { name: 'voices', kind: 'asset-pack', delivered: 'fast-follow' },
    ]);
    expect(found.find(({ name }) => name === 'textures')?.assetDirectories).toEqual([
      { path: 'assets/sky', textures: [] },
      { path: 'assets/sky#tcf_astc', textures: ['astc'] },
      { path: 'assets/sky#tcf_etc2', textures: ['etc2'] },
    ]);
    expect(found[0]?.nativeDirectories).toEqual([{ path: 'lib/arm64-v8a', abi: 'arm64-v8a' }]);
  });

  test('has the configuration that it was built with', async ({ skip }) => {
    if (missingPeers !== undefined) skip(missingPeers);
    const dumped = JSON.parse(await bundletool('dump', 'config', `--bundle=${modules}`)) as {
      bundletool: { version: string };
    };
    const { config: read } = await withZip(modules, readBundle);
    expect(read).toEqual({
      bundletoolVersion: dumped.bundletool.version,
      splitDimensions: ['abi', 'language', 'texture'],
      standaloneDimensions: ['density'],
      uncompressedNativeLibraries: true,
      nativeAlignmentBytes: 16_384,
      uncompressedDexFrom: 31,
      sparseResources: false,
      uncompressedGlobs: ['assets/**.{bin,raw}'],
      compressedAssetPacks: true,
      compression: 'deflate',
      pinnedResourceIds: [0x7f010000],
      pinnedResourceNames: ['title'],
    });
  });

  /** In 150 kB nine APKs' worth of signatures and the borders between files weigh more than in any real app. */
  test('is delivered as bundletool says, module by module', { timeout: 60_000 }, async ({ skip }) => {
    if (missingPeers !== undefined) skip(missingPeers);
    const theirs = await totalSizes(modules, folder, await makeKey(folder, 'key', 'RSA'));
    const ours = await withZip(modules, async (zip) => deliveredSizes(zip, await readBundle(zip)));
    const named = ours.map((one) => [`${one.sdk},${one.abi},${one.density},${one.language}`, one] as const);
    expect(named.map(([name]) => name).sort()).toEqual([...theirs.keys()].sort());
    for (const [name, { minBytes, maxBytes }] of named) {
      const [min = 0, max = 0] = theirs.get(name) ?? [];
      expect(Math.abs(minBytes / min - 1), name).toBeLessThan(0.05);
      expect(Math.abs(maxBytes / max - 1), name).toBeLessThan(0.05);
    }
  });
});

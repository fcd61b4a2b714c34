import { expect, test } from 'vitest';
import type { AssetCatalog } from './catalog.ts';
import { assetCatalogFindings } from './findings.ts';
import { readAssetCatalog } from './read-catalog.ts';
import { realCatalog } from './testing/real-catalogs.ts';

interface Expected {
  readonly coreUi: number;
  readonly platformVersion: string;
  readonly files: string;
}

// Read by hand, and by an independent reader (car-parser 0.1.0), which agrees on every name, size and scale.
const expected: Readonly<Record<'mitmproxy' | 'flet', Expected>> = {
  mitmproxy: { coreUi: 868, platformVersion: '12.0', files: 'logo-circle-' },
  flet: { coreUi: 738, platformVersion: '10.15', files: 'app_icon_' },
};

test.for(['mitmproxy', 'flet'] as const)(
  'a catalog that Apple compiled: %s',
  { timeout: 300_000 },
  async (name, { skip }) => {
    const bytes = await realCatalog(name);
    if (typeof bytes === 'string') return skip(bytes);
    const catalog = readAssetCatalog(bytes, { path: name });
    expect(catalog.header).toMatchObject({
      coreUiVersion: expected[name].coreUi,
      storageVersion: 17,
      renditionCount: 13,
      platform: 'macosx',
      platformVersion: expected[name].platformVersion,
    });
    expect(catalog.renditions).toHaveLength(catalog.header.renditionCount);
    expect(catalog.assetNames).toEqual(['AppIcon']);
    expect(assetCatalogFindings(catalog, name)).toEqual([]);
    expect(iconsOf(catalog, expected[name].files)).toEqual([
      '16 @1x in ZZZZPackedAsset-1.0.0-gamut0 at 132,36',
      '32 @1x in ZZZZPackedAsset-1.0.0-gamut0 at 132,2',
      '32 @2x in ZZZZPackedAsset-2.0.0-gamut0 at 68,2',
      '64 @2x in ZZZZPackedAsset-2.0.0-gamut0 at 2,2',
      '128 @1x in ZZZZPackedAsset-1.0.0-gamut0 at 2,2',
      '256 @1x',
      '256 @2x',
      '512 @1x',
      '512 @2x',
      '1024 @2x',
    ]);
    const sets = catalog.renditions.filter(({ kind }) => kind === 'icon-set');
    expect(sets.map(({ sizes }) => sizes.map(({ width }) => width))).toEqual([[16, 32, 128, 256, 512]]);
    expect(catalog.renditions.filter(({ kind }) => kind === 'atlas').map(({ size }) => size)).toEqual([
      { width: 166, height: 132 },
      { width: 102, height: 68 },
    ]);
  },
);

/** Each image with its pixels, taken from its own header, in the order of size and scale. */
function iconsOf({ renditions }: AssetCatalog, prefix: string): readonly string[] {
  return renditions
    .filter(({ file }) => file.startsWith(prefix))
    .toSorted((a, b) => (a.size?.width ?? 0) - (b.size?.width ?? 0) || (a.scale ?? 0) - (b.scale ?? 0))
    .map(({ file, size, scale, atlas }) => {
      // The name of the file says its size, which the compiled header has to agree with.
      expect(file).toBe(`${prefix}${size?.width}.png`);
      const where = atlas === undefined ? '' : ` in ${atlas.file} at ${atlas.x},${atlas.y}`;
      return `${size?.width} @${scale}x${where}`;
    });
}

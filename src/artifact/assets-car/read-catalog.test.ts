import { describe, expect, test } from 'vitest';
import { assetCatalogFindings } from './findings.ts';
import { readAssetCatalog } from './read-catalog.ts';
import { sampleCatalog, sampleCatalogBytes } from './testing/sample-catalog.ts';
import { linkProperty, writeCatalog } from './testing/write-catalog.ts';

const place = { path: 'App.ipa', entry: 'Payload/App.app/Assets.car' };
const read = (bytes: Buffer) => readAssetCatalog(bytes, place);

describe('readAssetCatalog', () => {
  const catalog = read(sampleCatalogBytes());
  const named = (file: string) => catalog.renditions.find((rendition) => rendition.file === file);

  test('reads who compiled it and for what', () => {
    expect(catalog.header).toEqual({
      coreUiVersion: 970,
      storageVersion: 17,
      renditionCount: 6,
      schemaVersion: 5,
      mainVersion: '@(#)PROGRAM:CoreUI',
      thinning: undefined,
      platform: 'ios',
      platformVersion: '17.0',
      authoringTool: '@(#)PROGRAM:test',
    });
    expect(catalog.keyFormat).toEqual([
      'appearance',
      'element',
      'part',
      'identifier',
      'scale',
      'idiom',
      'displayGamut',
    ]);
    expect(catalog.assetNames).toEqual(['Accent', 'Big', 'Glyph', 'Logo']);
  });

  test('finds an image inside its atlas', () => {
    expect(named('logo@2x.png')).toMatchObject({
      name: 'Logo',
      kind: 'image',
      size: { width: 40, height: 20 },
      scale: 2,
      idiom: 'phone',
      pixelFormat: 'GA8',
      isTemplate: true,
      atlas: { x: 2, y: 4, width: 40, height: 20, file: 'ZZZZPackedAsset-2.0.0-gamut0' },
    });
    expect(named('ZZZZPackedAsset-2.0.0-gamut0')).toMatchObject({
      name: undefined,
      kind: 'atlas',
      compression: 'lzfse',
    });
  });

  test('gives no size to what has none: vectors and colours are 0×0', () => {
    expect(named('glyph.pdf')).toMatchObject({
      kind: 'vector',
      size: undefined,
      idiom: 'pad',
      preservesVector: true,
    });
    expect(named('Accent')).toMatchObject({
      kind: 'colour',
      size: undefined,
      scale: undefined,
      appearance: 'UIAppearanceDark',
      displayGamut: 'P3',
      colour: { space: 'Display P3', components: [1, 0.5, 0, 1] },
    });
  });

  test('keeps the number of a layout that it does not know', () => {
    expect(named('Big')).toMatchObject({ kind: 'other', layout: 'layout 1020' });
  });

  test.each([1, 2, 5])('reads trees of several pages: %d entries each', (entriesPerPage) => {
    expect(read(sampleCatalogBytes({ entriesPerPage }))).toEqual(catalog);
  });

  test('has nothing to find in a sound catalog', () => {
    expect(assetCatalogFindings(catalog, 'Assets.car')).toEqual([]);
  });
});

describe('findings', () => {
  test('a count that the header does not tell truly', () => {
    const catalog = read(sampleCatalogBytes({ claimedCount: 7 }));
    expect(assetCatalogFindings(catalog, 'Assets.car')).toMatchObject([
      {
        rule: 'catalog-rendition-count',
        place: 'Assets.car',
        message: 'The header announces 7 renditions, the catalog holds 6',
      },
    ]);
  });

  test('an image whose atlas is gone', () => {
    const chain = linkProperty([0, 0, 1, 1], [[17, 99]]);
    const renditions = sampleCatalog.renditions.slice(1, 2).map((logo) => ({ ...logo, chain }));
    const catalog = read(writeCatalog({ ...sampleCatalog, renditions }));
    expect(assetCatalogFindings(catalog, 'Assets.car')).toMatchObject([
      { rule: 'catalog-atlas-missing', severity: 'error', message: expect.stringContaining('Logo') },
    ]);
  });
});

import {
  type CatalogToWrite,
  colourPayload,
  imagePayload,
  linkProperty,
  writeCatalog,
} from './write-catalog.ts';

/** Attributes: appearance, element, part, identifier, scale, idiom, gamut. */
const keyFormat = [7, 1, 2, 17, 12, 15, 24];
const assets = { Logo: 11, Accent: 12, Glyph: 13, Big: 14 };

/** One rendition of each kind that matters, with an atlas and its link, a dark form and a P3 form. */
export const sampleCatalog: CatalogToWrite = {
  keyFormat,
  facets: assets,
  appearances: { UIAppearanceAny: 0, UIAppearanceDark: 1 },
  renditions: [
    {
      key: [0, 9, 181, 0, 2, 0, 0],
      file: 'ZZZZPackedAsset-2.0.0-gamut0',
      layout: 1004,
      width: 100,
      height: 80,
      scalePercent: 200,
      pixelFormat: 'ARGB',
      payload: imagePayload(4, 40),
    },
    {
      key: [0, 85, 181, assets.Logo, 2, 1, 0],
      file: 'logo@2x.png',
      layout: 1003,
      flags: 8,
      width: 40,
      height: 20,
      scalePercent: 200,
      pixelFormat: 'GA8',
      chain: linkProperty(
        [2, 4, 40, 20],
        [
          [1, 9],
          [2, 181],
          [12, 2],
        ],
      ),
    },
    {
      key: [1, 85, 181, assets.Accent, 0, 0, 1],
      file: 'Accent',
      layout: 1009,
      payload: colourPayload(3, [1, 0.5, 0, 1]),
    },
    {
      key: [0, 85, 181, assets.Glyph, 0, 2, 0],
      file: 'glyph.pdf',
      layout: 9,
      flags: 0x104,
      pixelFormat: 'PDF',
    },
    {
      key: [0, 85, 181, assets.Big, 3, 0, 0],
      file: 'big@3x.jpg',
      layout: 12,
      width: 300,
      height: 200,
      pixelFormat: 'JPEG',
      payload: imagePayload(11, 9),
    },
    { key: [0, 85, 181, assets.Big, 0, 0, 0], file: 'Big', layout: 1020 },
  ],
};

export function sampleCatalogBytes(changes: Partial<CatalogToWrite> = {}): Buffer {
  return writeCatalog({ ...sampleCatalog, ...changes });
}

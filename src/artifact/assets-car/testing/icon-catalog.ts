import { imagePayload, type RenditionToWrite, writeCatalog } from './write-catalog.ts';

/** Attributes: element, part, dimension1, identifier, scale, idiom. */
const keyFormat = [1, 2, 8, 17, 12, 15];
const idioms = { universal: 0, phone: 1, pad: 2, marketing: 6 } as const;

export interface IconToWrite {
  readonly px: number;
  readonly idiom: keyof typeof idioms;
  readonly scale?: number;
  /** `AppIcon` unless another name is given. */
  readonly name?: string;
  readonly pixelFormat?: string;
  readonly layout?: number;
  /** The packed pixels; a few zeros unless given. */
  readonly payload?: Buffer;
}

/** The icon as the asset compiler writes it for an app for iPhone and iPad, in all sizes that the store asks for. */
export const wholeIcon: readonly IconToWrite[] = [
  { px: 120, idiom: 'phone', scale: 2 },
  { px: 180, idiom: 'phone', scale: 3 },
  { px: 152, idiom: 'pad', scale: 2 },
  { px: 167, idiom: 'pad', scale: 2 },
  { px: 1024, idiom: 'marketing', pixelFormat: 'JPEG' },
];

/** An Assets.car with these images, each asset by its name. */
export function iconCatalog(icons: readonly IconToWrite[], thinning = ''): Buffer {
  const names = [...new Set(icons.map(({ name = 'AppIcon' }) => name))];
  return writeCatalog({
    keyFormat,
    thinning,
    facets: Object.fromEntries(names.map((name, index) => [name, index + 1])),
    renditions: icons.map((icon, index) => rendition(icon, { index, names })),
  });
}

function rendition(
  icon: IconToWrite,
  { index, names }: { readonly index: number; readonly names: readonly string[] },
): RenditionToWrite {
  const { px, idiom, scale = 1, name = 'AppIcon', pixelFormat = 'ARGB', layout = 12 } = icon;
  return {
    key: [85, 220, index, names.indexOf(name) + 1, scale, idioms[idiom]],
    file: `${name}-${px}.png`,
    layout,
    width: px,
    height: px,
    scalePercent: scale * 100,
    pixelFormat,
    payload: icon.payload ?? imagePayload(4, 8),
  };
}

import type { AssetCatalog, Rendition } from '../assets-car/catalog.ts';
import type { IosBundle } from './ios-artifact.ts';

/** What an app has of its icon, in its catalog and beside it. */
export interface AppIcon {
  /** Name of the asset; undefined when Info.plist names none. */
  readonly name: string | undefined;
  /** Its images in the catalog. */
  readonly images: readonly Rendition[];
  /** Sides in pixels that the iPhone, the iPad or the store finds, ascending. */
  readonly sidesPx: Readonly<Record<IconUse, readonly number[]>>;
  /** Whether the other sizes are made from one image of 1024 pixels, as Xcode offers since version 14. */
  readonly isSingleSize: boolean;
  /** Whether Icon Composer made it: the system renders its layers, and no sizes stand in the catalog. */
  readonly isLayered: boolean;
}

export type IconUse = 'phone' | 'pad' | 'marketing';

export const storeIconPx = 1024;

/** Layouts that Icon Composer of Xcode 26 writes. */
const layeredLayouts: ReadonlySet<string> = new Set(['layout 1019', 'layout 1020', 'layout 1021']);

/** Gathers the icon of an app. Pure. */
export function appIconOf({ info, assets, iconFiles }: IosBundle): AppIcon {
  const name = info?.iconName;
  const own = assets?.renditions.filter((each) => name !== undefined && each.name === name) ?? [];
  const images = own.filter(({ kind, size }) => kind === 'image' && size !== undefined);
  const sides = images.map(sideOf);
  return {
    name,
    images,
    sidesPx: {
      phone: ascending([...sidesFor('phone', images), ...looseSides(iconFiles, false)]),
      pad: ascending([...sidesFor('pad', images), ...looseSides(iconFiles, true)]),
      marketing: ascending(sidesFor('marketing', images)),
    },
    isSingleSize: sides.length > 0 && sides.every((side) => side === storeIconPx),
    isLayered: own.some(({ layout }) => layeredLayouts.has(layout)),
  };
}

/** Whether App Thinning left only what one model of device needs. */
export function isThinned(assets: AssetCatalog | undefined): boolean {
  return assets?.header.thinning !== undefined;
}

function sidesFor(use: IconUse, images: readonly Rendition[]): readonly number[] {
  return images.filter(({ idiom }) => idiom === use || idiom === 'universal').map(sideOf);
}

/** `~ipad` says for which device a file beside the catalog is. */
function looseSides(files: IosBundle['iconFiles'], ofPad: boolean): readonly number[] {
  return files
    .filter(({ path }) => /~ipad\.png$/i.test(path) === ofPad)
    .flatMap(({ size }) => (size !== undefined && size.width === size.height ? [size.width] : []));
}

function sideOf({ size }: Rendition): number {
  return size !== undefined && size.width === size.height ? size.width : 0;
}

function ascending(sides: readonly number[]): readonly number[] {
  return [...new Set(sides)].filter((side) => side > 0).sort((a, b) => a - b);
}

import type { DensityImage, Drawables, XmlDrawable } from '../density-image.ts';
import { chooseFor } from './choose.ts';
import { type Loaded, load } from './load.ts';
import type { Screen } from './screen.ts';

/** A bitmap that a device loads. */
export interface LoadedImage extends Loaded {
  readonly name: string;
  readonly place: string;
  readonly stored: string;
}

/** What one device makes of the app's drawables. */
export interface ScreenReport {
  readonly screen: Screen;
  /** Bitmaps whose size can be read, the most enlarged first. */
  readonly images: readonly LoadedImage[];
  /** Drawables that it draws from XML, sharp at any size. */
  readonly xml: number;
  /** Drawables that have no file for this device: code that asks for one crashes. */
  readonly missing: readonly string[];
  /** Bitmaps that it loads and whose size cannot be read, so that nothing is known of how they look. */
  readonly unreadable: number;
  /** What all bitmaps together take in memory. */
  readonly bytes: number;
}

interface Resource {
  readonly name: string;
  readonly files: readonly File[];
}

/** With the screens that it is for known. */
type Configured<Drawable> = Drawable & { readonly config: NonNullable<XmlDrawable['config']> };
type File = Configured<DensityImage> | Configured<XmlDrawable>;

/** For each device the file that Android loads of each drawable, and how far it is scaled. Pure. */
export function whatDevicesLoad(drawables: Drawables, screens: readonly Screen[]): readonly ScreenReport[] {
  const resources = resourcesOf(drawables);
  return screens.map((screen) => reportOf(screen, resources));
}

/** Files of one drawable or mipmap. In a source tree each resource folder is a whole of its own. */
function resourcesOf({ images, xml }: Drawables): readonly Resource[] {
  const files: readonly File[] = [...images, ...xml].filter(isConfigured);
  const groups = Map.groupBy(files, ({ scope, folder, name }) => [scope, folder.kind, name].join('\n'));
  return [...groups.values()].map((members) => ({ name: members[0]?.name ?? '', files: members }));
}

function isConfigured(file: DensityImage | XmlDrawable): file is File {
  return file.config !== undefined;
}

function reportOf(screen: Screen, resources: readonly Resource[]): ScreenReport {
  const chosen = resources.map(({ name, files }) => ({ name, file: chooseFor(files, screen.config) }));
  const bitmaps = chosen.flatMap(({ file }) => (file !== undefined && 'size' in file ? [file] : []));
  const images = bitmaps.flatMap((file) => loadedOn(screen, file));
  return {
    screen,
    images: images.toSorted((a, b) => b.factor - a.factor || b.bytes - a.bytes),
    xml: chosen.filter(({ file }) => file !== undefined && !('size' in file)).length,
    missing: chosen.flatMap(({ name, file }) => (file === undefined ? [name] : [])),
    unreadable: bitmaps.length - images.length,
    bytes: images.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function loadedOn(
  screen: Screen,
  { size, config, name, place }: Configured<DensityImage>,
): readonly LoadedImage[] {
  if (size === undefined) return [];
  const stored = `${size.widthPx}×${size.heightPx}`;
  return [{ name, place, stored, ...load(size, config.density, screen.dpi) }];
}

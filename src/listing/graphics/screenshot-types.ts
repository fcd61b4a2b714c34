import type { ImageSize } from '../../assets/image-header.ts';
import { iosScreenshotSizes } from '../app-store/display-types.ts';

/**
 * Sizes by set, short side first, of every kind of device:
 * https://developer.apple.com/help/app-store-connect/reference/screenshot-specifications. Of a size that several sets
 * take, the first is what most apps want.
 */
const sizes: Readonly<Record<string, readonly string[]>> = {
  ...iosScreenshotSizes,
  APP_IPAD_PRO_129: ['2048x2732'],
  APP_WATCH_ULTRA: ['410x502', '422x514'],
  APP_WATCH_SERIES_10: ['416x496'],
  APP_WATCH_SERIES_7: ['396x484'],
  APP_WATCH_SERIES_4: ['368x448'],
  APP_WATCH_SERIES_3: ['312x390'],
  APP_APPLE_TV: ['1080x1920', '2160x3840'],
  APP_APPLE_VISION_PRO: ['2160x3840'],
  APP_DESKTOP: ['800x1280', '900x1440', '1600x2560', '1800x2880'],
};

/** What a path has to say for a set to be meant that shares its size with another one; names as deliver reads them. */
const saysSo: Readonly<Record<string, RegExp>> = {
  APP_IPAD_PRO_129: /2nd generation|IPAD_PRO_129/i,
  APP_IPAD_PRO_3GEN_129: /3rd generation|[4-9]th generation|13-inch|IPAD_PRO_3GEN_129/i,
  APP_APPLE_VISION_PRO: /vision/i,
  APP_APPLE_TV: /apple ?tv/i,
};

export interface ScreenshotType {
  readonly type: string;
  /** Sets that the size alone could mean just as well; empty where the path tells them apart. */
  readonly orElse: readonly string[];
}

/** The set that a screenshot belongs to, by its size, then by its path; undefined when no set takes the size. */
export function screenshotTypeOf(path: string, { widthPx, heightPx }: ImageSize): ScreenshotType | undefined {
  const side = `${Math.min(widthPx, heightPx)}x${Math.max(widthPx, heightPx)}`;
  const types = Object.keys(sizes).filter((type) => sizes[type]?.includes(side));
  const said = types.filter((type) => saysSo[type]?.test(path));
  const [type, ...orElse] = said.length > 0 ? said : types;
  return type === undefined ? undefined : { type, orElse };
}

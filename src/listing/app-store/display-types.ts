import type { ImageSize } from '../../assets/image-header.ts';

/**
 * Sizes in pixels, upright, as https://developer.apple.com/help/app-store-connect/reference/screenshot-specifications
 * lists them for iPhone and iPad, by the API's name of the set that takes them. Lying ones are the same turned.
 */
export const iosScreenshotSizes: Readonly<Record<string, readonly string[]>> = {
  APP_IPHONE_67: ['1260x2736', '1290x2796', '1320x2868'],
  APP_IPHONE_65: ['1242x2688', '1284x2778'],
  APP_IPHONE_61: ['1179x2556', '1206x2622'],
  APP_IPHONE_58: ['1080x2340', '1125x2436', '1170x2532'],
  APP_IPHONE_55: ['1242x2208'],
  APP_IPHONE_47: ['750x1334'],
  APP_IPHONE_40: ['640x1096', '640x1136'],
  APP_IPHONE_35: ['640x920', '640x960'],
  APP_IPAD_PRO_3GEN_129: ['2048x2732', '2064x2752'],
  APP_IPAD_PRO_3GEN_11: ['1488x2266', '1640x2360', '1668x2388', '1668x2420'],
  APP_IPAD_105: ['1668x2224'],
  APP_IPAD_97: ['768x1004', '768x1024', '1536x2008', '1536x2048'],
};

/** The set that a screenshot of this size belongs to; undefined when the App Store takes none of it. */
export function displayTypeOf({ widthPx, heightPx }: ImageSize): string | undefined {
  const upright = `${Math.min(widthPx, heightPx)}x${Math.max(widthPx, heightPx)}`;
  return Object.keys(iosScreenshotSizes).find((type) => iosScreenshotSizes[type]?.includes(upright));
}

/** Of one set in one language. */
export const mostScreenshots = 10;

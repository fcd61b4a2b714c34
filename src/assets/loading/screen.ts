import { anyConfig, type ResourceConfig } from '../../artifact/apk/resource-config.ts';
import { type AndroidDevice, screenPixels } from '../../devices/device.ts';

/** A device as resources are chosen for it. */
export interface Screen {
  readonly name: string;
  readonly title: string;
  /** Dots per inch at the default display size. */
  readonly dpi: number;
  readonly config: ResourceConfig;
}

/** The API level of the first release of each version of Android. */
const apiLevels: Readonly<Record<number, number>> = {
  8: 26,
  9: 28,
  10: 29,
  11: 30,
  12: 31,
  13: 33,
  14: 34,
  15: 35,
  16: 36,
};

/** `Configuration.SCREENLAYOUT_SIZE_*` and `_LONG_*`. */
const sizes = { small: 1, normal: 2, large: 3, xlarge: 4 };
const [notLong, long] = [0x10, 0x20];
const [leftToRight, notNight, dayMode] = [0x40, 0x10, 0x01];
const [portrait, landscape] = [1, 2];

/** The configuration of a device at its default settings: by day, in US English, as it is usually held. */
export function screenOf(device: AndroidDevice): Screen {
  const { width, height } = device.viewport;
  const { width: screenWidth, height: screenHeight } = screenPixels(device);
  const dpi = Math.round(device.pixelRatio * 160);
  const [smaller, larger] = [Math.min(width, height), Math.max(width, height)];
  return {
    name: device.name,
    title: device.title,
    dpi,
    config: {
      ...anyConfig,
      language: 'en',
      region: 'US',
      density: dpi,
      sdkVersion: apiLevels[device.androidVersion] ?? 0,
      orientation: width > height ? landscape : portrait,
      screenLayout:
        sizeOf(smaller, larger) |
        (Math.trunc((larger * 3) / 5) >= smaller - 1 ? long : notLong) |
        leftToRight,
      uiMode: dayMode | notNight,
      smallestWidthDp: smaller,
      widthDp: width,
      heightDp: height,
      screenWidth,
      screenHeight,
    },
  };
}

/** By the sides in dp, as `Configuration.reduceScreenLayout` has it. */
function sizeOf(smaller: number, larger: number): number {
  if (larger < 470) return sizes.small;
  if (larger >= 960 && smaller >= 720) return sizes.xlarge;
  return larger >= 640 && smaller >= 480 ? sizes.large : sizes.normal;
}

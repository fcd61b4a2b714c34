import { type AndroidDevice, type Device, isAndroid } from '../device.ts';

/**
 * The devices Slipway can emulate, all of them in Chromium: those of Apple in size, scale and user agent only. Of the
 * others, the panel and its density in dpi come from the makers' data sheets;
 * the viewport is panel ÷ (density ÷ 160), rounded up as Chrome reports it in `window.innerWidth`.
 * Density is the default display size of each device (`adb shell wm density`), not the panel's physical dpi.
 */
export const devices: readonly Device[] = [
  {
    // 1080 × 2400 at 420 dpi. https://support.google.com/pixelphone/answer/7158570
    name: 'pixel-8',
    title: 'Google Pixel 8',
    model: 'Pixel 8',
    kind: 'phone',
    viewport: { width: 412, height: 915 },
    pixelRatio: 2.625,
    touch: true,
    system: 'android',
    androidVersion: 16,
    density: 'xxhdpi',
  },
  {
    // 1080 × 2340 at 480 dpi. https://www.samsung.com/us/smartphones/galaxy-s24/specs/
    name: 'galaxy-s24',
    title: 'Samsung Galaxy S24',
    model: 'SM-S921B',
    kind: 'phone',
    viewport: { width: 360, height: 780 },
    pixelRatio: 3,
    touch: true,
    system: 'android',
    androidVersion: 16,
    density: 'xxhdpi',
  },
  {
    // 2560 × 1600 at 320 dpi, used in landscape on its dock. https://support.google.com/pixeltablet
    name: 'pixel-tablet',
    title: 'Google Pixel Tablet',
    model: 'Pixel Tablet',
    kind: 'tablet',
    viewport: { width: 1280, height: 800 },
    pixelRatio: 2,
    touch: true,
    system: 'android',
    androidVersion: 16,
    density: 'xhdpi',
  },
  {
    // 1080 × 2408 at 450 dpi in Samsung's default display size. https://www.samsung.com/uk/smartphones/galaxy-a/
    name: 'galaxy-a14',
    title: 'Samsung Galaxy A14',
    model: 'SM-A145R',
    kind: 'phone',
    viewport: { width: 384, height: 857 },
    pixelRatio: 2.8125,
    touch: true,
    system: 'android',
    androidVersion: 15,
    density: 'xxhdpi',
  },
  {
    // Inner panel: 2208 × 1840 at 420 dpi. https://support.google.com/pixelphone/answer/7158570
    name: 'pixel-fold',
    title: 'Google Pixel Fold (inner screen)',
    model: 'Pixel Fold',
    kind: 'foldable',
    viewport: { width: 841, height: 701 },
    pixelRatio: 2.625,
    touch: true,
    system: 'android',
    androidVersion: 16,
    density: 'xxhdpi',
  },
  {
    // Moto G Power (2021): 720 × 1600 at 280 dpi, a small and slow phone. https://motorola.com/us/smartphones-moto-g-power-gen-2
    name: 'moto-g-power',
    title: 'Motorola Moto G Power (2021)',
    model: 'moto g power (2021)',
    kind: 'phone',
    viewport: { width: 412, height: 915 },
    pixelRatio: 1.75,
    touch: true,
    system: 'android',
    androidVersion: 11,
    density: 'xhdpi',
  },
  {
    // 393 × 852 points. https://support.apple.com/en-us/121029 has the panel: 2556 × 1179 pixels
    name: 'iphone-16',
    title: 'Apple iPhone 16',
    model: 'iPhone17,3',
    kind: 'phone',
    viewport: { width: 393, height: 852 },
    pixelRatio: 3,
    touch: true,
    system: 'ios',
    iosVersion: 26,
  },
  {
    // 375 × 667 points, the smallest screen that iOS 26 runs on: 1334 × 750 pixels. https://support.apple.com/en-us/111866
    name: 'iphone-se',
    title: 'Apple iPhone SE (3rd generation)',
    model: 'iPhone14,6',
    kind: 'phone',
    viewport: { width: 375, height: 667 },
    pixelRatio: 2,
    touch: true,
    system: 'ios',
    iosVersion: 26,
  },
  {
    // 820 × 1180 points, held upright: 2360 × 1640 pixels. https://support.apple.com/en-us/111840
    name: 'ipad',
    title: 'Apple iPad (10th generation)',
    model: 'iPad13,18',
    kind: 'tablet',
    viewport: { width: 820, height: 1180 },
    pixelRatio: 2,
    touch: true,
    system: 'ios',
    iosVersion: 26,
  },
];

/** Those that choose among files by density, as only Android does. */
export const androidDevices: readonly AndroidDevice[] = devices.filter(isAndroid);

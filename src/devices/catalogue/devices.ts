import type { Device } from '../device.ts';

/**
 * The devices Slipway can emulate. The panel and its density in dpi come from the makers' data sheets;
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
    androidVersion: 11,
    density: 'xhdpi',
  },
];

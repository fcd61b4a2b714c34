import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDensities, compareForDevice, matches } from './config-match.ts';
import { plainDevice } from './resolve.ts';
import { anyConfig, type ResourceConfig } from './resource-config.ts';

const config = (own: Partial<ResourceConfig>): ResourceConfig => ({ ...anyConfig, ...own });

/** The best of some configurations for a device, as their position. */
function best(configs: readonly Partial<ResourceConfig>[], device: Partial<ResourceConfig>): number {
  const asked = { ...plainDevice, ...device };
  const fitting = configs.map(config).filter((one) => matches(one, asked));
  const [first] = fitting.toSorted((left, right) => compareForDevice(right, left, asked));
  return configs.findIndex(
    (one) => first !== undefined && JSON.stringify(config(one)) === JSON.stringify(first),
  );
}

describe('the density that a screen takes', () => {
  test.each([
    // Between two, the higher one, unless it is too far off.
    { screen: 160, densities: [120, 240], taken: 240 },
    { screen: 240, densities: [160, 320], taken: 320 },
    { screen: 250, densities: [160, 640], taken: 640 },
    { screen: 213, densities: [160, 640], taken: 160 },
    { screen: 480, densities: [120, 320], taken: 320 },
    { screen: 120, densities: [240, 640], taken: 240 },
    { screen: 640, densities: [65534, 640], taken: 65534 },
    { screen: 320, densities: [0, 320], taken: 320 },
  ])('$screen dpi of $densities is $taken', ({ screen, densities, taken }) => {
    const index = best(
      densities.map((density) => ({ density })),
      { density: screen },
    );
    expect(densities[index]).toBe(taken);
  });

  test('is one of them, whatever the order', () => {
    const densities = fc.constantFrom(0, 120, 160, 213, 240, 320, 420, 480, 640, 65534, 65535);
    fc.assert(
      fc.property(densities, densities, densities, (left, right, screen) => {
        // Not -0, which toBe tells from 0.
        expect(compareDensities(left, right, screen)).toBe(0 - compareDensities(right, left, screen));
      }),
    );
  });
});

describe('the locale that a device takes', () => {
  test.each([
    { device: 'de-AT', locales: ['', 'de', 'de-AT'], taken: 'de-AT' },
    { device: 'de-CH', locales: ['', 'de', 'de-AT'], taken: 'de' },
    { device: 'fr', locales: ['', 'de'], taken: '' },
    // Mexico is nearer to Latin America than to Spain; Britain nearer to Australia than nothing is.
    { device: 'es-MX', locales: ['', 'es', 'es-419'], taken: 'es-419' },
    { device: 'en-AU', locales: ['', 'en-GB'], taken: 'en-GB' },
    { device: 'en-US', locales: ['', 'en-GB'], taken: '' },
    { device: 'en-US', locales: ['en-GB', 'en'], taken: 'en' },
    { device: 'en-AT', locales: ['en-150', 'en-001'], taken: 'en-150' },
    { device: 'pt-AO', locales: ['pt', 'pt-PT'], taken: 'pt-PT' },
    { device: 'tl', locales: ['', 'fil'], taken: 'fil' },
    { device: 'zh-TW', locales: ['', 'zh-CN'], taken: '' },
    { device: 'zh-MO', locales: ['zh-TW', 'zh-HK'], taken: 'zh-HK' },
    { device: 'de-LI', locales: ['de-AT', 'de-DE'], taken: 'de-DE' },
    { device: 'sr-Latn', locales: ['', 'sr'], taken: '' },
    { device: 'xx-AA', locales: ['', 'xx-BB'], taken: '' },
  ])('$device of $locales is $taken', ({ device, locales, taken }) => {
    expect(locales[best(locales.map(locale), locale(device))]).toBe(taken);
  });
});

describe('a resource for another device', () => {
  test.each<[Partial<ResourceConfig>, Partial<ResourceConfig>]>([
    [{ sdkVersion: 31 }, { sdkVersion: 30 }],
    [{ smallestWidthDp: 600 }, { smallestWidthDp: 411 }],
    [{ uiMode: 0x20 }, { uiMode: 0x11 }],
    [{ orientation: 2 }, { orientation: 1 }],
    [{ screenLayout: 3 }, { screenLayout: 2 }],
    [{ inputFlags: 2 }, { inputFlags: 1 }],
    [{ mcc: 310 }, { mcc: 262 }],
  ])('%j does not match %j', (resource, device) => {
    expect(matches(config(resource), config(device))).toBe(false);
    expect(matches(config(resource), config(resource))).toBe(true);
  });

  test('names more is better, in the order of the qualifiers', () => {
    const device = { smallestWidthDp: 700, widthDp: 700, heightDp: 1000, uiMode: 0x21, inputFlags: 3 };
    expect(best([{ uiMode: 0x20 }, { smallestWidthDp: 600 }], device)).toBe(1);
    expect(best([{ smallestWidthDp: 320 }, { smallestWidthDp: 600 }], device)).toBe(1);
    expect(best([{ widthDp: 500 }, { widthDp: 600 }, {}], device)).toBe(1);
    expect(best([{ screenLayout: 1 }, {}], device)).toBe(1);
    expect(best([{ screenLayout: 2 }, {}], device)).toBe(0);
    expect(best([{ inputFlags: 1 }, { inputFlags: 3 }], device)).toBe(1);
    expect(best([{ sdkVersion: 21 }, { sdkVersion: 26 }, {}], device)).toBe(1);
  });
});

/** `zh-TW` as the language and region of a configuration. */
function locale(tag: string): Partial<ResourceConfig> {
  const [language = '', ...rest] = tag.split('-');
  const script = rest.find((part) => part.length === 4);
  return {
    language,
    ...(script === undefined ? {} : { script }),
    region: rest.find((part) => part !== script) ?? '',
  };
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQualifiers } from '../../artifact/apk/parse-qualifiers.ts';
import { androidDevices } from '../../devices/catalogue/devices.ts';
import { bucketDpi, bucketNames } from '../densities.ts';
import type { DensityImage, Drawables, XmlDrawable } from '../density-image.ts';
import { parseFolder } from '../folder.ts';
import { load } from './load.ts';
import { whatDevicesLoad } from './report.ts';
import { loadingText } from './report-text.ts';
import { screenOf } from './screen.ts';

const named = (wanted: string) => {
  const device = androidDevices.find(({ name }) => name === wanted);
  if (device === undefined) throw new Error(`no device ${wanted}`);
  return screenOf(device);
};
const phone = named('pixel-8');
const tablet = named('pixel-tablet');

function described(path: string): XmlDrawable {
  const [folderName = '', name = ''] = path.split('/');
  const folder = parseFolder(folderName);
  if (folder === undefined) throw new Error(`${folderName} is no folder of drawables`);
  const config = parseQualifiers(folderName.split('-').slice(1).join('-'));
  return { name, folder, config, scope: 'res', place: `res/${path}` };
}

/** `bitmaps({ 'drawable-hdpi/icon': 36 })`: squares with their sides in pixels. */
function bitmaps(sides: Readonly<Record<string, number>>): readonly DensityImage[] {
  return Object.entries(sides).map(([path, side]) => ({
    ...described(path),
    size: { widthPx: side, heightPx: side },
    ninePatch: false,
    content: undefined,
  }));
}

function loaded(drawables: Partial<Drawables>, screen = phone): readonly string[] {
  const [report] = whatDevicesLoad({ images: [], xml: [], ...drawables }, [screen]);
  return report?.images.map(({ place, factor }) => `${place} ${factor}`) ?? [];
}

describe('which file a device loads', () => {
  test.each([
    ['the denser of two that are both coarser', ['drawable-mdpi', 'drawable-hdpi'], 'drawable-hdpi'],
    ['the coarser of two that are both denser', ['drawable-xxhdpi', 'drawable-xxxhdpi'], 'drawable-xxhdpi'],
    ['one to shrink before one to enlarge', ['drawable-xhdpi', 'drawable-xxhdpi'], 'drawable-xxhdpi'],
    ['its own density', ['drawable-xxxhdpi', 'drawable-420dpi', 'drawable-xxhdpi'], 'drawable-420dpi'],
    ['a folder without a density counts as mdpi', ['drawable', 'drawable-ldpi'], 'drawable'],
    [
      'what is for its language, whatever its density',
      ['drawable-xxhdpi', 'drawable-en-mdpi'],
      'drawable-en-mdpi',
    ],
    ['nothing of the night by day', ['drawable-mdpi', 'drawable-night-xxhdpi'], 'drawable-mdpi'],
    ['nothing of a later Android', ['drawable-mdpi', 'drawable-xxhdpi-v99'], 'drawable-mdpi'],
    ['what is for tablets only on tablets', ['drawable-mdpi', 'drawable-sw600dp-xxhdpi'], 'drawable-mdpi'],
  ])('%s', (_, folders, wanted) => {
    const images = bitmaps(Object.fromEntries(folders.map((folder) => [`${folder}/a`, 48])));
    expect(loaded({ images })[0]?.split(' ')[0]).toBe(`res/${wanted}/a`);
  });

  test('a vector for any density comes before every bitmap', () => {
    const images = bitmaps({ 'drawable-xxhdpi/a': 48 });
    const [report] = whatDevicesLoad({ images, xml: [described('drawable-anydpi-v24/a')] }, [phone]);
    expect(report).toMatchObject({ images: [], xml: 1, missing: [] });
  });

  test('nodpi is not scaled', () => {
    expect(loaded({ images: bitmaps({ 'drawable-nodpi/a': 48 }) })).toEqual(['res/drawable-nodpi/a 1']);
  });

  test('a drawable that has no file for the device is told', () => {
    const images = bitmaps({ 'drawable-sw600dp-xhdpi/a': 48 });
    const reports = whatDevicesLoad({ images, xml: [] }, [phone, tablet]);
    expect(reports.map(({ missing }) => missing)).toEqual([['a'], []]);
    expect(loadingText(reports)).toContain('Without a file for some device:\n  a (on 1 of 2 devices)');
  });

  test('a bitmap whose size cannot be read is not counted as fine', () => {
    const images = bitmaps({ 'drawable-xxhdpi/a': 48 }).map((image) => ({ ...image, size: undefined }));
    const reports = whatDevicesLoad({ images, xml: [] }, [phone]);
    expect(reports[0]).toMatchObject({ images: [], unreadable: 1 });
    expect(loadingText(reports)).toContain(
      'Of unknown size, and so not in these numbers:\n  up to 1 bitmaps',
    );
  });

  test('no file lies between the one that is loaded and the screen', () => {
    const buckets = fc.subarray([...bucketNames], { minLength: 1 });
    fc.assert(
      fc.property(buckets, fc.constantFrom(...androidDevices), (chosen, device) => {
        const screen = screenOf(device);
        const images = bitmaps(Object.fromEntries(chosen.map((bucket) => [`drawable-${bucket}/a`, 100])));
        const [report] = whatDevicesLoad({ images, xml: [] }, [screen]);
        const dpi = screen.dpi / (report?.images[0]?.factor ?? Number.NaN);
        const [low, high] = [Math.min(dpi, screen.dpi), Math.max(dpi, screen.dpi)];
        const dpis = chosen.map((bucket) => bucketDpi(bucket) ?? Number.NaN);
        expect(dpis.filter((other) => other > low + 0.01 && other < high - 0.01)).toEqual([]);
      }),
    );
  });
});

describe('how it looks', () => {
  test('is scaled by the density, rounded as the platform rounds, and counted at four bytes a pixel', () => {
    expect(load({ widthPx: 75, heightPx: 33 }, 240, 420)).toEqual({
      factor: 1.75,
      shown: { widthPx: 131, heightPx: 58 },
      bytes: 131 * 58 * 4,
    });
  });

  test('the report names the worst, each once', () => {
    const images = bitmaps({ 'drawable-mdpi/logo': 40, 'drawable-xxhdpi/fine': 90 });
    expect(loadingText(whatDevicesLoad({ images, xml: [] }, [phone, tablet]))).toBe(
      [
        'What each device loads',
        '  device                dpi  bitmaps  enlarged  in memory',
        '  Google Pixel 8        420        2         1    69.1 kB',
        '  Google Pixel Tablet   320        2         1    40.0 kB',
        '',
        'Enlarged most, and so the most blurred:',
        '  2.63×  res/drawable-mdpi/logo',
        '         40×40 is shown as 105×105 on Google Pixel 8',
      ].join('\n'),
    );
  });
});

test('a screen is described as Android describes it', () => {
  expect(phone).toMatchObject({
    dpi: 420,
    config: { sdkVersion: 36, orientation: 1, screenLayout: 0x02 | 0x20 | 0x40, smallestWidthDp: 412 },
  });
  expect(tablet).toMatchObject({
    dpi: 320,
    config: { orientation: 2, screenLayout: 0x04 | 0x10 | 0x40, smallestWidthDp: 800 },
  });
});

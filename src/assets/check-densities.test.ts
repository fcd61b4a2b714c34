import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQualifiers } from '../artifact/apk/parse-qualifiers.ts';
import { checkDensities } from './check-densities.ts';
import { bucketNames, bucketScale, usualBuckets } from './densities.ts';
import type { DensityImage } from './density-image.ts';
import { parseFolder } from './folder.ts';
import { expectedPx } from './sizes.ts';

let sum = 0;
/** Every picture is another one, but where a test says so. */
const nextSum = () => (sum += 1);

/** `image('drawable-hdpi/icon', 36, 36)`; no size means unreadable. */
function image(path: string, widthPx?: number, heightPx = widthPx): DensityImage {
  const [folderName = '', name = ''] = path.split('/');
  const folder = parseFolder(folderName);
  if (folder === undefined) throw new Error(`${folderName} is no folder of bitmaps`);
  const size = widthPx === undefined || heightPx === undefined ? undefined : { widthPx, heightPx };
  const config = parseQualifiers(folderName.split('-').slice(1).join('-'));
  const content = size && ({ format: 'png', sizeBytes: 100, crc32: nextSum() } as const);
  return { name, folder, config, size, content, scope: 'res', ninePatch: false, place: `res/${path}` };
}

/** A square icon of 10 dp in the given folders. */
function tenDp(...folders: readonly string[]): readonly DensityImage[] {
  return folders.map((folder) => {
    const scale = bucketScale(parseFolder(folder)?.bucket) ?? 1;
    return image(`${folder}/icon`, expectedPx(10, scale));
  });
}

function said(images: readonly DensityImage[], required: readonly string[] = []): readonly string[] {
  return checkDensities({ images, xml: [] }, required).map(
    ({ severity, rule, place, message }) => `${severity} ${rule} ${place}: ${message}`,
  );
}

describe('density/wrong-size', () => {
  test('a launcher icon that is a copy of another density', () => {
    const sizes = { ldpi: 48, mdpi: 48, hdpi: 72, xhdpi: 96, xxhdpi: 144 };
    const icons = Object.entries(sizes).map(([bucket, px]) => image(`mipmap-${bucket}/ic_launcher`, px));
    expect(said(icons)).toEqual([
      'error density/wrong-size res/mipmap-ldpi/ic_launcher: 48×48 in ldpi should be 36×36, as the other densities have it',
    ]);
  });

  test('a height alone', () => {
    const images = [
      image('drawable-mdpi/a', 30, 20),
      image('drawable-hdpi/a', 45, 30),
      image('drawable-xhdpi/a', 60, 80),
    ];
    expect(said(images)).toEqual([
      'error density/wrong-size res/drawable-xhdpi/a: 60×80 in xhdpi should be 60×40, as the other densities have it',
    ]);
  });

  test('a folder without a density counts as mdpi', () => {
    const images = [image('drawable/a', 20), image('drawable-xhdpi/a', 20), image('drawable-xxhdpi/a', 60)];
    expect(said(images)).toEqual([
      'error density/wrong-size res/drawable-xhdpi/a: 20×20 in xhdpi should be 40×40, as the other densities have it',
    ]);
  });

  test('another variant, version, kind or resource folder may have another size', () => {
    const images = [
      image('drawable-mdpi/a', 10),
      image('drawable-night-xhdpi/a', 10),
      image('drawable-xhdpi-v26/a', 10),
      image('mipmap-xhdpi/a', 10),
      { ...image('drawable-xhdpi/a', 10), scope: 'feature/res' },
    ];
    expect(said(images)).toEqual([]);
  });

  test('nine-patches stretch, so their sizes are their own affair', () => {
    const images = [image('drawable-mdpi/a', 10), image('drawable-xhdpi/a', 10)];
    expect(said(images.map((one) => ({ ...one, ninePatch: true })))).toEqual([]);
  });

  test('a bitmap that was scaled from mdpi as the platform rounds is never wrong', () => {
    const side = fc.integer({ min: 1, max: 1200 });
    const buckets = fc.subarray([...bucketNames], { minLength: 1 });
    fc.assert(
      fc.property(side, side, buckets, (width, height, chosen) => {
        const images = ['mdpi', ...chosen].map((bucket) => {
          const scale = bucketScale(bucket) ?? 1;
          return image(`drawable-${bucket}/a`, expectedPx(width, scale), expectedPx(height, scale));
        });
        expect(said(images)).toEqual([]);
      }),
    );
  });

  test('a copy of another density is found in every bucket, unless a pixel is all the difference', () => {
    const buckets = ['mdpi', 'hdpi', 'xhdpi', 'xxhdpi', 'xxxhdpi'];
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 500 }),
        fc.constantFrom(...buckets),
        fc.constantFrom(...buckets),
        (dp, bad, from) => {
          fc.pre(bad !== from);
          const sizeIn = (bucket: string): number => expectedPx(dp, bucketScale(bucket) ?? 1);
          const images = buckets.map((bucket) =>
            image(`drawable-${bucket}/a`, sizeIn(bucket === bad ? from : bucket)),
          );
          expect(checkDensities({ images, xml: [] }, []).map(({ rule, place }) => [rule, place])).toEqual([
            ['density/wrong-size', `res/drawable-${bad}/a`],
          ]);
        },
      ),
    );
  });
});

describe('density/missing-bucket', () => {
  test('says where it is, where it is not, and which folder to fill', () => {
    const images = tenDp('drawable-night-mdpi', 'drawable-night-xhdpi');
    const findings = checkDensities({ images, xml: [] }, ['mdpi', 'hdpi', 'xhdpi', 'xxhdpi']);
    expect(findings).toEqual([
      {
        rule: 'density/missing-bucket',
        severity: 'error',
        place: 'res/drawable-night-xhdpi/icon',
        message: 'icon is in mdpi, xhdpi but not in hdpi, xxhdpi',
        remedy: 'Export it for drawable-night-hdpi, drawable-night-xxhdpi.',
      },
    ]);
  });

  test('is a warning for a nine-patch', () => {
    const images = tenDp('drawable-mdpi').map((one) => ({ ...one, ninePatch: true }));
    expect(said(images, ['mdpi', 'hdpi'])).toEqual([
      'warning density/missing-bucket res/drawable-mdpi/icon: icon is in mdpi but not in hdpi',
    ]);
  });

  test.each([
    ['in all of them', ['drawable-mdpi', 'drawable-hdpi']],
    ['in all of them, once without a qualifier', ['drawable', 'drawable-hdpi']],
    ['only where nothing is scaled', ['drawable-nodpi']],
    ['only in the folder without a density', ['drawable']],
    [
      'in none but an earlier version that fills the gap',
      ['drawable-mdpi', 'drawable-hdpi', 'drawable-hdpi-v26'],
    ],
  ])('is not said of a bitmap %s', (_, folders) => {
    const found = said(tenDp(...folders), ['mdpi', 'hdpi']);
    expect(found.filter((line) => line.includes('missing-bucket'))).toEqual([]);
  });

  test('a later version does not fill the gap of an earlier one', () => {
    expect(said(tenDp('drawable-mdpi', 'drawable-hdpi-v26'), ['mdpi', 'hdpi'])).toEqual([
      'error density/missing-bucket res/drawable-mdpi/icon: icon is in mdpi but not in hdpi',
    ]);
  });

  test('another variant does not fill a gap', () => {
    expect(said(tenDp('drawable-mdpi', 'drawable-hdpi', 'drawable-night-hdpi'), ['mdpi', 'hdpi'])).toEqual([
      'error density/missing-bucket res/drawable-night-hdpi/icon: icon is in hdpi but not in mdpi',
    ]);
  });
});

describe('the other rules', () => {
  test('density/nodpi-and-density', () => {
    expect(said(tenDp('drawable-hdpi', 'drawable-nodpi'))).toEqual([
      'warning density/nodpi-and-density res/drawable-nodpi/icon: icon is in nodpi and in hdpi; some devices scale it and others do not',
    ]);
  });

  test('image/unreadable, and the bitmap still counts as present', () => {
    expect(said([image('drawable-mdpi/a'), image('drawable-hdpi/a', 15)], ['mdpi', 'hdpi'])).toEqual([
      'error image/unreadable res/drawable-mdpi/a: The file has the suffix of a bitmap but is no PNG, WebP, JPEG or GIF that can be read',
    ]);
  });

  test.each([
    ['mipmap-mdpi/ic_launcher', 48, 50],
    ['mipmap-xhdpi/ic_launcher_round', 96, 72],
    ['mipmap-mdpi/ic_launcher_foreground', 108, 48],
    ['drawable-hdpi/ic_launcher_background', 162, 160],
    ['drawable-mdpi/ic_stat_message', 24, 32],
    ['drawable-mdpi/ic_notification', 24, 48],
  ])('density/expected-size of %s is %d px', (path, right, wrong) => {
    expect(said([image(path, right)])).toEqual([]);
    expect(said([image(path, wrong)])).toEqual([
      expect.stringMatching(
        new RegExp(`^warning density/expected-size .*should be ${right}×${right}: .* dp$`),
      ),
    ]);
  });

  test('a bitmap without a role may have any size', () => {
    expect(said([image('drawable-mdpi/ic_launcher_banner', 320, 180)])).toEqual([]);
  });

  test('findings come in the same order whatever the order of the bitmaps', () => {
    const bad = [
      ...tenDp('drawable-hdpi', 'drawable-nodpi'),
      image('drawable-mdpi/z'),
      image('mipmap-mdpi/ic_launcher', 40),
      image('mipmap-hdpi/ic_launcher', 40),
      image('mipmap-xhdpi/ic_launcher', 80),
    ];
    const expected = said(bad, usualBuckets);
    fc.assert(
      fc.property(fc.shuffledSubarray(bad, { minLength: bad.length }), (shuffled) => {
        expect(said(shuffled, usualBuckets)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
    expect(expected.length).toBeGreaterThan(5);
  });
});

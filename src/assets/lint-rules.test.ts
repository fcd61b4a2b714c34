import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAssets } from './check-assets.ts';
import { png } from './testing/png.ts';

// What Android Lint's IconDetector says of a tree, beside what is said here; each tree is for one of its rules.
// https://cs.android.com/android-studio/platform/tools/base/+/mirror-goog-studio-main:lint/libs/lint-checks/src/main/java/com/android/tools/lint/checks/IconDetector.java

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-lint-'));
});
afterAll(() => rm(folder, { recursive: true }));

const vector = '<vector xmlns:android="http://schemas.android.com/apk/res/android"/>';
/** The smallest GIF there is: one pixel. */
const gif = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

type Tree = Readonly<Record<string, string | Buffer>>;
let trees = 0;

/** Rule and message for each finding, in the order of places. */
async function found(tree: Tree, densities: readonly string[] = []): Promise<readonly string[]> {
  trees += 1;
  const root = join(folder, String(trees));
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(root, 'res', path)), { recursive: true });
    await writeFile(join(root, 'res', path), content);
  }
  const { findings } = await checkAssets(root, densities);
  return findings.map(({ rule, place, message }) => `${rule} ${place}: ${message}`);
}

describe('as Lint says it', () => {
  test('IconExtension: a suffix that is not that of the content', async () => {
    expect(await found({ 'drawable-mdpi/a.webp': png(10, 10) })).toEqual([
      'image/wrong-suffix res/drawable-mdpi/a.webp: The file is a PNG and is called .webp',
    ]);
  });

  test('GifUsage: a GIF', async () => {
    expect(await found({ 'drawable-mdpi/a.gif': gif })).toEqual([
      'image/gif res/drawable-mdpi/a.gif: Android draws a GIF as one still picture, in 256 colours',
    ]);
  });

  test('IconLocation: a bitmap in a folder without a density', async () => {
    expect(await found({ 'drawable/a.png': png(10, 10) })).toEqual([
      'density/no-bucket res/drawable/a.png: a is in no density folder, which counts as mdpi: a screen of 480 dpi enlarges it three times',
    ]);
  });

  test('IconMixedNinePatch: a nine-patch beside a plain bitmap', async () => {
    expect(await found({ 'drawable-mdpi/a.9.png': png(12, 12), 'drawable-hdpi/a.png': png(15, 15) })).toEqual(
      [
        'density/mixed-nine-patch res/drawable-mdpi/a.9.png: a is a nine-patch here and a plain bitmap in res/drawable-hdpi/a.png',
      ],
    );
  });

  test('IconXmlAndPng: XML beside a bitmap', async () => {
    expect(await found({ 'drawable/a.xml': vector, 'drawable-mdpi/a.png': png(10, 10) })).toEqual([
      'density/xml-and-bitmap res/drawable/a.xml: a is XML here and a bitmap in res/drawable-mdpi/a.png; which one is drawn depends on the device',
    ]);
  });

  test('IconDuplicates: one picture under several names', async () => {
    const tree = { 'drawable-mdpi/a.png': png(10, 10), 'drawable-mdpi/b.png': png(10, 10) };
    expect(await found(tree)).toEqual([
      'image/duplicate res/drawable-mdpi/a.png: The same picture under other names: res/drawable-mdpi/b.png; 0.1 kB too many',
    ]);
  });

  test('IconDuplicatesConfig: one picture in several variants of a name', async () => {
    const tree = { 'drawable-mdpi/a.png': png(10, 10), 'drawable-night-mdpi/a.png': png(10, 10) };
    expect(await found(tree)).toEqual([
      'image/duplicate res/drawable-mdpi/a.png: The same picture in other variants: res/drawable-night-mdpi/a.png; 0.1 kB too many',
    ]);
  });

  test('IconDensities and IconMissingDensityFolder: a density that others have', async () => {
    const tree = { 'drawable-mdpi/a.png': png(10, 10), 'drawable-xhdpi/a.png': png(20, 20) };
    expect(await found(tree, ['mdpi', 'hdpi', 'xhdpi'])).toEqual([
      'density/missing-bucket res/drawable-xhdpi/a.png: a is in mdpi, xhdpi but not in hdpi',
    ]);
  });

  test('IconNoDpi: nodpi beside a density', async () => {
    const tree = { 'drawable-nodpi/a.png': png(10, 10), 'drawable-xhdpi/a.png': png(20, 20) };
    expect(await found(tree)).toEqual([
      'density/nodpi-and-density res/drawable-nodpi/a.png: a is in nodpi and in xhdpi; some devices scale it and others do not',
    ]);
  });

  test('IconDipSize: a size that is not that of the density', async () => {
    const sizes = { mdpi: 48, hdpi: 72, xhdpi: 48 };
    const tree = Object.fromEntries(
      Object.entries(sizes).map(([bucket, px]) => [`drawable-${bucket}/a.png`, png(px, px)]),
    );
    expect(await found(tree)).toEqual([
      'density/wrong-size res/drawable-xhdpi/a.png: 48×48 in xhdpi should be 96×96, as the other densities have it',
    ]);
  });

  test('IconExpectedSize: a launcher icon is 48 dp', async () => {
    expect(await found({ 'mipmap-mdpi/ic_launcher.png': png(50, 50) })).toEqual([
      'density/expected-size res/mipmap-mdpi/ic_launcher.png: 50×50 in mdpi should be 48×48: launcher icons are 48 dp',
    ]);
  });
});

describe('unlike Lint', () => {
  test('a height alone is found: Lint compares its deviation with the whole mean, and so with nothing', async () => {
    const tree = {
      'drawable-mdpi/a.png': png(10, 10),
      'drawable-hdpi/a.png': png(15, 15),
      'drawable-xhdpi/a.png': png(20, 12),
    };
    expect(await found(tree)).toEqual([
      'density/wrong-size res/drawable-xhdpi/a.png: 20×12 in xhdpi should be 20×20, as the other densities have it',
    ]);
  });

  test('folders of compound qualifiers and mipmaps are looked at like the others', async () => {
    const tree = { 'mipmap-night-mdpi/a.png': png(10, 10), 'mipmap-night-xhdpi/a.png': png(20, 20) };
    expect(await found(tree, ['mdpi', 'hdpi', 'xhdpi'])).toEqual([
      'density/missing-bucket res/mipmap-night-xhdpi/a.png: a is in mdpi, xhdpi but not in hdpi',
    ]);
  });

  test('a vector that is meant to come before the bitmaps is none beside them', async () => {
    const tree = { 'drawable-anydpi-v24/a.xml': vector, 'drawable-mdpi/a.png': png(10, 10) };
    expect(await found(tree)).toEqual([]);
  });

  test('the same picture in another density is a wrong size, and said once', async () => {
    const tree = { 'drawable-mdpi/a.png': png(10, 10), 'drawable-xhdpi/a.png': png(10, 10) };
    expect(await found(tree)).toEqual([expect.stringMatching(/^density\/wrong-size /)]);
  });

  test('a nine-patch without a density stretches, and is left alone', async () => {
    expect(await found({ 'drawable/a.9.png': png(12, 12) })).toEqual([]);
  });

  test('a bitmap of no density that its densities accompany is their mdpi', async () => {
    expect(await found({ 'drawable/a.png': png(10, 10), 'drawable-hdpi/a.png': png(15, 15) })).toEqual([]);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAssets } from '../check-assets.ts';
import { png } from '../testing/png.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-catalogs-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Tree = Readonly<Record<string, string | Buffer>>;
type Entry = Readonly<Record<string, unknown>>;
let trees = 0;

/** One catalog with one set; place below the set, rule and message of each finding. */
async function found(
  set: string,
  images: readonly Entry[] | string,
  files: Tree,
): Promise<readonly string[]> {
  trees += 1;
  const root = join(folder, String(trees));
  const home = join(root, 'Assets.xcassets', 'Group', set);
  const contents = typeof images === 'string' ? images : JSON.stringify({ images, info: { version: 1 } });
  const all: Tree = { ...files, ...(contents === '' ? {} : { 'Contents.json': contents }) };
  await mkdir(home, { recursive: true });
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), content);
  }
  const { findings } = await checkAssets(root, []);
  const prefix = `Assets.xcassets/Group/${set}`;
  return findings.map(
    ({ rule, severity, place, message }) => `${severity} ${rule} ${place.replace(prefix, '.')}: ${message}`,
  );
}

const dark = { appearances: [{ appearance: 'luminosity', value: 'dark' }] };
const slot = (filename: string | undefined, scale?: string, more: Entry = {}): Entry => ({
  idiom: 'universal',
  ...(filename === undefined ? {} : { filename }),
  ...(scale === undefined ? {} : { scale }),
  ...more,
});

/** Changes the colour type to true colour; the pixels do not fit any more, and nobody here reads them. */
function opaque(widthPx: number, heightPx = widthPx): Buffer {
  const bytes = Buffer.from(png(widthPx, heightPx));
  bytes[25] = 2;
  return bytes;
}

/** With a profile of this name right behind the header. */
function profiled(name: string): Buffer {
  const bytes = opaque(20);
  const body = Buffer.from(`iCCP${name}\0\0`, 'latin1');
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4);
  frame.writeUInt32BE(crc32(body), 4);
  const afterHeader = 33;
  return Buffer.concat([
    bytes.subarray(0, afterHeader),
    ...[frame.subarray(0, 4), body, frame.subarray(4)],
    bytes.subarray(afterHeader),
  ]);
}

describe('a set of images', () => {
  test('that is whole has no findings', async () => {
    const files = { 'a@2x.png': png(20, 10), 'a@3x.png': png(30, 15) };
    const slots = [slot(undefined, '1x'), slot('a@2x.png', '2x'), slot('a@3x.png', '3x')];
    expect(await found('a.imageset', slots, files)).toEqual([]);
    expect(await found('b.imageset', [slot('b.pdf')], { 'b.pdf': '%PDF-1.4' })).toEqual([]);
  });

  test('with files that are missing, not assigned, or no images', async () => {
    const slots = [slot('gone.png', '2x'), slot('text.png', '3x')];
    expect(await found('a.imageset', slots, { 'text.png': 'text', 'loose.png': png(1, 1) })).toEqual([
      'error catalog/file-missing ./gone.png: Contents.json names it for universal @2x, and there is no such file',
      'warning catalog/file-unassigned ./loose.png: Contents.json does not name it, so that it is not in the app',
      'error catalog/image-unreadable ./text.png: It is no PNG, JPEG, WebP or GIF whose size can be read; nothing more of it was checked',
    ]);
  });

  test('with two files for one slot', async () => {
    const slots = [slot('a.png', '2x'), slot('b.png', '2x'), slot('c.png', '3x')];
    const files = { 'a.png': png(20, 20), 'b.png': png(20, 20), 'c.png': png(30, 30) };
    expect(await found('a.imageset', slots, files)).toEqual([
      'error catalog/duplicate-slot ./Contents.json: 2 entries are for the same slot, universal @2x: a.png, b.png',
    ]);
  });

  test('with a scale of another size', async () => {
    const slots = [slot('a.png', '1x'), slot('b.png', '2x'), slot('c.png', '3x')];
    const files = { 'a.png': png(30, 30), 'b.png': png(60, 60), 'c.png': png(66, 66) };
    expect(await found('a.imageset', slots, files)).toEqual([
      'error catalog/wrong-size ./c.png: 66×66 at @3x should be 90×90, as the other scales have it',
    ]);
  });

  test('whose iPad variant has a size of its own is right', async () => {
    const pad = { idiom: 'ipad' };
    const slots = [slot('a.png', '2x'), slot('b.png', '3x'), slot('c.png', '2x', pad)];
    const files = { 'a.png': png(20, 20), 'b.png': png(30, 30), 'c.png': png(90, 90) };
    expect(await found('a.imageset', slots, files)).toEqual([]);
  });

  test('without a scale', async () => {
    expect(await found('a.imageset', [slot('a.png', '1x')], { 'a.png': png(20, 20) })).toEqual([
      'warning catalog/missing-scale .: There is no @2x and @3x for universal: on screens of @2x and @3x iOS enlarges @1x',
    ]);
    expect(await found('a.imageset', [slot('a.png', '3x')], { 'a.png': png(30, 30) })).toEqual([
      'note catalog/missing-scale .: There is no @2x for universal: iOS shrinks @3x',
    ]);
  });

  test('with a dark appearance alone, or one in fewer scales', async () => {
    const files = { 'a.png': png(20, 20), 'b.png': png(30, 30), 'c.png': png(20, 20) };
    const [a, b, c] = [slot('a.png', '2x'), slot('b.png', '3x'), slot('c.png', '2x', dark)];
    expect(await found('a.imageset', [a, b, c], files)).toEqual([
      'warning catalog/appearance-missing-scale .: The appearance dark for universal lacks @3x, which the default appearance has',
    ]);
    expect(await found('a.imageset', [c], { 'c.png': png(20, 20) })).toEqual([
      'error catalog/no-default-appearance .: There is an image for universal in the appearance dark, and none for any other: nothing is drawn there',
    ]);
  });

  test('with a profile that is not that of the slot', async () => {
    const slots = [
      slot('wide.png', undefined, { 'display-gamut': 'display-P3' }),
      slot('narrow.png', undefined, { 'display-gamut': 'sRGB' }),
    ];
    const right = { 'wide.png': profiled('Display P3'), 'narrow.png': png(20, 20) };
    expect(await found('a.imageset', slots, right)).toEqual([]);
    const swapped = { 'wide.png': png(20, 20), 'narrow.png': profiled('Display P3') };
    expect(await found('a.imageset', slots, swapped)).toEqual([
      'warning catalog/gamut ./narrow.png: Its slot is for sRGB, and its profile is Display P3',
      'warning catalog/gamut ./wide.png: Its slot is for Display P3, and its profile is none, which counts as sRGB',
    ]);
  });

  test.each([
    ['', 'missing'],
    ['{', 'no JSON'],
    ['{"images": 1}', '✖ Invalid input: expected array, received number'],
  ])('whose Contents.json is %j', async (text, why) => {
    expect(await found('a.imageset', text, { 'a.png': png(1, 1) })).toEqual([
      `error catalog/contents-unreadable ./Contents.json: Contents.json is ${why}, so that Xcode takes nothing of this set`,
    ]);
  });
});

describe('an app icon', () => {
  const single = { size: '1024x1024', platform: 'ios' };

  test('of the single size is whole, and may be transparent in the dark', async () => {
    const slots = [slot('a.png', undefined, single), slot('b.png', undefined, { ...single, ...dark })];
    const files = { 'a.png': opaque(1024), 'b.png': png(1024, 1024) };
    expect(await found('AppIcon.appiconset', slots, files)).toEqual([]);
  });

  test('for the store must not be transparent', async () => {
    const slots = [slot('a.png', undefined, single)];
    expect(await found('AppIcon.appiconset', slots, { 'a.png': png(1024, 1024) })).toEqual([
      'error app-icon/alpha ./a.png: The icon for the store has an alpha channel, which Apple refuses (ITMS-90717)',
    ]);
  });

  test('of all sizes has to have those that the store asks for, in their sizes', async () => {
    const slots = [
      slot('120.png', '2x', { idiom: 'iphone', size: '60x60' }),
      slot('152.png', '2x', { idiom: 'ipad', size: '76x76' }),
      slot(undefined, '2x', { idiom: 'ipad', size: '83.5x83.5' }),
    ];
    expect(
      await found('AppIcon.appiconset', slots, { '120.png': opaque(60), '152.png': opaque(152) }),
    ).toEqual([
      'error app-icon/incomplete .: The icon AppIcon has no image of 1024×1024 (ITMS-90704)',
      'error app-icon/incomplete .: The icon AppIcon has no image of 167×167 for ipad (ITMS-90023)',
      'error app-icon/wrong-size ./120.png: 60×60 in the slot iphone 60 pt @2x should be 120×120',
    ]);
  });

  test('without a file is empty', async () => {
    expect(await found('AppIcon.appiconset', [slot(undefined, undefined, single)], {})).toEqual([
      'error app-icon/incomplete .: The icon AppIcon is empty: no slot has a file',
    ]);
  });
});

test('launch images are a thing of the past', async () => {
  expect(await found('LaunchImage.launchimage', [], {})).toEqual([
    'warning launch-image/superseded .: Launch images have no place in the App Store since 2020: it asks for a launch screen',
  ]);
});

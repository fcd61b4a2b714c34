import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAssets } from '../check-assets.ts';
import { png } from '../testing/png.ts';
import { checkPixels } from './check-pixels.ts';

let folder: string;
let trees = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-pixels-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A face in fine lines, at any size. */
function drawn(px: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="${px}" height="${px}">
    <circle cx="24" cy="24" r="20" fill="#fc3"/><circle cx="17" cy="19" r="2.3"/><circle cx="31" cy="19" r="2.3"/>
    <path d="M14 28q10 12 20 0M5 9l7-4M36 5l7 4" stroke="#a30" stroke-width="1.4" fill="none"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function found(tree: Readonly<Record<string, Buffer>>) {
  trees += 1;
  const root = join(folder, String(trees));
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(root, 'res', path)), { recursive: true });
    await writeFile(join(root, 'res', path), content);
  }
  return (await checkPixels(root, await checkAssets(root, []))).map(({ rule, place }) => `${rule} ${place}`);
}

test.each([
  ['hdpi', 72],
  ['xhdpi', 96],
  ['xxhdpi', 144],
  ['xxxhdpi', 192],
])('one that was drawn for %s is none', async (bucket, px) => {
  const tree = { 'drawable-mdpi/a.png': await drawn(48), [`drawable-${bucket}/a.png`]: await drawn(px) };
  expect(await found(tree)).toEqual([]);
});

const densities = { hdpi: 72, xhdpi: 96, xxhdpi: 144, xxxhdpi: 192 } as const;
// libvips repeats pixels unevenly when it enlarges one and a half times without interpolation: that is not recognised.
const recognised = (['nearest', 'linear', 'cubic'] as const)
  .flatMap((kernel) => Object.entries(densities).map(([bucket, px]) => [kernel, bucket, px] as const))
  .filter(([kernel, bucket]) => kernel !== 'nearest' || bucket !== 'hdpi');

test.each(recognised)('one that was enlarged by %s for %s', async (kernel, bucket, px) => {
  const small = await drawn(48);
  const large = await sharp(small).resize(px, px, { kernel }).png().toBuffer();
  expect(await found({ 'mipmap-mdpi/a.png': small, [`mipmap-${bucket}/a.png`]: large })).toEqual([
    `pixels/enlarged res/mipmap-${bucket}/a.png`,
  ]);
});

test('one colour says nothing', async () => {
  expect(await found({ 'drawable-mdpi/a.png': png(10, 10), 'drawable-xhdpi/a.png': png(20, 20) })).toEqual(
    [],
  );
});

test('one whose pixels are damaged is said', async () => {
  const damaged = Buffer.from(await drawn(96));
  damaged.fill(0xff, 60, 200);
  expect(await found({ 'drawable-mdpi/a.png': await drawn(48), 'drawable-xhdpi/a.png': damaged })).toEqual([
    'pixels/not-checked res/drawable-xhdpi/a.png',
  ]);
});

test('the pixels of an IPA are said not to be looked at', async () => {
  const drawables = { images: [], xml: [] };
  expect(await checkPixels('app.ipa', { kind: 'ipa', drawables })).toMatchObject([
    { rule: 'pixels/not-checked', place: 'app.ipa' },
  ]);
});

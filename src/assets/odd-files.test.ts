import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAssets } from './check-assets.ts';
import { png } from './testing/png.ts';

// What lies in real trees beside good bitmaps. Each is said, and the good one beside it is checked all the same.

let folder: string;
let trees = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-odd-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The findings on a folder `drawable-mdpi` with a good bitmap in it, and whatever `put` puts there. */
async function found(put: (drawables: string) => Promise<unknown>): Promise<readonly string[]> {
  trees += 1;
  const drawables = join(folder, String(trees), 'res', 'drawable-mdpi');
  await mkdir(drawables, { recursive: true });
  await writeFile(join(drawables, 'good.png'), png(10, 10));
  await put(drawables);
  const { findings, imageCount } = await checkAssets(join(folder, String(trees)), []);
  expect(imageCount).toBeGreaterThan(0);
  return findings.map(({ rule, place, message }) => `${rule} ${place}: ${message}`);
}

const place = 'image/unreadable res/drawable-mdpi';
const cut = 'The file ends in the middle of the picture';

test('an empty file', async () => {
  expect(await found((to) => writeFile(join(to, 'x.png'), ''))).toEqual([
    `${place}/x.png: The file is empty`,
  ]);
});

/** One pixel, as ImageMagick writes it without any metadata. */
const jpeg = Buffer.from(
  'ffd8ffe000104a46494600010101000100010000ffdb004300' +
    `${'10'.repeat(64)}ffc0000b080010001001011100ffda0008010100003f00d2cf20ffd9`,
  'hex',
);
const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

test.each([
  ['x.png', png(30, 30), 20],
  ['x.jpg', jpeg, 4],
  ['x.webp', webp, 2],
  ['x.gif', Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64'), 3],
])('%s that is cut off, and the same that is whole', async (name, bytes, missing) => {
  const whole = await found((to) => writeFile(join(to, name), bytes));
  expect(whole.filter((line) => line.includes('unreadable'))).toEqual([]);
  const short = await found((to) => writeFile(join(to, name), bytes.subarray(0, -missing)));
  expect(short).toContain(`${place}/${name}: ${cut}`);
});

test('a PNG that is longer than what is read of it, cut off', async () => {
  const bytes = png(30, 30);
  const long = Buffer.concat([bytes, Buffer.alloc(20_000)]);
  expect(await found((to) => writeFile(join(to, 'x.png'), long))).toEqual([`${place}/x.png: ${cut}`]);
});

test('another format than the suffix says', async () => {
  expect(await found((to) => writeFile(join(to, 'x.jpg'), png(10, 11)))).toEqual([
    'image/wrong-suffix res/drawable-mdpi/x.jpg: The file is a PNG and is called .jpg',
  ]);
});

test('a link to itself, and a folder that is one', async () => {
  expect(await found((to) => symlink('x.png', join(to, 'x.png')))).toEqual([
    `${place}/x.png: The file cannot be read (ELOOP)`,
  ]);
  expect(await found((to) => symlink('drawable-hdpi', join(to, '..', 'drawable-hdpi')))).toEqual([
    'image/folder-unreadable res/drawable-hdpi: The folder cannot be looked into (ELOOP)',
  ]);
});

test('a link out of the tree and one to the tree itself end', async () => {
  expect(await found((to) => symlink('../..', join(to, '..', 'again')))).toEqual([]);
  expect(await found((to) => symlink('gone.png', join(to, 'x.png')))).toEqual([
    `${place}/x.png: The file cannot be read (ENOENT)`,
  ]);
});

test('a folder with the name of a bitmap', async () => {
  expect(await found((to) => mkdir(join(to, 'x.png')))).toEqual([
    `${place}/x.png: A folder has the name of a bitmap`,
  ]);
});

test('a pipe that nobody writes to', async () => {
  const mkfifo = async (to: string) =>
    expect(spawnSync('mkfifo', [join(to, 'x.png')], { encoding: 'utf8' })).toMatchObject({ status: 0 });
  expect(await found(mkfifo)).toEqual([`${place}/x.png: A pipe, socket or device has the name of a bitmap`]);
});

test('a file and a folder that may not be read', async () => {
  const root = join(folder, 'forbidden');
  const drawables = join(root, 'res', 'drawable-mdpi');
  await mkdir(join(root, 'res', 'drawable-hdpi'), { recursive: true });
  await mkdir(drawables);
  await writeFile(join(drawables, 'x.png'), png(10, 10), { mode: 0 });
  await chmod(join(root, 'res', 'drawable-hdpi'), 0);
  expect(await findingsOfNobody(root)).toEqual([
    'image/folder-unreadable res/drawable-hdpi: The folder cannot be looked into (EACCES)',
    `${place}/x.png: The file cannot be read (EACCES)`,
  ]);
  await chmod(join(root, 'res', 'drawable-hdpi'), 0o755);
});

/** Nothing is forbidden to root, so that a process of somebody else looks, who may not see this repository either. */
async function findingsOfNobody(root: string): Promise<readonly string[]> {
  const isRoot = process.getuid?.() === 0;
  const code = `
    const { checkAssets } = await import(${JSON.stringify(join(import.meta.dirname, 'check-assets.ts'))});
    ${isRoot ? 'process.setgid(65534); process.setuid(65534);' : ''}
    const { findings } = await checkAssets(${JSON.stringify(root)}, []);
    console.log(JSON.stringify(findings.map(({ rule, place, message }) => rule + ' ' + place + ': ' + message)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  return stdout === '' ? [stderr] : (JSON.parse(stdout) as readonly string[]);
}

test('a header that claims gigabytes, in a file of some bytes', async () => {
  const claims = png(1, 1);
  claims.writeUInt32BE(20_000, 16);
  claims.writeUInt32BE(15_000, 20);
  expect(await found((to) => writeFile(join(to, 'x.png'), claims))).toEqual([
    'image/too-large res/drawable-mdpi/x.png: 20000×15000 takes 1200.0 MB in memory; Android refuses to draw more than 104.9 MB',
  ]);
});

test('a file of gigabytes is not read to its end', async () => {
  const put = async (to: string) => {
    await copyFile(join(to, 'good.png'), join(to, 'x.png'));
    await truncate(join(to, 'x.png'), 8 * 1024 ** 3);
  };
  expect(await found(put)).toEqual([`${place}/x.png: ${cut}`]);
});

test('two bitmaps that only begin alike are no duplicates, two that are the same are', async () => {
  const [one, other] = [png(64, 64), png(64, 64)].map((bytes) =>
    Buffer.concat([bytes.subarray(0, -12), Buffer.alloc(9000), bytes.subarray(-12)]),
  ) as [Buffer, Buffer];
  other[8000] = 1;
  const write = (to: string, names: readonly (readonly [string, Buffer])[]) =>
    Promise.all(names.map(([name, bytes]) => writeFile(join(to, name), bytes)));
  expect(
    await found((to) =>
      write(to, [
        ['a.png', one],
        ['b.png', other],
      ]),
    ),
  ).toEqual([]);
  expect(
    await found((to) =>
      write(to, [
        ['a.png', one],
        ['b.png', one],
      ]),
    ),
  ).toEqual([expect.stringMatching(/^image\/duplicate .*a\.png.*b\.png/)]);
});

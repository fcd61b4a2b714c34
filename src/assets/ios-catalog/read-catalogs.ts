import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { imageHeaderOf } from '../image-header.ts';
import { isSourceFolder } from '../resource-folders.ts';
import type { AssetSet, CatalogFile, CatalogImage, SetKind } from './asset-set.ts';
import { colourHintsOf } from './colour-hints.ts';
import { readContents } from './read-contents.ts';

const setKinds: Readonly<Record<string, SetKind>> = {
  '.imageset': 'imageset',
  '.appiconset': 'appiconset',
  '.launchimage': 'launchimage',
};

export interface ReadCatalogs {
  /** Folders `*.xcassets`, below `root` or the root itself. */
  readonly catalogs: readonly string[];
  readonly sets: readonly AssetSet[];
}

/** Reads every asset catalog of a source tree. Places are relative to `root`. */
export async function readCatalogs(root: string): Promise<ReadCatalogs> {
  const catalogs = isCatalog(root) ? [root] : await catalogsBelow(root);
  const sets: AssetSet[] = [];
  for (const catalog of catalogs) sets.push(...(await setsBelow(root, catalog)));
  return { catalogs, sets };
}

function isCatalog(path: string): boolean {
  return extname(path) === '.xcassets';
}

async function catalogsBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await foldersIn(folder)) {
    const path = join(folder, name);
    if (isCatalog(name)) found.push(path);
    else if (isSourceFolder(name)) found.push(...(await catalogsBelow(path)));
  }
  return found;
}

/** Sets lie in groups, which are plain folders. What holds no bitmaps, such as a colour set, is none of ours. */
async function setsBelow(root: string, folder: string): Promise<readonly AssetSet[]> {
  const sets: AssetSet[] = [];
  for (const name of await foldersIn(folder)) {
    const path = join(folder, name);
    const kind = setKinds[extname(name)];
    if (kind === undefined) sets.push(...(await setsBelow(root, path)));
    else sets.push(await readSet({ path, kind, place: relative(root, path).split(sep).join('/') }));
  }
  return sets;
}

interface SetFolder {
  readonly path: string;
  readonly kind: SetKind;
  readonly place: string;
}

async function readSet({ path, kind, place }: SetFolder): Promise<AssetSet> {
  const files = await filesIn(path);
  const text = await readFile(join(path, 'Contents.json'), 'utf8').catch(() => undefined);
  const slots = text === undefined ? 'missing' : readContents(text);
  const name = place.slice(place.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const described = { name, kind, place, files };
  if (typeof slots === 'string') return { ...described, slots: [], problem: slots };
  const images = new Map(files.map((file) => [file.name, file.image]));
  return {
    ...described,
    slots: slots.map((slot) => ({ ...slot, image: images.get(slot.file ?? '') })),
    problem: undefined,
  };
}

async function filesIn(folder: string): Promise<readonly CatalogFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory() && entry.name !== 'Contents.json' && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  return Promise.all(
    names.toSorted().map(async (name) => ({ name, image: await imageOf(join(folder, name)) })),
  );
}

/** Undefined for what cannot be read, a broken link too. */
async function imageOf(path: string): Promise<CatalogImage | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  const header = bytes === undefined ? undefined : imageHeaderOf(bytes);
  return bytes === undefined || header === undefined
    ? undefined
    : { ...header, colour: colourHintsOf(bytes) };
}

/** None in a folder that may not be looked into: the walk for Android's resources, which comes by there too, says so. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

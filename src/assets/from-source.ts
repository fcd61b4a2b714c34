import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseQualifiers } from '../artifact/apk/parse-qualifiers.ts';
import type { ResourceConfig } from '../artifact/apk/resource-config.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { DensityImage, Drawables, XmlDrawable } from './density-image.ts';
import { parseFolder, type ResourceFolder } from './folder.ts';
import { describeImage } from './image-bytes.ts';
import { type ImageFile, parseImageFile } from './image-file.ts';
import type { ImageSize } from './image-header.ts';

/** Build output and dependencies hold copies of the app's resources, or resources of others. */
const skipped = new Set(['node_modules', 'build', 'Pods', 'DerivedData']);

export function isSourceFolder(name: string): boolean {
  return !name.startsWith('.') && !skipped.has(name);
}

/**
 * Collects the drawables of every Android resource folder below `root`, which may be a `res` folder itself.
 * ASSETS_NOT_FOUND when there is no resource folder at all. Places are relative to `root`.
 */
export async function drawablesInSource(root: string): Promise<Drawables> {
  const found = await findDrawables(root);
  if (found !== undefined) return found;
  throw new SlipwayError('ASSETS_NOT_FOUND', {
    message: 'There is no drawable or mipmap folder in here, and no asset catalog.',
    seen: root,
  });
}

/** The same, and undefined where there is no resource folder. */
export async function findDrawables(root: string): Promise<Drawables | undefined> {
  const found = await resourceFolders(root);
  if (found.length === 0) return undefined;
  const drawables = await Promise.all(found.map((one) => drawablesInFolder(root, one)));
  return {
    images: drawables.flatMap(({ images }) => images),
    xml: drawables.flatMap(({ xml }) => xml),
  };
}

interface FoundFolder {
  /** The `res` folder. */
  readonly scope: string;
  readonly path: string;
  readonly folder: ResourceFolder;
  readonly config: ResourceConfig | undefined;
}

async function resourceFolders(scope: string): Promise<readonly FoundFolder[]> {
  const found: FoundFolder[] = [];
  for (const entry of await sortedEntries(scope)) {
    if (!entry.isDirectory() || !isSourceFolder(entry.name)) continue;
    const path = join(scope, entry.name);
    const folder = parseFolder(entry.name);
    if (folder === undefined) found.push(...(await resourceFolders(path)));
    else found.push({ scope, path, folder, config: parseQualifiers(qualifiersOf(entry.name)) });
  }
  return found;
}

function qualifiersOf(folderName: string): string {
  return folderName.split('-').slice(1).join('-');
}

async function drawablesInFolder(root: string, found: FoundFolder): Promise<Drawables> {
  const images: DensityImage[] = [];
  const xml: XmlDrawable[] = [];
  const { scope, path, folder, config } = found;
  for (const entry of await sortedEntries(path)) {
    if (!entry.isFile()) continue;
    const place = relative(root, join(path, entry.name)).split(sep).join('/');
    const described = { scope, folder, config, place };
    const file = parseImageFile(entry.name);
    if (file !== undefined) {
      const { size, content } = describeImage(await readFile(join(path, entry.name)));
      images.push({ ...file, ...described, size: withoutBorder(size, file), content });
    } else if (entry.name.endsWith('.xml')) xml.push({ name: entry.name.slice(0, -4), ...described });
  }
  return { images, xml };
}

/** The one-pixel border of a nine-patch is only there in the source; aapt2 takes it off. */
function withoutBorder(size: ImageSize | undefined, { ninePatch }: ImageFile): ImageSize | undefined {
  if (size === undefined || !ninePatch) return size;
  return { widthPx: size.widthPx - 2, heightPx: size.heightPx - 2 };
}

async function sortedEntries(path: string): Promise<readonly Dirent[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { DensityImage, ImageSize } from './density-image.ts';
import { parseFolder, type ResourceFolder } from './folder.ts';
import { type ImageFile, parseImageFile } from './image-file.ts';
import { imageSizeOf } from './image-header.ts';

/** Build output and dependencies hold copies of the app's resources, or resources of others. */
const skipped = new Set(['node_modules', 'build', 'Pods', 'DerivedData']);

/**
 * Collects the bitmaps of every Android resource folder below `root`, which may be a `res` folder itself.
 * ASSETS_NOT_FOUND when there is no resource folder at all. Places are relative to `root`.
 */
export async function imagesInSource(root: string): Promise<readonly DensityImage[]> {
  const found = await resourceFolders(root);
  if (found.length === 0) {
    throw new SlipwayError('ASSETS_NOT_FOUND', {
      message: 'There is no drawable or mipmap folder in here.',
      seen: root,
    });
  }
  const images = await Promise.all(found.map((one) => imagesInFolder(root, one)));
  return images.flat();
}

interface FoundFolder {
  /** The `res` folder. */
  readonly scope: string;
  readonly path: string;
  readonly folder: ResourceFolder;
}

async function resourceFolders(scope: string): Promise<readonly FoundFolder[]> {
  const found: FoundFolder[] = [];
  for (const entry of await sortedEntries(scope)) {
    if (!entry.isDirectory() || entry.name.startsWith('.') || skipped.has(entry.name)) continue;
    const path = join(scope, entry.name);
    const folder = parseFolder(entry.name);
    if (folder === undefined) found.push(...(await resourceFolders(path)));
    else found.push({ scope, path, folder });
  }
  return found;
}

async function imagesInFolder(
  root: string,
  { scope, path, folder }: FoundFolder,
): Promise<readonly DensityImage[]> {
  const images: DensityImage[] = [];
  for (const entry of await sortedEntries(path)) {
    const file = entry.isFile() ? parseImageFile(entry.name) : undefined;
    if (file === undefined) continue;
    const size = sourceSize(await readFile(join(path, entry.name)), file);
    const place = relative(root, join(path, entry.name)).split(sep).join('/');
    images.push({ ...file, scope, folder, size, place });
  }
  return images;
}

/** The one-pixel border of a nine-patch is only there in the source; aapt2 takes it off. */
function sourceSize(bytes: Buffer, { ninePatch }: ImageFile): ImageSize | undefined {
  const size = imageSizeOf(bytes);
  if (size === undefined || !ninePatch) return size;
  return { widthPx: size.widthPx - 2, heightPx: size.heightPx - 2 };
}

async function sortedEntries(path: string): Promise<readonly Dirent[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

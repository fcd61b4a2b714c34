import type { Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { CollectedDrawables, DensityImage, Drawables, XmlDrawable } from './density-image.ts';
import { type ImageFile, parseImageFile } from './image-file.ts';
import type { ImageSize } from './image-header.ts';
import { readFileHeader } from './read-header.ts';
import { type FoundFolder, walkResources } from './resource-folders.ts';
import { type Begun, withSums } from './whole-files.ts';

/**
 * Collects the drawables of every Android resource folder below `root`, which may be a `res` folder itself.
 * ASSETS_NOT_FOUND when there is no resource folder at all. Places are relative to `root`.
 */
export async function drawablesInSource(root: string): Promise<CollectedDrawables> {
  const found = await findDrawables(root);
  if (found !== undefined) return found;
  throw new SlipwayError('ASSETS_NOT_FOUND', {
    message: 'There is no drawable or mipmap folder in here, and no asset catalog.',
    seen: root,
  });
}

/** The same, and undefined where there is no resource folder. */
export async function findDrawables(root: string): Promise<CollectedDrawables | undefined> {
  const { found, findings } = await walkResources(root, { found: [], findings: [] });
  if (found.length === 0 && findings.length === 0) return undefined;
  const begun: Begun[] = [];
  const xml: XmlDrawable[] = [];
  for (const one of found) {
    const inFolder = drawablesInFolder(root, one);
    begun.push(...inFolder.begun);
    xml.push(...inFolder.xml);
  }
  return {
    images: withSums(begun),
    xml,
    findings: findings.map((finding) => ({ ...finding, place: placeOf(root, finding.place) })),
  };
}

interface InFolder extends Pick<Drawables, 'xml'> {
  readonly begun: readonly Begun[];
}

function drawablesInFolder(root: string, { scope, path, folder, config, entries }: FoundFolder): InFolder {
  const begun: Begun[] = [];
  const xml: XmlDrawable[] = [];
  for (const entry of entries) {
    const described = { scope, folder, config, place: placeOf(root, join(path, entry.name)) };
    const file = parseImageFile(entry.name);
    if (file !== undefined) begun.push(begin(join(path, entry.name), { ...file, ...described }));
    else if (isXml(entry)) xml.push({ name: entry.name.slice(0, -4), ...described });
  }
  return { begun, xml };
}

function isXml(entry: Dirent): boolean {
  return entry.name.endsWith('.xml') && (entry.isFile() || entry.isSymbolicLink());
}

function begin(path: string, described: Omit<DensityImage, 'size' | 'content' | 'problem'>): Begun {
  const { size, content, problem, beginning } = readFileHeader(path);
  return { path, beginning, image: { ...described, size: withoutBorder(size, described), content, problem } };
}

/** The one-pixel border of a nine-patch is only there in the source; aapt2 takes it off. */
function withoutBorder(
  size: ImageSize | undefined,
  { ninePatch }: Pick<ImageFile, 'ninePatch'>,
): ImageSize | undefined {
  if (size === undefined || !ninePatch) return size;
  return { widthPx: size.widthPx - 2, heightPx: size.heightPx - 2 };
}

function placeOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

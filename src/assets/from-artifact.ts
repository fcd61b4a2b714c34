import { configQualifiers } from '../artifact/apk/config-qualifiers.ts';
import type { ResourceFile } from '../artifact/apk/resource-files.ts';
import type { OpenArtifact } from '../artifact/read-artifact.ts';
import { readResourceFiles } from '../artifact/read-resource-files.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { CollectedDrawables, DensityImage, XmlDrawable } from './density-image.ts';
import { parseFolder } from './folder.ts';
import { describeWhole, type ImageBytes } from './image-bytes.ts';
import { parseImageFile } from './image-file.ts';
import { isCompiledNinePatch } from './nine-patch.ts';
import { unusedImages } from './unused-images.ts';

/**
 * Collects the drawables of an open APK or AAB; headers of bitmaps are read, nothing is unpacked to disk. What a bitmap
 * is for stands in the resource table: its path may have been shortened to `res/0A.png`.
 */
export async function drawablesInArtifact(opened: OpenArtifact): Promise<CollectedDrawables> {
  const images: DensityImage[] = [];
  const xml: XmlDrawable[] = [];
  const named = new Set<string>();
  const read = readerOnce(opened);
  for (const { prefix, files } of await readResourceFiles(opened)) {
    const shared = sharedNames(files);
    for (const file of files) {
      const place = prefix + file.path;
      named.add(place);
      const folder = parseFolder(folderName(file));
      if (folder === undefined || !opened.zip.entries.has(place)) continue;
      const name = shared.has(fullName(file)) ? `${file.type}/${hex(file.id)}` : file.name;
      const described = { name, scope: `${prefix}${hex(file.id)}`, folder, config: file.config, place };
      const image = await readImage(read, described);
      if (image !== undefined) images.push(image);
      else xml.push(described);
    }
  }
  return { images, xml, findings: unusedImages(opened.artifact, named) };
}

/** Undefined for what is no bitmap, such as a drawable in XML. A suffix may be gone, so the content counts too. */
async function readImage(read: ReadHeader, described: XmlDrawable): Promise<DensityImage | undefined> {
  const { place } = described;
  if (/\.xml$/i.test(place)) return undefined;
  const file = parseImageFile(place.slice(place.lastIndexOf('/') + 1));
  const { size, content, problem, compiledNinePatch } = await read(place);
  if (file === undefined && size === undefined) return undefined;
  return { ...described, size, content, problem, ninePatch: compiledNinePatch || file?.ninePatch === true };
}

interface Header extends ImageBytes {
  readonly compiledNinePatch: boolean;
}

type ReadHeader = (place: string) => Promise<Header>;

/** A table may name one file for many resources; it is unpacked once all the same. */
function readerOnce(opened: OpenArtifact): ReadHeader {
  const known = new Map<string, Header>();
  return async (place) => {
    const found = known.get(place) ?? headerOf(await bytesOf(opened, place));
    known.set(place, found);
    return found;
  };
}

function headerOf(bytes: Buffer | undefined): Header {
  if (bytes === undefined) return { size: undefined, content: undefined, compiledNinePatch: false };
  return { ...describeWhole(bytes), compiledNinePatch: isCompiledNinePatch(bytes) };
}

async function bytesOf({ readEntry }: OpenArtifact, name: string): Promise<Buffer | undefined> {
  try {
    return await readEntry(name);
  } catch (error) {
    // A damaged entry is one bad bitmap; the others are still worth checking.
    if (error instanceof SlipwayError && error.code === 'ARTIFACT_CORRUPT') return undefined;
    throw error;
  }
}

/** The folder that the file came from, such as `drawable-night-xhdpi-v8`. */
function folderName({ type, config }: ResourceFile): string {
  const qualifiers = configQualifiers(config);
  return qualifiers === '' ? type : `${type}-${qualifiers}`;
}

/** Names that stand for more than one resource, as after `aapt2 optimize --collapse-resource-names`. */
function sharedNames(files: readonly ResourceFile[]): ReadonlySet<string> {
  const ids = new Map<string, number>();
  const shared = new Set<string>();
  for (const file of files) {
    const known = ids.get(fullName(file));
    if (known === undefined) ids.set(fullName(file), file.id);
    else if (known !== file.id) shared.add(fullName(file));
  }
  return shared;
}

function fullName({ type, name }: ResourceFile): string {
  return `${type}/${name}`;
}

function hex(id: number): string {
  return `0x${id.toString(16).padStart(8, '0')}`;
}

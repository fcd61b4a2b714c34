import type { OpenArtifact } from '../artifact/read-artifact.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Finding } from '../findings/finding.ts';
import type { DensityImage, ImageSize } from './density-image.ts';
import { parseFolder } from './folder.ts';
import { parseImageFile } from './image-file.ts';
import { imageSizeOf } from './image-header.ts';

/** The bitmaps of a place, and what kept some of them from being read. */
export interface CollectedImages {
  readonly images: readonly DensityImage[];
  readonly findings: readonly Finding[];
}

/** `res/drawable-hdpi/icon.png` in an APK, `base/res/drawable-hdpi/icon.png` in an AAB. */
const resourcePath = { apk: /^(res)\/(.+)$/, aab: /^([^/]+\/res)\/(.+)$/ } as const;
const otherFolders =
  /^(anim|animator|color|font|interpolator|layout|menu|navigation|raw|transition|values|xml)(-|$)/;

/** Collects the bitmaps of an open APK or AAB; their headers are read, nothing is unpacked to disk. */
export async function imagesInArtifact(opened: OpenArtifact): Promise<CollectedImages> {
  const images: DensityImage[] = [];
  let unnamed = 0;
  for (const { name } of opened.artifact.entries) {
    const [, scope, path] = resourcePath[opened.artifact.kind].exec(name) ?? [];
    if (scope === undefined || path === undefined) continue;
    const [folderName = '', fileName, ...deeper] = path.split('/');
    const file = parseImageFile(fileName ?? folderName);
    if (file === undefined || otherFolders.test(folderName)) continue;
    const folder = fileName === undefined || deeper.length > 0 ? undefined : parseFolder(folderName);
    if (folder === undefined) unnamed += 1;
    else images.push({ ...file, scope, folder, place: name, size: await sizeOf(opened, name) });
  }
  return { images, findings: unnamed === 0 ? [] : [shortened(opened.artifact.path, unnamed)] };
}

async function sizeOf({ readEntry }: OpenArtifact, name: string): Promise<ImageSize | undefined> {
  try {
    return imageSizeOf(await readEntry(name));
  } catch (error) {
    // A damaged entry is one bad bitmap; the others are still worth checking.
    if (error instanceof SlipwayError && error.code === 'ARTIFACT_CORRUPT') return undefined;
    throw error;
  }
}

function shortened(path: string, count: number): Finding {
  return {
    rule: 'density/not-checked',
    severity: 'warning',
    place: path,
    message: `${count} bitmaps are in folders whose names were shortened, so their densities are unknown here`,
    remedy:
      'Check the AAB or the source folder instead, or build with android.enableResourceOptimizations=false.',
  };
}

import { stat } from 'node:fs/promises';
import { openArtifact } from '../artifact/read-artifact.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Finding } from '../findings/finding.ts';
import { checkGraphics, type GraphicsCheck } from '../listing/graphics/check-graphics.ts';
import { checkDensities } from './check-densities.ts';
import type { CollectedDrawables, Drawables } from './density-image.ts';
import { drawablesInArtifact } from './from-artifact.ts';
import { drawablesInSource, findDrawables } from './from-source.ts';
import { checkCatalogs } from './ios-catalog/check-catalogs.ts';
import { readCatalogs } from './ios-catalog/read-catalogs.ts';

/** What the rules say about one place. */
export interface AssetCheck {
  readonly kind: 'apk' | 'aab' | 'source';
  /** What was recognised and checked in it, in words. */
  readonly parts: readonly string[];
  /** Bitmaps that were checked. */
  readonly imageCount: number;
  readonly findings: readonly Finding[];
  readonly drawables: Drawables;
}

/**
 * Checks the bitmaps of an APK, an AAB or a source folder against the required density buckets, and the asset catalogs
 * of a source folder. Errors: those of `openArtifact`, and ASSETS_NOT_FOUND for a folder with none of that.
 */
export async function checkAssets(path: string, densities: readonly string[]): Promise<AssetCheck> {
  if (await isFolder(path)) return checkSource(path, densities);
  const opened = await openArtifact(path);
  try {
    return checked(opened.artifact.kind, await drawablesInArtifact(opened), densities);
  } finally {
    await opened.close();
  }
}

async function checkSource(path: string, densities: readonly string[]): Promise<AssetCheck> {
  const { catalogs, sets } = await readCatalogs(path);
  const graphics = await checkGraphics(path);
  const isOther = catalogs.length + graphics.length > 0;
  // With something else to check, Android's half may be missing.
  const found = isOther ? await findDrawables(path) : await drawablesInSource(path);
  const android = checked('source', found ?? { images: [], xml: [], findings: [] }, densities);
  const catalogImages = sets.flatMap(({ files }) => files.filter(({ image }) => image !== undefined));
  const counts = [android.imageCount, catalogImages.length, ...graphics.map(imageCountOf)];
  return {
    ...android,
    parts: [
      ...(found === undefined ? [] : android.parts),
      ...(catalogs.length === 0 ? [] : ['asset catalogs']),
      ...graphics.map(({ store }) => `graphics for ${storeText(store)}`),
    ],
    imageCount: counts.reduce((sum, count) => sum + count, 0),
    findings: [...android.findings, ...checkCatalogs(sets), ...graphics.flatMap(({ findings }) => findings)],
  };
}

function checked(
  kind: AssetCheck['kind'],
  { findings, ...drawables }: CollectedDrawables,
  densities: readonly string[],
): AssetCheck {
  return {
    kind,
    parts: ['Android resources'],
    imageCount: drawables.images.length,
    findings: [...findings, ...checkDensities(drawables, densities)],
    drawables,
  };
}

function imageCountOf({ imageCount }: GraphicsCheck): number {
  return imageCount;
}

function storeText(store: GraphicsCheck['store']): string {
  return store === 'App Store' ? 'the App Store' : store;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new SlipwayError('FILE_NOT_FOUND', {
      message: 'There is no such file or folder.',
      seen: path,
      cause: error,
    });
  }
}

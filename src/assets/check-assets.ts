import { stat } from 'node:fs/promises';
import { openArtifact } from '../artifact/read-artifact.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Finding } from '../findings/finding.ts';
import { checkDensities } from './check-densities.ts';
import type { CollectedDrawables, Drawables } from './density-image.ts';
import { drawablesInArtifact } from './from-artifact.ts';
import { drawablesInSource, findDrawables } from './from-source.ts';
import { checkCatalogs } from './ios-catalog/check-catalogs.ts';
import { readCatalogs } from './ios-catalog/read-catalogs.ts';

/** What the rules say about one place. */
export interface AssetCheck {
  readonly kind: 'apk' | 'aab' | 'source';
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
  // With catalogs there is something to check, so that Android's half may be missing.
  const found = catalogs.length === 0 ? await drawablesInSource(path) : await findDrawables(path);
  const android = checked('source', found ?? { images: [], xml: [], findings: [] }, densities);
  const catalogImages = sets.flatMap(({ files }) => files.filter(({ image }) => image !== undefined));
  return {
    ...android,
    imageCount: android.imageCount + catalogImages.length,
    findings: [...android.findings, ...checkCatalogs(sets)],
  };
}

function checked(
  kind: AssetCheck['kind'],
  { findings, ...drawables }: CollectedDrawables,
  densities: readonly string[],
): AssetCheck {
  return {
    kind,
    imageCount: drawables.images.length,
    findings: [...findings, ...checkDensities(drawables, densities)],
    drawables,
  };
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

import { stat } from 'node:fs/promises';
import { openArtifact } from '../artifact/read-artifact.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Finding } from '../findings/finding.ts';
import { checkDensities } from './check-densities.ts';
import type { Drawables } from './density-image.ts';
import { drawablesInArtifact } from './from-artifact.ts';
import { drawablesInSource } from './from-source.ts';

/** What the density rules say about one place. */
export interface AssetCheck {
  readonly kind: 'apk' | 'aab' | 'source';
  /** Bitmaps that were checked. */
  readonly imageCount: number;
  readonly findings: readonly Finding[];
  readonly drawables: Drawables;
}

/**
 * Checks the bitmaps of an APK, an AAB or a source folder against the required density buckets.
 * Errors: those of `openArtifact`, and ASSETS_NOT_FOUND for a folder without Android resources.
 */
export async function checkAssets(path: string, densities: readonly string[]): Promise<AssetCheck> {
  if (await isFolder(path)) {
    const drawables = await drawablesInSource(path);
    const { images } = drawables;
    const findings = checkDensities(drawables, densities);
    return { kind: 'source', imageCount: images.length, findings, drawables };
  }
  const opened = await openArtifact(path);
  try {
    const { findings, ...drawables } = await drawablesInArtifact(opened);
    const { images } = drawables;
    return {
      kind: opened.artifact.kind,
      imageCount: images.length,
      findings: [...findings, ...checkDensities(drawables, densities)],
      drawables,
    };
  } finally {
    await opened.close();
  }
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

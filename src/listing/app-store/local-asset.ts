import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { LocalAsset } from './listing.ts';

/** Throws FILE_NOT_FOUND. */
export async function readAsset(file: string): Promise<LocalAsset> {
  try {
    return assetOf(file, await readFile(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EISDIR') throw error;
    throw new SlipwayError('FILE_NOT_FOUND', { message: 'A file for the reviewers is missing.', seen: file });
  }
}

/** Hashed with MD5, because that is what Apple compares. */
export function assetOf(file: string, bytes: Uint8Array): LocalAsset {
  return { file, md5: createHash('md5').update(bytes).digest('hex'), sizeBytes: bytes.length };
}

import { createHash } from 'node:crypto';
import type { ByteSource } from './byte-source.ts';

const chunkBytes = 1024 * 1024;

/** Hex SHA-256 of a whole file, a mebibyte at a time, so that its size does not matter. */
export async function sha256Of(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(chunkBytes);
  for (let at = 0; at < source.sizeBytes; at += chunkBytes) {
    hash.update(await source.read(at, Math.min(chunkBytes, source.sizeBytes - at), buffer));
  }
  return hash.digest('hex');
}

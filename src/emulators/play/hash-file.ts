import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface FileHashes {
  readonly sha1: string;
  readonly sha256: string;
}

/** Both hashes that Play tells of a file, in hex, from one pass over it. */
export async function hashFile(path: string): Promise<FileHashes> {
  const [sha1, sha256] = [createHash('sha1'), createHash('sha256')];
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    sha1.update(chunk);
    sha256.update(chunk);
  }
  return { sha1: sha1.digest('hex'), sha256: sha256.digest('hex') };
}

import { join } from 'node:path';
import type { SentFile } from '../../serving/answer.ts';
import type { PlayStorage } from '../storage.ts';

/** Where the bytes of an image lie; equal images share a file. */
export function imageFile({ uploadsDir }: PlayStorage, sha256: string): SentFile {
  return { path: join(uploadsDir, `${sha256.replace(/\W/g, '')}.image`), type: 'application/octet-stream' };
}

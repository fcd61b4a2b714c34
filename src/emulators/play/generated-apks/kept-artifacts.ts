import { join } from 'node:path';
import type { PlayStorage } from '../storage.ts';

/** Where an uploaded bundle or APK is kept, so that APKs can be made of it. */
export function artifactFile({ uploadsDir }: PlayStorage, sha256: string): string {
  return join(uploadsDir, `${sha256}.artifact`);
}

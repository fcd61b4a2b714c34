import { openZip, type Zip } from '../../zip/open-zip.ts';
import { memorySource } from '../../zip/testing/memory-source.ts';

/** A zip file that lies in memory. */
export function openTestZip(bytes: Buffer, path = 'Chat.ipa'): Promise<Zip> {
  return openZip(memorySource(bytes, path));
}

import type { ByteSource } from '../../byte-source.ts';
import { corrupt } from '../../corrupt.ts';
import { openZip, type Zip } from '../../zip/open-zip.ts';

/** A zip file that lies in memory. */
export function openTestZip(bytes: Buffer, path = 'Chat.ipa'): Promise<Zip> {
  const source: ByteSource = {
    path,
    sizeBytes: bytes.length,
    read: async (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > bytes.length)
        throw corrupt('The file ends before.', { path, offset });
      return bytes.subarray(offset, offset + length);
    },
    close: async () => {},
  };
  return openZip(source);
}

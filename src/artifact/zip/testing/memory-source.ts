import type { ByteSource } from '../../byte-source.ts';
import { corrupt } from '../../corrupt.ts';

/** Bytes in memory as the file of that name, with the refusals of a file. */
export function memorySource(bytes: Buffer, path = 'memory.zip'): ByteSource {
  return {
    path,
    sizeBytes: bytes.length,
    read: async (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > bytes.length) {
        throw corrupt('The file ends before.', { path, offset });
      }
      return bytes.subarray(offset, offset + length);
    },
    close: async () => {},
  };
}

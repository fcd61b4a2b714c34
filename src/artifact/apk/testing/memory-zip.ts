import { writeZip } from '../../testing/write-zip.ts';
import { openZip, type Zip } from '../../zip/open-zip.ts';

/** An archive with these entries that is on no disk. */
export function zipOf(files: Readonly<Record<string, Buffer>>): Promise<Zip> {
  const bytes = writeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
  return openZip({
    path: 'memory.apk',
    sizeBytes: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  });
}

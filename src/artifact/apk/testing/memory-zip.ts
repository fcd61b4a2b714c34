import { writeZip } from '../../testing/write-zip.ts';
import { openZip, type Zip } from '../../zip/open-zip.ts';
import { memorySource } from '../../zip/testing/memory-source.ts';

/** An archive with these entries that is on no disk. */
export function zipOf(files: Readonly<Record<string, Buffer>>): Promise<Zip> {
  const bytes = writeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
  return openZip(memorySource(bytes, 'memory.apk'));
}

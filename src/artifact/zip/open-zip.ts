import type { ByteSource } from '../byte-source.ts';
import { parseCentralDirectory, type ZipEntry } from './central-directory.ts';
import { findCentralDirectory } from './end-of-central-directory.ts';
import { readZipEntry } from './read-entry.ts';

/** A zip file with random access; nothing is unpacked before it is asked for. */
export interface Zip {
  readonly source: ByteSource;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Where the central directory starts; the APK signing block ends there. */
  readonly directoryOffset: number;
  /** Content of an entry; undefined when there is none of that name. */
  readonly read: (name: string) => Promise<Buffer | undefined>;
}

export async function openZip(source: ByteSource): Promise<Zip> {
  const place = await findCentralDirectory(source);
  const bytes = await source.read(place.offset, place.sizeBytes);
  const entries = parseCentralDirectory(bytes, { path: source.path, place });
  return {
    source,
    entries,
    directoryOffset: place.offset,
    read: async (name) => {
      const entry = entries.get(name);
      return entry === undefined ? undefined : readZipEntry(source, entry);
    },
  };
}

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
  readonly layout: ZipLayout;
  /**
   * Content of an entry; undefined when there is none of that name. ARTIFACT_UNSAFE when it has more than
   * `mostBytes`, a gibibyte by default.
   */
  readonly read: (name: string, mostBytes?: number) => Promise<Buffer | undefined>;
}

/** What the end of the file says of the rest. In bytes. */
export interface ZipLayout {
  readonly directoryBytes: number;
  /** Part of the directory that its announced entries take. */
  readonly directoryUsedBytes: number;
  /** Where the end records start. */
  readonly endOffset: number;
  readonly commentBytes: number;
  readonly isZip64: boolean;
}

/** Opens a zip file and vets its directory. Errors: ARTIFACT_CORRUPT, ARTIFACT_UNSAFE. */
export async function openZip(source: ByteSource): Promise<Zip> {
  const place = await findCentralDirectory(source);
  const bytes = await source.read(place.offset, place.sizeBytes);
  const { entries, usedBytes } = parseCentralDirectory(bytes, { path: source.path, place });
  return {
    source,
    entries,
    directoryOffset: place.offset,
    layout: {
      directoryBytes: place.sizeBytes,
      directoryUsedBytes: usedBytes,
      endOffset: place.endOffset,
      commentBytes: place.commentBytes,
      isZip64: place.isZip64,
    },
    read: async (name, mostBytes) => {
      const entry = entries.get(name);
      return entry === undefined ? undefined : readZipEntry(source, entry, mostBytes);
    },
  };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDuplicates } from './find-duplicates.ts';
import { belowOf } from './kind-of-file.ts';
import { type SizedFile, type SizeReport, sizeReport } from './size-report.ts';

export interface SizedFolder {
  readonly folder: string;
  readonly artifact: 'app' | 'xcarchive';
  /** Named from the folder on. */
  readonly files: readonly SizedFile[];
}

/** The sizes of an app bundle or an archive. Nothing is compressed, so that nothing is said about the download. */
export async function readFolderSizes({ folder, artifact, files }: SizedFolder): Promise<SizeReport> {
  const entries = new Map(files.map((file) => [file.name, { ...file, crc32: 0 }]));
  return sizeReport({
    artifact,
    fileBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    files,
    below: belowOf({ kind: artifact, path: folder }),
    duplicates: await findDuplicates({ entries, read: (name) => readFile(join(folder, name)) }),
  });
}

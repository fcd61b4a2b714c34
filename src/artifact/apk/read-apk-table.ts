import type { Zip } from '../zip/open-zip.ts';
import { readResourceTable } from './read-resource-table.ts';
import { emptyTable, type ResourceTable } from './resource-table.ts';

/** What is read into memory at most; the framework's own table has 30 MiB. */
const mostTableBytes = 128 * 1024 * 1024;
const entry = 'resources.arsc';

/** The resources of an APK; an empty table where it has none. ARTIFACT_CORRUPT, ARTIFACT_UNSAFE. */
export async function readApkTable({ source, read }: Pick<Zip, 'source' | 'read'>): Promise<ResourceTable> {
  const bytes = await read(entry, mostTableBytes);
  return bytes === undefined ? emptyTable : readResourceTable(bytes, { path: source.path, entry });
}

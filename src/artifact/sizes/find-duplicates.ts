import { createHash } from 'node:crypto';
import { attempt } from '../attempt.ts';
import type { ZipEntry } from '../zip/central-directory.ts';
import type { DuplicateGroup } from './size-report.ts';

/** Smaller ones are not worth a line. */
const leastBytes = 512;
/** What is read to be sure, the most wasteful first: a megabyte takes about a millisecond. */
const mostReadBytes = 64 * 1024 * 1024;
/** The signature of a jar lists the same files in files of its own. */
const passedOver = /\/$|^META-INF\/[^/]+\.(?:SF|RSA|EC|DSA|MF)$/u;

type Candidate = Pick<ZipEntry, 'name' | 'compressedBytes' | 'sizeBytes' | 'crc32'>;

/** A zip file, or a folder that answers as one, with the same CRC-32 for all. */
export interface Contents {
  readonly entries: ReadonlyMap<string, Candidate>;
  readonly read: (name: string) => Promise<Buffer | undefined>;
}

/**
 * Files of exactly the same content: candidates share CRC-32 and size, and are confirmed by their SHA-256. A damaged
 * file is not the duplicate of anything; that it is damaged others say.
 */
export async function findDuplicates(zip: Contents): Promise<readonly DuplicateGroup[]> {
  const candidates = [...zip.entries.values()].filter(
    ({ name, sizeBytes }) => sizeBytes >= leastBytes && !passedOver.test(name),
  );
  const alike = [...Map.groupBy(candidates, ({ crc32, sizeBytes }) => `${crc32}:${sizeBytes}`).values()]
    .filter((group) => group.length > 1)
    .sort((a, b) => wasted(b) - wasted(a));
  const groups: DuplicateGroup[] = [];
  let left = mostReadBytes;
  for (const group of alike) {
    const bytes = group.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (bytes > left) continue;
    left -= bytes;
    groups.push(...(await confirmed(zip, group)));
  }
  return groups;
}

async function confirmed(zip: Contents, entries: readonly Candidate[]): Promise<readonly DuplicateGroup[]> {
  const hashed: { readonly entry: Candidate; readonly hash: string }[] = [];
  for (const entry of entries) {
    const { value: content } = await attempt(() => zip.read(entry.name));
    if (content === undefined) continue;
    hashed.push({ entry, hash: createHash('sha256').update(content).digest('hex') });
  }
  return [...Map.groupBy(hashed, ({ hash }) => hash).values()]
    .filter((same) => same.length > 1)
    .map((same) => ({
      names: same.map(({ entry }) => entry.name),
      sizeBytes: same[0]?.entry.sizeBytes ?? 0,
      wastedBytes: wasted(same.map(({ entry }) => entry)),
    }));
}

/** All but the smallest could go. */
function wasted(entries: readonly Candidate[]): number {
  let [sum, smallest] = [0, Number.POSITIVE_INFINITY];
  for (const { compressedBytes } of entries) {
    sum += compressedBytes;
    smallest = Math.min(smallest, compressedBytes);
  }
  return sum - smallest;
}

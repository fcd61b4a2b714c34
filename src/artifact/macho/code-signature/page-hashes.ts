import type { Range } from '../load-commands.ts';
import type { RandomAccess } from '../random-access.ts';
import { type CodeDirectory, sealedHash } from './code-directory.ts';

/** Outcome of hashing the code itself. */
export interface PageCheck {
  readonly checked: number;
  /** Numbers of the first pages whose content is not what was signed; at most twenty. */
  readonly different: readonly number[];
  readonly differentCount: number;
  /** Why the hashes cannot cover the code at all. */
  readonly problem: string | undefined;
}

/** Read at a time; a multiple of every page size in use (4 and 16 KiB). */
const chunkBytes = 1024 * 1024;
const shownPages = 20;

/**
 * Hashes the pages of a slice and compares them with the sealed ones, a mebibyte at a time.
 * The pages must reach up to the signature and nothing may follow it, or there would be bytes that nobody signed;
 * `codesign --verify --strict` refuses them too (MachO::validateStructure of Apple's Security framework).
 */
export async function checkPages(
  slice: RandomAccess,
  directory: CodeDirectory,
  signature: Range,
): Promise<PageCheck> {
  const { codeLimit, pageHashes } = directory;
  const pageBytes = directory.pageBytes === 0 ? codeLimit : directory.pageBytes;
  const trailing = slice.sizeBytes - signature.offset - signature.sizeBytes;
  const problem =
    coverageProblem(directory, pageBytes, signature.offset) ??
    (trailing > 0 ? `${trailing} bytes follow the signature, which no hash covers` : undefined);
  if (problem !== undefined) return { checked: 0, different: [], differentCount: 0, problem };
  const different: number[] = [];
  let differentCount = 0;
  const step = Math.max(pageBytes, chunkBytes - (chunkBytes % pageBytes));
  for (let at = 0; at < codeLimit; at += step) {
    const chunk = await slice.read(at, Math.min(step, codeLimit - at));
    for (let offset = 0; offset < chunk.length; offset += pageBytes) {
      const page = (at + offset) / pageBytes;
      const hash = sealedHash(directory.hash, chunk.subarray(offset, offset + pageBytes));
      if (pageHashes[page]?.equals(hash) === true) continue;
      differentCount += 1;
      if (different.length < shownPages) different.push(page);
    }
  }
  return { checked: pageHashes.length, different, differentCount, problem: undefined };
}

/** The largest page hashed in one piece: a signature without pages is for small files only. */
const largestPage = 64 * 1024 * 1024;

function coverageProblem(
  { codeLimit, pageHashes }: CodeDirectory,
  pageBytes: number,
  signatureOffset: number,
): string | undefined {
  if (codeLimit > signatureOffset) return `the hashes reach beyond the code, to ${codeLimit}`;
  // Linkers pad the code to 16 bytes before the signature; anything longer would be code that nobody signed.
  if (signatureOffset - codeLimit >= 16) {
    return `the hashes end at ${codeLimit} while the code goes on to ${signatureOffset}`;
  }
  if (pageBytes > largestPage) return `a page of ${pageBytes} bytes is none of a signature`;
  const needed = Math.ceil(codeLimit / Math.max(pageBytes, 1));
  if (pageHashes.length === needed) return undefined;
  return `there are ${pageHashes.length} page hashes where the code needs ${needed}`;
}

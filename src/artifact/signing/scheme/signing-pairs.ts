import type { ByteSource } from '../../byte-source.ts';
import type { Sections } from '../zip/sections.ts';

/** Ids of the values in the APK signing block that a verifier knows. */
export const pairIds = {
  v2: 0x7109871a,
  v3: 0xf05368c0,
  'v3.1': 0x1b93ad61,
  sourceStamp: 0x6dff800d,
  sourceStampV1: 0x2b09189e,
} as const;

/** The signing block and what lies in it. */
export interface SigningPairs {
  /** Where the block starts; the digested content ends there. */
  readonly offset: number;
  /** First value of each known id. */
  readonly values: ReadonlyMap<number, Buffer>;
}

const known: ReadonlySet<number> = new Set(Object.values(pairIds));
const magic = 'APK Sig Block 42';
const footerSize = 24;
const smallestOffset = 32;
const largestBlock = 64 * 1024 * 1024;

/**
 * The APK signing block; undefined when there is none. Android takes a block whose lengths do not add up for
 * no block at all, and then falls back to older schemes, so this never complains.
 * https://source.android.com/docs/security/features/apksigning/v2#apk-signing-block-format
 */
export async function readSigningPairs(
  source: ByteSource,
  sections: Sections,
): Promise<SigningPairs | undefined> {
  const { directoryOffset, directoryBytes, endOffset } = sections;
  if (directoryOffset + directoryBytes !== endOffset || directoryOffset < smallestOffset) return undefined;
  const footer = await source.read(directoryOffset - footerSize, footerSize);
  if (footer.toString('latin1', 8) !== magic) return undefined;
  const size = Number(footer.readBigUInt64LE(0));
  const offset = directoryOffset - size - 8;
  if (size < footerSize || size > largestBlock || offset < 0) return undefined;
  const block = await source.read(offset, size + 8);
  if (Number(block.readBigUInt64LE(0)) !== size) return undefined;
  return { offset, values: pairsOf(block.subarray(8, block.length - footerSize)) };
}

/** Values up to the first pair whose length is wrong; those before it are found all the same. */
function pairsOf(pairs: Buffer): ReadonlyMap<number, Buffer> {
  const values = new Map<number, Buffer>();
  for (let at = 0; at + 8 <= pairs.length; ) {
    const length = pairs.readBigUInt64LE(at);
    if (length < 4n || length > BigInt(pairs.length - at - 8)) break;
    const id = pairs.readUInt32LE(at + 8);
    const end = at + 8 + Number(length);
    if (known.has(id) && !values.has(id)) values.set(id, pairs.subarray(at + 12, end));
    at = end;
  }
  return values;
}

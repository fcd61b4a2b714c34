import { hash } from 'node:crypto';
import type { ByteSource } from '../../byte-source.ts';
import { chunksOf, type SignedContent } from './chunks.ts';

const pageBytes = 4096;
const digestBytes = 32;
/** Eight zero bytes before each page. */
const salt = Buffer.alloc(8);

/**
 * The digest of scheme algorithms 0x0421–0x0425: the root of the fs-verity tree over the signed content,
 * then its length. A sentence when the block does not lie on pages, which that tree needs.
 * https://source.android.com/docs/security/features/apksigning/v2, "verity"
 */
export async function verityDigest(source: ByteSource, content: SignedContent): Promise<Buffer | string> {
  const { entriesBytes, directoryOffset, directoryBytes, end } = content;
  if (entriesBytes % pageBytes !== 0)
    return 'does not begin on a page of 4096 bytes, which its fs-verity digest needs';
  if ((directoryOffset - entriesBytes) % pageBytes !== 0)
    return 'does not fill whole pages of 4096 bytes, which its fs-verity digest needs';
  const leaves: Buffer[] = [];
  for (const { offset, length } of chunksOf(0, entriesBytes))
    leaves.push(pages(await source.read(offset, length)));
  leaves.push(pages(Buffer.concat([await source.read(directoryOffset, directoryBytes), end])));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(entriesBytes + directoryBytes + end.length));
  return Buffer.concat([rootOf(Buffer.concat(leaves)), size]);
}

/** The digests of the pages, one after the other; a short last page counts as if zeros filled it. */
function pages(bytes: Buffer): Buffer {
  const digests = Buffer.alloc(Math.ceil(bytes.length / pageBytes) * digestBytes);
  const page = Buffer.alloc(salt.length + pageBytes);
  for (let at = 0, to = 0; at < bytes.length; at += pageBytes, to += digestBytes) {
    const copied = bytes.copy(page, salt.length, at, at + pageBytes);
    page.fill(0, salt.length + copied);
    hash('sha256', page, 'buffer').copy(digests, to);
  }
  return digests;
}

/** Level upon level until one page holds it. */
function rootOf(level: Buffer): Buffer {
  const digests = pages(level);
  return digests.length > digestBytes ? rootOf(digests) : digests;
}

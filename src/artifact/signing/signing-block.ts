import type { ByteSource } from '../byte-source.ts';
import { corrupt, parseOrCorrupt } from '../corrupt.ts';

/** Signature scheme blocks by id; source.android.com/docs/security/features/apksigning/v2 and v3. */
const schemeIds = { v2: 0x7109871a, v3: 0xf05368c0, 'v3.1': 0x1b93ad61 } as const;

type BlockScheme = keyof typeof schemeIds;

export interface SchemeBlock {
  readonly scheme: BlockScheme;
  /** The certificate (DER) of each signer. */
  readonly certificates: readonly Buffer[];
}

const magic = 'APK Sig Block 42';
const footerSize = 24;
const largestBlock = 64 * 1024 * 1024;

/** The scheme blocks between the entries and the central directory; none when there is no signing block. */
export async function readSigningBlock(
  source: ByteSource,
  directoryOffset: number,
): Promise<readonly SchemeBlock[]> {
  if (directoryOffset < footerSize) return [];
  const footer = await source.read(directoryOffset - footerSize, footerSize);
  if (footer.toString('latin1', 8) !== magic) return [];
  const size = Number(footer.readBigUInt64LE(0));
  const place = { path: source.path, offset: directoryOffset - footerSize };
  if (size < footerSize || size > largestBlock || size + 8 > directoryOffset) {
    throw corrupt(`The APK signing block announces ${size} bytes.`, place);
  }
  const block = await source.read(directoryOffset - size - 8, size + 8);
  if (Number(block.readBigUInt64LE(0)) !== size) {
    throw corrupt('The two sizes of the APK signing block differ.', place);
  }
  const start = { path: source.path, offset: directoryOffset - size - 8 };
  return parseOrCorrupt('The APK signing block', start, () => schemeBlocks(block.subarray(8, -footerSize)));
}

/** A sequence of pairs: a 64-bit length, then a 32-bit id and the value. */
function schemeBlocks(pairs: Buffer): readonly SchemeBlock[] {
  const blocks: SchemeBlock[] = [];
  for (let at = 0; at < pairs.length; ) {
    const length = Number(pairs.readBigUInt64LE(at));
    if (length < 4 || at + 8 + length > pairs.length) throw new RangeError('a pair leaves the block');
    const scheme = schemeOf(pairs.readUInt32LE(at + 8));
    const value = pairs.subarray(at + 12, at + 8 + length);
    if (scheme !== undefined) blocks.push({ scheme, certificates: signerCertificates(value) });
    at += 8 + length;
  }
  return blocks;
}

function schemeOf(id: number): BlockScheme | undefined {
  const names = Object.keys(schemeIds) as BlockScheme[];
  return names.find((name) => schemeIds[name] === id);
}

/** Signer → signed data → digests, certificates: the same beginning in v2, v3 and v3.1. */
function signerCertificates(value: Buffer): readonly Buffer[] {
  const [signers] = sequence(value);
  return sequence(need(signers)).map((signer) => {
    const signedData = need(sequence(signer, 1)[0]);
    const certificates = need(sequence(signedData, 2)[1]);
    return need(sequence(certificates, 1)[0]);
  });
}

/** The elements of a sequence of 32-bit length-prefixed values; at most `limit` where other fields follow. */
function sequence(bytes: Buffer, limit = Number.POSITIVE_INFINITY): readonly Buffer[] {
  const elements: Buffer[] = [];
  for (let at = 0; at < bytes.length && elements.length < limit; ) {
    const end = at + 4 + bytes.readUInt32LE(at);
    if (end > bytes.length) throw new RangeError('a value leaves its sequence');
    elements.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return elements;
}

function need(bytes: Buffer | undefined): Buffer {
  if (bytes === undefined) throw new RangeError('a part of the signing block is missing');
  return bytes;
}

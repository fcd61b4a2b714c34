import type { ByteSource } from '../../byte-source.ts';
import { type ChunkHash, signedContent } from '../content/chunks.ts';
import { digestContent } from '../content/digest-content.ts';
import { digestContentInThreads } from '../content/threaded.ts';
import { verityDigest } from '../content/verity.ts';
import { addRemark, noRemarks } from '../remarks.ts';
import { sdk } from '../verdict.ts';
import type { Sections } from '../zip/sections.ts';
import type { ContentDigest } from './algorithms.ts';
import { checkCoverage } from './coverage.ts';
import type { Lineage } from './lineage.ts';
import { type BlockContext, type ParsedBlock, parseBlock, rangeOfScheme } from './parse-block.ts';
import { type BlockScheme, type SdkRange, signerPlace } from './signer.ts';
import { pairIds, type SigningPairs } from './signing-pairs.ts';

/** From this size on a second thread digests the content. */
const worthAThreadBytes = 64 * 1024 * 1024;

export interface BlocksRequest {
  readonly source: ByteSource;
  readonly sections: Sections;
  readonly pairs: SigningPairs | undefined;
  readonly range: SdkRange;
  readonly wholeFile: boolean;
}

export interface VerifiedBlock extends ParsedBlock {
  readonly verified: boolean;
  readonly lineage: Lineage | undefined;
}

export interface BlocksVerdict {
  /** In the order of checking, newest scheme first; it ends with the first one that failed. */
  readonly blocks: readonly VerifiedBlock[];
  /** It may be there later than the rest. */
  readonly sha256: Promise<string | undefined>;
}

/** Numbers by which signatures refer to schemes that devices of the range know. */
export function supportedSchemes({ max }: SdkRange): ReadonlySet<number> {
  if (max >= sdk.v3) return new Set([2, 3]);
  return max >= sdk.v2 ? new Set([2]) : new Set();
}

/**
 * Verifies the v3.1, v3 and v2 blocks that devices of the range look at, and digests the content once for all
 * of them, together with the hash of the file where that is wanted.
 */
export async function verifyBlocks(request: BlocksRequest): Promise<BlocksVerdict> {
  const parsed = parseBlocks(request);
  const sound = parsed.filter(({ block }) => block.remarks.problems.length === 0);
  const needed = new Set(sound.flatMap(({ block }) => block.signers.flatMap(({ verified }) => verified)));
  const { digests, sha256 } = await digestsOf(request, needed);
  const blocks: VerifiedBlock[] = [];
  for (const { block, context } of parsed) {
    const readable = block.remarks.problems.length === 0;
    if (readable) compareDigests(block, digests);
    const lineage = readable && block.scheme !== 'v2' ? checkCoverage(block, context) : undefined;
    const verified = block.remarks.problems.length === 0;
    blocks.push({ ...block, verified, lineage });
    // A device that finds a newer signature broken does not try an older one.
    if (!verified) break;
  }
  return { blocks, sha256 };
}

interface BlockAndContext {
  readonly block: ParsedBlock;
  readonly context: BlockContext;
}

function parseBlocks({ pairs, range }: BlocksRequest): readonly BlockAndContext[] {
  const found = new Set<number>();
  const parsed: BlockAndContext[] = [];
  let rotationMinSdk: number | undefined;
  for (const scheme of ['v3.1', 'v3', 'v2'] as const) {
    const value = pairs?.values.get(pairIds[scheme]);
    const applicable = rangeOfScheme(scheme, range);
    // Since Android 9 a device that finds v3 does not look at v2 any more.
    const skipped = scheme === 'v2' && range.min >= sdk.v3 && parsed.length > 0;
    if (applicable === undefined || skipped) continue;
    if (value === undefined) {
      if (scheme === 'v3' && parsed.length > 0) parsed.push(v3Missing(applicable));
      continue;
    }
    const check = { supported: supportedSchemes(range), found: new Set(found), rotationMinSdk };
    const context = { scheme, range: applicable, remarks: noRemarks(), check };
    const block = parseBlock(value, context);
    parsed.push({ block, context });
    if (scheme === 'v3.1')
      rotationMinSdk = Math.min(...block.signers.map(({ sdkRange }) => sdkRange?.min ?? 0));
    if (scheme !== 'v3.1') found.add(scheme === 'v3' ? 3 : 2);
    if (block.remarks.problems.length > 0) break;
  }
  return parsed;
}

function v3Missing(range: SdkRange): BlockAndContext {
  const remarks = noRemarks();
  const message = 'There is a v3.1 signature without the v3 one that older devices need.';
  addRemark(remarks.problems, { rule: 'v3/missing', place: 'scheme v3', message });
  const check = { supported: new Set<number>(), found: new Set<number>(), rotationMinSdk: undefined };
  return { block: { scheme: 'v3', signers: [], remarks }, context: { scheme: 'v3', range, remarks, check } };
}

type Digests = ReadonlyMap<ContentDigest, Buffer | string>;

async function digestsOf(
  { source, sections, pairs, wholeFile }: BlocksRequest,
  needed: ReadonlySet<ContentDigest>,
): Promise<{ digests: Digests; sha256: Promise<string | undefined> }> {
  const content = pairs === undefined ? undefined : signedContent(sections, pairs.offset);
  const hashes = [...needed].filter((name): name is ChunkHash => name !== 'verity');
  const request = { hashes, content, wholeFile };
  const { chunked, sha256 } =
    source.sizeBytes >= worthAThreadBytes
      ? await digestContentInThreads(source.path, request)
      : await digestContent(source, request);
  const digests = new Map<ContentDigest, Buffer | string>(chunked);
  if (needed.has('verity') && content !== undefined)
    digests.set('verity', await verityDigest(source, content));
  return { digests, sha256 };
}

function compareDigests({ scheme, signers, remarks }: ParsedBlock, digests: Digests): void {
  const needed = new Set(signers.flatMap(({ verified }) => verified));
  for (const { index, digests: claimed } of signers) {
    for (const { content, digest } of claimed.filter((each) => needed.has(each.content))) {
      const problem = problemOf(digests.get(content), digest);
      if (problem === undefined) continue;
      addRemark(remarks.problems, {
        rule: `${scheme}/content`,
        place: signerPlace(scheme, index),
        message: problem,
      });
    }
  }
}

function problemOf(actual: Buffer | string | undefined, claimed: Buffer): string | undefined {
  if (typeof actual === 'string') return `The signing block ${actual}.`;
  return actual?.equals(claimed) === true
    ? undefined
    : 'The content of the file differs from what was signed.';
}

/** Whether a block of the scheme is in the file, looked at or not. */
export function hasBlock(pairs: SigningPairs | undefined, scheme: BlockScheme): boolean {
  return pairs?.values.has(pairIds[scheme]) === true;
}

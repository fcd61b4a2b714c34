import type { X509Certificate } from 'node:crypto';
import { type Place, parseOrCorrupt } from '../../corrupt.ts';
import { parsePlistDict } from '../../plist/parse-plist.ts';
import type { PlistDict } from '../../plist/plist-value.ts';
import type { Range } from '../load-commands.ts';
import { type RandomAccess, requireWithin } from '../random-access.ts';
import { type CmsSeal, type DirectoryBytes, verifyCmsSeal } from './cms-seal.ts';
import { type CodeDirectory, parseCodeDirectory } from './code-directory.ts';
import { parseDerEntitlements } from './der-entitlements.ts';
import { checkPages, type PageCheck } from './page-hashes.ts';
import { checkSpecialSlots, type SealedFiles, type SlotCheck } from './special-slots.ts';
import { type Blob, blobMagics, blobSlots, parseSuperBlob } from './super-blob.ts';

/** Everything the embedded signature of one slice says, held against the content. */
export interface CodeSignature {
  /** The primary one first, then the alternates; at least one. */
  readonly directories: readonly DirectoryVerdict[];
  readonly entitlements: PlistDict | undefined;
  readonly derEntitlements: PlistDict | undefined;
  /** undefined when there is none: the code is signed ad hoc, so nobody vouches for it. */
  readonly cms: CmsSeal | undefined;
}

export interface DirectoryVerdict {
  readonly directory: CodeDirectory;
  readonly pages: PageCheck;
  readonly slots: readonly SlotCheck[];
}

export interface SignatureContext {
  readonly signature: Range;
  /** Files beside the binary that the signature seals. */
  readonly files: SealedFiles;
  /** Certificates to hold the chain against; none leaves trust unchecked. */
  readonly roots: readonly X509Certificate[];
}

/** More than the signature of a one-gigabyte binary with two directories takes. */
const mostSignatureBytes = 64 * 1024 * 1024;

/** Verifies every hash of a slice's signature over its content. ARTIFACT_CORRUPT when it cannot be parsed. */
export async function verifyCodeSignature(
  slice: RandomAccess,
  { signature, files, roots }: SignatureContext,
): Promise<CodeSignature> {
  const { place } = slice;
  requireWithin(slice, signature.offset, signature.sizeBytes);
  const bytes = await slice.read(signature.offset, Math.min(signature.sizeBytes, mostSignatureBytes));
  const parse = <T>(what: string, work: () => T) =>
    parseOrCorrupt(what, { ...place, offset: (place.offset ?? 0) + signature.offset }, work);
  const blobs = parse('The embedded signature', () => parseSuperBlob(bytes));
  const directories = parse('A code directory', () => directoriesOf(blobs));
  const verdicts: DirectoryVerdict[] = [];
  for (const { directory } of directories) {
    const pages = await checkPages(slice, directory, signature);
    verdicts.push({ directory, pages, slots: checkSpecialSlots(directory, blobs, files) });
  }
  return {
    directories: verdicts,
    entitlements: xmlEntitlements(blobs, place),
    derEntitlements: parse('The DER entitlements', () => derEntitlements(blobs)),
    cms: parse('The CMS signature', () => cmsSeal(blobs, directories, roots)),
  };
}

function directoriesOf(blobs: readonly Blob[]): readonly DirectoryBytes[] {
  const { codeDirectory, alternateCodeDirectories } = blobSlots;
  const found = blobs.filter(({ magic, slot }) => {
    const isAlternate = slot >= alternateCodeDirectories && slot < alternateCodeDirectories + 5;
    return magic === blobMagics.codeDirectory && (slot === codeDirectory || isAlternate);
  });
  if (!found.some(({ slot }) => slot === codeDirectory))
    throw new RangeError('a signature without code directory');
  return found
    .toSorted((a, b) => a.slot - b.slot)
    .map(({ whole }) => ({ directory: parseCodeDirectory(whole), bytes: whole }));
}

function xmlEntitlements(blobs: readonly Blob[], place: Place): PlistDict | undefined {
  const blob = blobs.find(
    ({ magic, slot }) => magic === blobMagics.entitlements && slot === blobSlots.entitlements,
  );
  return blob === undefined ? undefined : parsePlistDict(blob.content, place);
}

function derEntitlements(blobs: readonly Blob[]): PlistDict | undefined {
  const blob = blobs.find(({ slot, magic }) => {
    return magic === blobMagics.derEntitlements && slot === blobSlots.derEntitlements;
  });
  return blob === undefined ? undefined : parseDerEntitlements(blob.content);
}

/** An ad-hoc signature has no CMS blob, or one without content. */
function cmsSeal(
  blobs: readonly Blob[],
  directories: readonly DirectoryBytes[],
  roots: readonly X509Certificate[],
): CmsSeal | undefined {
  const blob = blobs.find(({ slot, magic }) => slot === blobSlots.cms && magic === blobMagics.wrapper);
  return blob === undefined || blob.content.length === 0
    ? undefined
    : verifyCmsSeal(blob.content, directories, roots);
}

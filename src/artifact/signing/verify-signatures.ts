import type { ByteSource } from '../byte-source.ts';
import { type AppManifest, readAppManifest } from './app-manifest.ts';
import type { ExpiryCheck } from './certificate/warnings.ts';
import { digestContent } from './content/digest-content.ts';
import { crossCheck, type VerifiedSchemes } from './cross-checks.ts';
import type { JarSigner } from './jar/jar-context.ts';
import { verifyJar } from './jar/verify-jar.ts';
import { addRemark, noRemarks, type Remarks } from './remarks.ts';
import type { SdkRange } from './scheme/signer.ts';
import { readSigningPairs, type SigningPairs } from './scheme/signing-pairs.ts';
import { type BlocksVerdict, supportedSchemes, verifyBlocks } from './scheme/verify-blocks.ts';
import { newestSdk, type SignatureVerdict, sdk } from './verdict.ts';
import { refusedVerdict, verdictOf } from './verdict-of.ts';
import { type RawEntry, rawEntries } from './zip/raw-entries.ts';
import { findSections, type Sections } from './zip/sections.ts';

export interface VerifyOptions {
  /** Oldest API level that has to accept the file; the manifest's minSdkVersion when left out. */
  readonly minSdk?: number | undefined;
  /** Newest API level; every future one when left out. */
  readonly maxSdk?: number | undefined;
  /** Also hash the file as a whole, in the same pass. */
  readonly wholeFile?: boolean;
  /** Warn of certificates that end soon; without it only Play's rule of 2033 is looked at. */
  readonly expiry?: ExpiryCheck;
}

/** Real ones stay below 20 MB; a larger one only exhausts memory. */
const largestDirectory = 128 * 1024 * 1024;

/**
 * Verifies the signatures of an APK over its whole content: the answer of `apksigner verify`, with reasons.
 * A file that no device accepts is an answer, not an error; it throws only when the file cannot be read.
 * Large files are opened by `source.path` once more, to use a second thread.
 * https://source.android.com/docs/security/features/apksigning
 */
export async function verifySignatures(
  source: ByteSource,
  options: VerifyOptions = {},
): Promise<SignatureVerdict> {
  const apk = await openApk(source);
  if (typeof apk === 'string') return refuse(source, options, apk);
  const manifest = await readAppManifest(source, apk.entries, apk.sections.directoryOffset);
  const range = rangeOf(manifest, options);
  if (typeof range === 'string') return refuse(source, options, range);
  const pairs = await readSigningPairs(source, apk.sections);
  const request = { source, sections: apk.sections, pairs, range, wholeFile: options.wholeFile === true };
  const blocks = await verifyBlocks(request);
  const checked = await checkRest({ source, ...apk, pairs, range, blocks, manifest });
  const sha256 = await blocks.sha256;
  return verdictOf({
    ...checked,
    range,
    blocks,
    pairs,
    sha256,
    entries: apk.entries,
    expiry: options.expiry,
  });
}

interface OpenApk {
  readonly sections: Sections;
  readonly entries: readonly RawEntry[];
}

async function openApk(source: ByteSource): Promise<OpenApk | string> {
  const sections = await findSections(source);
  if (typeof sections === 'string') return sections;
  const { directoryOffset, directoryBytes, entryCount } = sections;
  if (directoryBytes > largestDirectory) return `The central directory announces ${directoryBytes} bytes.`;
  const directory = await source.read(directoryOffset, directoryBytes);
  try {
    return { sections, entries: rawEntries(directory, entryCount) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return 'The central directory is damaged: it ends early, or a record does not start where it should.';
  }
}

/** For a file that is no APK there is nothing to verify, but its hash can still be told. */
async function refuse(
  source: ByteSource,
  options: VerifyOptions,
  message: string,
): Promise<SignatureVerdict> {
  const request = { hashes: [], content: undefined, wholeFile: options.wholeFile === true };
  const { sha256 } = await digestContent(source, request);
  const range = { min: options.minSdk ?? 1, max: options.maxSdk ?? newestSdk };
  return refusedVerdict(
    { rule: 'file/malformed', place: 'the file', message },
    { range, sha256: await sha256 },
  );
}

function rangeOf(manifest: AppManifest | string, options: VerifyOptions): SdkRange | string {
  const max = options.maxSdk ?? newestSdk;
  // Only bundles have no manifest, and no device since Android 8 takes such a file.
  if (typeof manifest === 'string' && (options.minSdk === undefined || max >= sdk.sandbox)) return manifest;
  const min = options.minSdk ?? (typeof manifest === 'string' ? 1 : manifest.minSdk);
  if (typeof min === 'string') return min;
  return min > max ? `The file is for API level ${min} and newer, beyond ${max}.` : { min, max };
}

interface Checking extends OpenApk {
  readonly source: ByteSource;
  readonly pairs: SigningPairs | undefined;
  readonly range: SdkRange;
  readonly blocks: BlocksVerdict;
  readonly manifest: AppManifest | string;
}

/** What comes after the signing block: the JAR signature, and whether all schemes agree and suffice. */
async function checkRest(
  checking: Checking,
): Promise<{ remarks: Remarks; jar: JarOutcome; schemes: VerifiedSchemes }> {
  const { blocks, range, manifest } = checking;
  const remarks = noRemarks();
  for (const block of blocks.blocks) {
    remarks.problems.push(...block.remarks.problems);
    remarks.warnings.push(...block.remarks.warnings);
  }
  const blocksHold = remarks.problems.length === 0;
  const targets = typeof manifest === 'string' ? undefined : manifest;
  if (
    blocksHold &&
    range.max >= sdk.sandbox &&
    blocks.blocks.length === 0 &&
    (targets?.targetSandbox ?? 1) > 1
  )
    addRemark(remarks.problems, needsV2(`targets sandbox version ${targets?.targetSandbox}`));
  const jarNeeded = range.min < sdk.v2 || blocks.blocks.length === 0;
  const jar = blocksHold && jarNeeded ? { signers: await verifyV1(checking, remarks) } : undefined;
  const schemes = schemesOf(blocks, jar);
  if (remarks.problems.length === 0) remarks.problems.push(...crossCheck(schemes));
  const newer = schemes.v2 ?? schemes.v3 ?? schemes.v31;
  if (remarks.problems.length === 0 && newer === undefined && targets !== undefined) {
    if (targets.targetSdk >= sdk.v2Required && range.max >= targets.targetSdk)
      addRemark(remarks.problems, needsV2(`targets SDK ${targets.targetSdk}`));
  }
  return { remarks, jar, schemes };
}

/** Undefined when no device of the range looks at the JAR signature; without signers when it does not hold. */
export type JarOutcome = { readonly signers: readonly JarSigner[] | undefined } | undefined;

function verifyV1({ source, sections, entries, range, blocks }: Checking, remarks: Remarks) {
  const numbers: Readonly<Record<string, number>> = { v2: 2, v3: 3 };
  const found = new Set(blocks.blocks.flatMap(({ scheme }) => numbers[scheme] ?? []));
  const { directoryOffset } = sections;
  return verifyJar({
    source,
    entries,
    directoryOffset,
    range,
    supported: supportedSchemes(range),
    found,
    remarks,
  });
}

function schemesOf({ blocks }: BlocksVerdict, jar: JarOutcome): VerifiedSchemes {
  const verified = (wanted: string) => blocks.find((block) => block.scheme === wanted && block.verified);
  return { v1: jar?.signers, v2: verified('v2'), v3: verified('v3'), v31: verified('v3.1') };
}

function needsV2(why: string) {
  const message = `The app ${why}, for which devices want a signature of scheme v2 or newer.`;
  return { rule: 'schemes/v2-required', place: 'the file', message };
}

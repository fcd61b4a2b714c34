import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { ByteSource } from '../../byte-source.ts';
import type { ExpiryCheck } from '../certificate/warnings.ts';
import { digestContent } from '../content/digest-content.ts';
import { digestContentInThreads } from '../content/threaded.ts';
import { digestEntries } from '../jar/digest-entries.ts';
import { type ManifestSection, manifestSections } from '../jar/manifest-file.ts';
import { addRemark, noRemarks, type Remarks } from '../remarks.ts';
import type { RawEntry } from '../zip/raw-entries.ts';
import { unpackEntry } from '../zip/unpack-entry.ts';
import { type BundleEntries, bundleEntries } from './bundle-entries.ts';
import { type BundleVerdict, strictBits } from './bundle-verdict.ts';
import { isSignatureRelated, trustedDigests } from './java-rules.ts';
import { judgeCertificates } from './judge-certificates.ts';
import { type BundleBlock, verifyBlocksOf } from './verify-block.ts';

export interface BundleOptions {
  /** The present, for certificates that have expired, and how early to warn. */
  readonly expiry: ExpiryCheck;
  /** Also hash the file as a whole. */
  readonly wholeFile?: boolean;
}

/** From this size on the hash of the file is read by an own descriptor, a mebibyte at a time. */
const worthOwnReading = 64 * 1024 * 1024;
const manifestName = /^META-INF\/MANIFEST\.MF$/i;

/**
 * Verifies the JAR signature of an app bundle over the content of every entry: the answer of
 * `jarsigner -verify -strict`, with reasons. A damaged file is an answer too; it throws only when the file cannot
 * be read. https://docs.oracle.com/en/java/javase/17/docs/specs/man/jarsigner.html
 */
export async function verifyBundle(source: ByteSource, options: BundleOptions): Promise<BundleVerdict> {
  const [verdict, sha256] = await Promise.all([verdictOn(source, options), hashOf(source, options)]);
  return { ...verdict, sha256 };
}

async function hashOf(source: ByteSource, { wholeFile = false }: BundleOptions): Promise<string | undefined> {
  const request = { hashes: [], content: undefined, wholeFile };
  const large = source.sizeBytes >= worthOwnReading;
  const { sha256 } = await (large
    ? digestContentInThreads(source.path, request)
    : digestContent(source, request));
  return sha256;
}

type Verdict = Omit<BundleVerdict, 'sha256'>;

async function verdictOn(source: ByteSource, options: BundleOptions): Promise<Verdict> {
  const remarks = noRemarks();
  const zip = await openOrReason(source);
  if (typeof zip === 'string')
    return refused(remarks, { rule: 'bundle/malformed', place: 'the file', message: zip });
  const manifestEntry = zip.entries.find(({ name }) => manifestName.test(name));
  const related = zip.entries.some(({ name }) => isSignatureRelated(name) && !manifestName.test(name));
  if (manifestEntry === undefined || !related)
    return unsigned(remarks, {
      entries: manifestEntry === undefined ? [] : zip.entries,
      message: noSignature,
    });
  const manifest = await unpackEntry(source, manifestEntry, zip.directoryOffset);
  if (typeof manifest === 'string')
    return refused(remarks, { rule: 'bundle/damaged', place: manifestEntry.name, message: manifest });
  const [, ...sections] = manifestSections(manifest);
  if (sections.some(({ name }) => name === undefined))
    return refused(remarks, {
      rule: 'bundle/malformed',
      place: manifestEntry.name,
      message: 'A section has no name.',
    });
  const blocks = await verifyBlocksOf({ source, ...zip, manifest, remarks });
  if (blocks === undefined) return refused(remarks);
  return compareEntries({ source, zip, remarks, blocks, options }, sections);
}

async function openOrReason(source: ByteSource): Promise<BundleEntries | string> {
  try {
    return await bundleEntries(source);
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return error.message;
  }
}

interface Refusal {
  readonly rule: string;
  readonly place: string;
  readonly message: string;
}

function refused({ problems, warnings }: Remarks, refusal?: Refusal): Verdict {
  if (refusal !== undefined) addRemark(problems, refusal);
  return { verified: false, state: 'broken', strictExit: strictBits.broken, signers: [], problems, warnings };
}

const noSignature = 'The bundle carries no JAR signature.';

interface Unsigned {
  /** What Java looks at: without a manifest, nothing. */
  readonly entries: readonly RawEntry[];
  readonly message: string;
}

/** Java's exit code for a file without manifest is 0, in strict mode too. */
function unsigned({ problems, warnings }: Remarks, { entries, message }: Unsigned): Verdict {
  addRemark(problems, { rule: 'bundle/unsigned', place: 'the file', message });
  const strictExit = entries.some(({ name }) => !isSignatureRelated(name)) ? strictBits.unsignedEntries : 0;
  return { verified: false, state: 'unsigned', strictExit, signers: [], problems, warnings };
}

interface Comparing {
  readonly source: ByteSource;
  readonly zip: BundleEntries;
  readonly remarks: Remarks;
  readonly blocks: readonly BundleBlock[];
  readonly options: BundleOptions;
}

async function compareEntries(comparing: Comparing, sections: readonly ManifestSection[]): Promise<Verdict> {
  const { source, zip, remarks, blocks, options } = comparing;
  const byName = new Map(
    sections.flatMap((section) => (section.name === undefined ? [] : [[section.name, section]])),
  );
  const checks = zip.entries
    .filter(({ name }) => !isSignatureRelated(name))
    .toSorted((a, b) => a.headerOffset - b.headerOffset)
    .map((entry) => ({ entry, ...expectedOf(entry, byName.get(entry.name), blocks) }));
  const list = checks.map(({ entry, digests }) => ({
    entry,
    hashes: digests.map(({ hash }) => hash),
    strict: false,
  }));
  const found = await digestEntries(source, list, zip.directoryOffset);
  for (const [index, { entry, digests, signed }] of checks.entries()) {
    const actual = found[index] ?? 'It was not read.';
    const holds =
      typeof actual !== 'string' &&
      digests.every(({ digest }, at) => digest.equals(actual[at] ?? digest.subarray(1)));
    const message = typeof actual === 'string' ? actual : 'The content differs from what was signed.';
    if (!holds) addRemark(remarks.problems, { rule: 'bundle/entry-changed', place: entry.name, message });
    else if (!signed) addUnsigned(remarks, entry);
  }
  if (remarks.problems.some(({ rule }) => rule === 'bundle/entry-changed')) return refused(remarks);
  if (!checks.some(({ signed }) => signed))
    return unsigned(remarks, {
      entries: zip.entries,
      message: 'No entry is signed in a way that Java trusts.',
    });
  const signers = blocks.map(({ name, certificates }) => ({
    name,
    certificates: certificates.map(({ facts }) => facts),
  }));
  const strict = judgeCertificates(blocks, remarks, options.expiry);
  const verified = remarks.problems.length === 0;
  const strictExit = strict | (verified ? 0 : strictBits.unsignedEntries);
  return {
    verified,
    state: 'signed',
    strictExit,
    signers,
    problems: remarks.problems,
    warnings: remarks.warnings,
  };
}

/** What Java compares: every trusted digest of an entry that a signature file names. */
function expectedOf(entry: RawEntry, section: ManifestSection | undefined, blocks: readonly BundleBlock[]) {
  const named = blocks.some(({ vouchesFor }) => vouchesFor.has(entry.name));
  const digests = named && section !== undefined ? trustedDigests(section, '-Digest') : [];
  return { digests, signed: digests.length > 0 };
}

function addUnsigned({ problems }: Remarks, { name }: RawEntry): void {
  addRemark(problems, { rule: 'bundle/unsigned-entry', place: name, message: 'The entry is not signed.' });
}

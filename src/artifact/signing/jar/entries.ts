import { addRemark } from '../remarks.ts';
import type { RawEntry } from '../zip/raw-entries.ts';
import { digestEntries } from './digest-entries.ts';
import { digestsToVerify, type ExpectedDigest } from './digests.ts';
import type { EntryDigests } from './entry-digests.ts';
import { type Candidate, type JarContext, manifestName } from './jar-context.ts';
import type { JarManifest } from './signature-file.ts';

interface Check {
  readonly entry: RawEntry;
  readonly expected: readonly ExpectedDigest[];
}

/**
 * Compares the content of every entry with the manifest. Android wants all entries outside of META-INF to be
 * signed, and all by the same signers; these are the result. Undefined when a problem was told.
 */
export async function verifyEntries(
  candidates: readonly Candidate[],
  manifest: JarManifest,
  context: JarContext,
): Promise<readonly Candidate[] | undefined> {
  const before = context.remarks.problems.length;
  const entries = signedEntries(context.entries);
  const unpackable =
    entries.reduce((sum, entry) => sum + entry.compressedBytes, 0) <= context.source.sizeBytes;
  if (!unpackable) problem(context, 'overlap', { place: 'the file', message: 'Entries share their bytes.' });
  const signers = commonSigners(entries, candidates, { manifest, context });
  const checks = unpackable ? checksOf(entries, manifest, context) : [];
  const list = checks.map(({ entry, expected }) => ({
    entry,
    hashes: expected.map(({ hash }) => hash),
    strict: true,
  }));
  const digests = await digestEntries(context.source, list, context.directoryOffset);
  for (const [index, check] of checks.entries())
    compare(check, digests[index] ?? 'It was not read.', context);
  if (context.remarks.problems.length > before || signers === undefined) return undefined;
  warnOfUnprotected(signers, context);
  return signers;
}

/** Entries that must be signed, in the order of the file. */
function signedEntries(entries: readonly RawEntry[]): readonly RawEntry[] {
  return entries
    .filter(({ name }) => !name.startsWith('META-INF/'))
    .toSorted((a, b) => a.headerOffset - b.headerOffset);
}

function problem({ remarks }: JarContext, rule: string, at: { place: string; message: string }): void {
  addRemark(remarks.problems, { rule: `v1/${rule}`, ...at });
}

interface Around {
  readonly manifest: JarManifest;
  readonly context: JarContext;
}

function commonSigners(
  entries: readonly RawEntry[],
  candidates: readonly Candidate[],
  { manifest, context }: Around,
): readonly Candidate[] | undefined {
  let common: readonly Candidate[] | undefined;
  for (const { name } of entries) {
    const signers = candidates.filter(({ vouchesFor }) => vouchesFor.has(name));
    if (!manifest.entries.has(name)) {
      problem(context, 'unsigned-entry', { place: name, message: 'The manifest does not name the entry.' });
    } else if (signers.length === 0) {
      problem(context, 'unsigned-entry', { place: name, message: 'No signature file names the entry.' });
    } else {
      common ??= signers;
      if (signers.length !== common.length || signers.some((signer, index) => signer !== common?.[index]))
        problem(context, 'other-signers', {
          place: name,
          message: 'The entry has other signers than the first one.',
        });
    }
  }
  if (common === undefined)
    problem(context, 'unsigned-entry', { place: 'the file', message: 'No entry is signed.' });
  return common;
}

function checksOf(
  entries: readonly RawEntry[],
  manifest: JarManifest,
  context: JarContext,
): readonly Check[] {
  return entries.flatMap((entry) => {
    const section = manifest.entries.get(entry.name);
    if (section === undefined) return [];
    const expected = digestsToVerify(section, '-Digest', context.range);
    if (expected !== undefined && expected.length > 0) return [{ entry, expected }];
    const message = 'The manifest has no digest for the entry that Android can compare.';
    problem(context, 'unsigned-entry', { place: entry.name, message });
    return [];
  });
}

function compare({ entry, expected }: Check, digests: EntryDigests, context: JarContext): void {
  if (typeof digests === 'string') {
    problem(context, 'damaged', { place: entry.name, message: digests });
    return;
  }
  if (expected.every(({ digest }, index) => digest.equals(digests[index] ?? Buffer.alloc(0)))) return;
  problem(context, 'entry-changed', {
    place: entry.name,
    message: 'The content differs from what was signed.',
  });
}

function warnOfUnprotected(signers: readonly Candidate[], context: JarContext): void {
  const own = new Set([manifestName, ...signers.flatMap(({ block, file }) => [block.name, file.name])]);
  for (const { name } of context.entries) {
    if (!name.startsWith('META-INF/') || own.has(name)) continue;
    const message = 'The JAR signature does not cover this file; devices before Android 7 take it unchecked.';
    addRemark(context.remarks.warnings, { rule: 'v1/unprotected', place: name, message });
  }
}

import { addRemark } from '../remarks.ts';
import { type SignatureRemark, sdk } from '../verdict.ts';
import type { RawEntry } from '../zip/raw-entries.ts';
import { unpackEntry } from '../zip/unpack-entry.ts';
import { certificateChain } from './chain.ts';
import { verifyEntries } from './entries.ts';
import { type Candidate, type JarContext, type JarSigner, manifestName } from './jar-context.ts';
import { type ManifestSection, manifestSections } from './manifest-file.ts';
import { checkSignatureFile, type JarManifest } from './signature-file.ts';
import { parseSignedData, type SignedData } from './signed-data.ts';
import { verifySignerInfo } from './verify-signer-info.ts';

/**
 * Verifies the JAR signature (scheme v1) of an APK over the content of every entry, as the Android versions
 * of the range do, which is not in every way as Java does. The signers; undefined when a problem was told.
 * https://source.android.com/docs/security/features/apksigning#v1
 */
export async function verifyJar(context: JarContext): Promise<readonly JarSigner[] | undefined> {
  const duplicate = duplicateOf(context.entries);
  if (duplicate !== undefined)
    return refuse(context, {
      rule: 'duplicate-entry',
      place: duplicate,
      message: 'Two entries have this name.',
    });
  const manifest = await readManifest(context);
  if (manifest === undefined) return undefined;
  const pairs = signaturePairs(context);
  if (pairs.length === 0)
    return refuse(context, {
      rule: 'no-signatures',
      place: 'META-INF',
      message: 'No signature file has its PKCS#7 file.',
    });
  const candidates = await verifyPairs(pairs, manifest, context);
  if (candidates === undefined) return undefined;
  const signers = await verifyEntries(candidates, manifest, context);
  return signers?.map(({ name, certificates }) => ({ name, certificates }));
}

interface Refusal {
  readonly rule: string;
  readonly place: string;
  readonly message: string;
}

function refuse({ remarks }: JarContext, { rule, place, message }: Refusal): undefined {
  addRemark(remarks.problems, { rule: `v1/${rule}`, place, message });
  return undefined;
}

function duplicateOf(entries: readonly RawEntry[]): string | undefined {
  const names = new Set<string>();
  return entries.find(({ name }) => names.size === names.add(name).size)?.name;
}

async function readManifest(context: JarContext): Promise<JarManifest | undefined> {
  const place = manifestName;
  const entry = context.entries.find(({ name }) => name === manifestName);
  if (entry === undefined)
    return refuse(context, {
      rule: 'no-manifest',
      place,
      message: 'There is no JAR manifest, so nothing is signed.',
    });
  const bytes = await unpackEntry(context.source, entry, context.directoryOffset);
  if (typeof bytes === 'string') return refuse(context, { rule: 'damaged', place, message: bytes });
  const [main, ...sections] = manifestSections(bytes);
  if (main === undefined)
    return refuse(context, { rule: 'malformed', place, message: 'The manifest is empty.' });
  const entries = sectionsByName(sections, context);
  return entries === undefined ? undefined : { bytes, main, entries };
}

function sectionsByName(
  sections: readonly ManifestSection[],
  context: JarContext,
): ReadonlyMap<string, ManifestSection> | undefined {
  const present = new Set(context.entries.map(({ name }) => name));
  const byName = new Map<string, ManifestSection>();
  let refused = false;
  const problem = (rule: string, message: string) => {
    refuse(context, { rule, place: manifestName, message });
    refused = true;
  };
  for (const section of sections) {
    const { name } = section;
    if (name === undefined) problem('malformed', 'A section of the manifest has no name.');
    else if (byName.has(name)) problem('malformed', `The manifest has two sections for ${name}.`);
    else if (!present.has(name))
      problem('entry-missing', `The manifest names ${name}, which is not in the file.`);
    if (name !== undefined) byName.set(name, section);
  }
  return refused ? undefined : byName;
}

type Pair = Pick<Candidate, 'name' | 'block' | 'file'>;

function signaturePairs(context: JarContext): readonly Pair[] {
  const inside = context.entries.filter(({ name }) => name.startsWith('META-INF/'));
  const files = new Map(
    inside.filter(({ name }) => name.endsWith('.SF')).map((entry) => [entry.name, entry]),
  );
  return inside
    .filter(({ name }) => /\.(RSA|DSA|EC)$/.test(name))
    .flatMap((block) => {
      const file = files.get(block.name.replace(/\.[^.]*$/, '.SF'));
      if (file !== undefined) return [{ name: block.name.slice('META-INF/'.length), block, file }];
      const message = 'The PKCS#7 file has no signature file (.SF) beside it and is ignored.';
      addRemark(context.remarks.warnings, { rule: 'v1/no-signature-file', place: block.name, message });
      return [];
    });
}

async function verifyPairs(
  pairs: readonly Pair[],
  manifest: JarManifest,
  context: JarContext,
): Promise<readonly Candidate[] | undefined> {
  const signed: Omit<Candidate, 'vouchesFor'>[] = [];
  for (const pair of pairs) {
    const candidate = await verifyBlock(pair, context);
    if (candidate !== undefined) signed.push(candidate);
  }
  // Android stops at the first stage that fails for any signer.
  if (signed.length < pairs.length) return undefined;
  const candidates = signed.flatMap((candidate) => compareWithManifest(candidate, manifest, context));
  if (candidates.includes('failed')) return undefined;
  const left = candidates.filter((candidate) => candidate !== 'failed');
  if (left.length > 0) return left;
  return refuse(context, {
    rule: 'no-signatures',
    place: 'META-INF',
    message: 'Every signature file has to be ignored.',
  });
}

async function verifyBlock(
  pair: Pair,
  context: JarContext,
): Promise<Omit<Candidate, 'vouchesFor'> | undefined> {
  const refuseBlock = (rule: string, message: string) =>
    refuse(context, { rule, place: pair.block.name, message });
  const blockBytes = await unpackEntry(context.source, pair.block, context.directoryOffset);
  const fileBytes = await unpackEntry(context.source, pair.file, context.directoryOffset);
  if (typeof blockBytes === 'string') return refuseBlock('damaged', blockBytes);
  if (typeof fileBytes === 'string') return refuseBlock('damaged', fileBytes);
  const data = signedDataOrUndefined(blockBytes);
  if (data === undefined)
    return refuseBlock('malformed', 'The file is not the PKCS#7 signature it should be.');
  // Before Android 7 only the first signer of a file counts.
  const signers = context.range.min < sdk.v2 ? data.signers.slice(0, 1) : data.signers;
  const outcomes = signers.map((signer) =>
    verifySignerInfo(signer, { data, file: fileBytes, range: context.range }),
  );
  const broken = outcomes.find(({ kind }) => kind === 'broken');
  if (broken?.kind === 'broken') return refuseBlock('signer', `The signer ${broken.message}.`);
  const signed = outcomes.find(({ kind }) => kind === 'signed');
  if (signed?.kind === 'signed')
    return { ...pair, fileBytes, certificates: certificateChain(signed.certificate, data.certificates) };
  return refuseBlock('signature', `The signature does not hold for ${pair.file.name}.`);
}

function signedDataOrUndefined(bytes: Buffer): SignedData | undefined {
  try {
    const data = parseSignedData(bytes);
    return data.signers.length > 0 ? data : undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function compareWithManifest(
  candidate: Omit<Candidate, 'vouchesFor'>,
  manifest: JarManifest,
  context: JarContext,
): readonly (Candidate | 'failed')[] {
  const place = candidate.file.name;
  const { range, supported, found, remarks } = context;
  const remark = (rule: string, message: string) => ({
    rule: `v1/${rule}`,
    place,
    message: `The signature file ${message}.`,
  });
  const problems: SignatureRemark[] = [];
  const outcome = checkSignatureFile(candidate.fileBytes, {
    ...{ manifest, range, supported, found },
    problem: (rule, message) => problems.push(remark(rule, message)),
    warning: (rule, message) => addRemark(remarks.warnings, remark(rule, message)),
  });
  // What is wrong with a file that Android passes over is no reason to refuse the app.
  for (const problem of problems)
    addRemark(outcome === 'failed' ? remarks.problems : remarks.warnings, problem);
  if (outcome === 'failed') return ['failed'];
  if (outcome !== 'ignored') return [{ ...candidate, vouchesFor: outcome.entries }];
  addRemark(remarks.warnings, remark('ignored', 'is not as Android wants one and is ignored'));
  return [];
}

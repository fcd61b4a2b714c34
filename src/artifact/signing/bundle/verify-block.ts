import { createHash, hash, verify } from 'node:crypto';
import { berTags, berValue, berValues, constructed, expectTag, oidText } from '../../asn1/ber.ts';
import type { ByteSource } from '../../byte-source.ts';
import { attributesOf } from '../../cms/signed-data.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { certificateChain } from '../jar/chain.ts';
import { type ManifestSection, manifestSections } from '../jar/manifest-file.ts';
import { parseSignedData, type SignedData, type SignerInfo } from '../jar/signed-data.ts';
import { javaSignature } from '../java-signature.ts';
import { addRemark, type Remarks } from '../remarks.ts';
import { publicKeyOf } from '../scheme/algorithms.ts';
import type { RawEntry } from '../zip/raw-entries.ts';
import { unpackEntry } from '../zip/unpack-entry.ts';
import { distrust, trustedDigests, usageRestriction } from './java-rules.ts';

/** A signature that holds, and the entries it vouches for. */
export interface BundleBlock {
  readonly name: string;
  readonly certificates: readonly Certificate[];
  readonly vouchesFor: ReadonlySet<string>;
}

export interface BlockContext {
  readonly source: ByteSource;
  readonly entries: readonly RawEntry[];
  readonly directoryOffset: number;
  /** Content of the manifest. */
  readonly manifest: Buffer;
  readonly remarks: Remarks;
}

/** Verifies every PKCS#7 file of a JAR as Java does; undefined when one is broken and the reason was told. */
export async function verifyBlocksOf(context: BlockContext): Promise<readonly BundleBlock[] | undefined> {
  const blocks: BundleBlock[] = [];
  for (const block of context.entries.filter(({ name }) => /^META-INF\/[^/]+\.(RSA|DSA|EC)$/i.test(name))) {
    const base = block.name.replace(/\.[^.]*$/, '').toUpperCase();
    const file = context.entries.find(({ name }) => name.toUpperCase() === `${base}.SF`);
    const outcome =
      file === undefined ? 'has no signature file (.SF) beside it' : await verifyBlock(block, file, context);
    if (outcome === undefined) return undefined;
    if (typeof outcome === 'string') {
      const message = `The signature ${outcome}; Java passes over it.`;
      addRemark(context.remarks.warnings, { rule: 'bundle/ignored', place: block.name, message });
    } else blocks.push(outcome);
  }
  return blocks;
}

/** A sentence when Java ignores the block; undefined when it refuses the file. */
async function verifyBlock(block: RawEntry, file: RawEntry, context: BlockContext) {
  const { source, directoryOffset } = context;
  const blockBytes = await unpackEntry(source, block, directoryOffset);
  const fileBytes = await unpackEntry(source, file, directoryOffset);
  if (typeof blockBytes === 'string') return refuse(context, block, blockBytes);
  if (typeof fileBytes === 'string') return refuse(context, file, fileBytes);
  const data = signedDataOrUndefined(blockBytes);
  if (context.manifest.length === 0) return 'belongs to an empty manifest';
  if (data === undefined) return 'is not the PKCS#7 structure it should be';
  const [main, ...sections] = manifestSections(fileBytes);
  if (main?.attributes.get('signature-version') !== '1.0')
    return 'belongs to a signature file that is not of version 1.0';
  const signers = data.signers.map((signer) => checkSigner(signer, data, fileBytes));
  const ignored = signers.find((signer) => typeof signer === 'string');
  if (typeof ignored === 'string') return ignored;
  const signer = signers.find((each): each is Certificate => each !== undefined && typeof each !== 'string');
  if (signer === undefined) return refuse(context, block, `The signature does not hold for ${file.name}.`);
  const vouchesFor = compareManifest(main, sections, { context, file });
  if (vouchesFor === undefined) return undefined;
  const certificates = certificateChain(signer, data.certificates);
  const name = block.name.slice('META-INF/'.length);
  return { name, certificates, vouchesFor };
}

function refuse({ remarks }: BlockContext, { name }: RawEntry, message: string): undefined {
  addRemark(remarks.problems, { rule: 'bundle/signature', place: name, message });
  return undefined;
}

function signedDataOrUndefined(bytes: Buffer): SignedData | undefined {
  try {
    const data = parseSignedData(bytes);
    return data.signers.every(isSound) ? data : undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

const algorithmProtectionOid = '1.2.840.113549.1.9.52';

/** Java wants the attribute that repeats the algorithms to repeat them rightly; RFC 6211. */
function isSound({ signedAttributes, algorithmOids, plainAlgorithms }: SignerInfo): boolean {
  if (!plainAlgorithms) return false;
  if (signedAttributes === undefined) return true;
  const [value] = attributesOf(berValue(signedAttributes).content).get(algorithmProtectionOid) ?? [];
  if (value === undefined) return true;
  const [digest, signature] = berValues(expectTag(value, berTags.sequence).content);
  const oids = [expectTag(digest, berTags.sequence), expectTag(signature, berTags.context1)].map(
    ({ content }) => oidText(berValues(content)[0]),
  );
  return algorithmOids === oids.join(' and ');
}

const notOfItsKind = 'is not encoded as a signature of its kind';
const messageDigestOid = '1.2.840.113549.1.9.4';

/** The signer's certificate; undefined when the signature does not hold, a sentence when Java passes over it. */
function checkSigner(signer: SignerInfo, data: SignedData, file: Buffer): Certificate | string | undefined {
  const certificate = data.certificates.find(signer.isSignerOf);
  const { signedAttributes: attributes, signatureKind, digestHash } = signer;
  if (digestHash === undefined || signatureKind === undefined) return 'uses an algorithm that is not known';
  if (certificate === undefined) return undefined;
  const digest = createHash(digestHash).update(file).digest();
  if (attributes !== undefined && !attributesName(attributes, digest)) return undefined;
  const restriction = usageRestriction(certificate);
  if (restriction !== undefined) return restriction;
  const signed =
    attributes === undefined
      ? file
      : Buffer.concat([Buffer.of(berTags.set | constructed), attributes.subarray(1)]);
  const key = publicKeyOf(certificate.publicKey, signatureKind.key);
  if (key === undefined) return 'uses a key that Java does not know';
  const signature = javaSignature(signer.signature, key);
  if (signature === undefined) return notOfItsKind;
  try {
    if (!verify(signatureKind.hash ?? digestHash, signed, key, signature)) return undefined;
  } catch {
    return notOfItsKind;
  }
  return distrust(signer, certificate) ?? certificate;
}

function attributesName(attributes: Buffer, digest: Buffer): boolean {
  try {
    const [value] = attributesOf(berValue(attributes).content).get(messageDigestOid) ?? [];
    return expectTag(value, berTags.octetString).content.equals(digest);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

interface Comparing {
  readonly context: BlockContext;
  readonly file: RawEntry;
}

/** Names of the entries whose sections of the manifest are unchanged; undefined when one is changed. */
function compareManifest(
  main: ManifestSection,
  sections: readonly ManifestSection[],
  { context, file }: Comparing,
): ReadonlySet<string> | undefined {
  const { manifest } = context;
  const [ofManifest, ...others] = manifestSections(manifest);
  const names = sections.flatMap(({ name }) => name ?? []);
  if (trustedDigests(main, '-Digest-Manifest').some((each) => matches(each, manifest))) return new Set(names);
  const mainBytes = manifest.subarray(ofManifest?.start ?? 0, ofManifest?.end ?? 0);
  if (!trustedDigests(main, '-Digest-Manifest-Main-Attributes').every((each) => matches(each, mainBytes)))
    return refuse(context, file, 'The main section of the manifest was changed after signing.');
  const byName = new Map(others.map((section) => [section.name, section]));
  for (const section of sections) {
    const other = byName.get(section.name);
    const bytes = manifest.subarray(other?.start ?? 0, other?.end ?? 0);
    if (other === undefined || !trustedDigests(section, '-Digest').every((each) => matches(each, bytes)))
      return refuse(context, file, `What the manifest says of ${section.name} was changed after signing.`);
  }
  return new Set(names);
}

function matches(
  { hash: name, digest }: { readonly hash: string; readonly digest: Buffer },
  bytes: Buffer,
): boolean {
  return hash(name, bytes, 'buffer').equals(digest);
}

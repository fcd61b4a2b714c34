import { createHash, type X509Certificate } from 'node:crypto';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import { berChildren, berOctets, berTags, oidText } from '../../asn1/ber.ts';
import type { Chain } from '../../cms/certificate-chain.ts';
import { digestName, verifySigners } from '../../cms/verify-signed-data.ts';
import { parseSignedData, type SignerInfo } from '../../cms/x509-signed-data.ts';
import { parsePlist } from '../../plist/parse-plist.ts';
import { arrayAt, asDict } from '../../plist/plist-value.ts';
import type { CodeDirectory } from './code-directory.ts';

/** The CMS signature over the code directories. */
export interface CmsSeal {
  /** undefined when it is signed and every digest in it is right. */
  readonly problem: string | undefined;
  readonly chain: Chain | undefined;
  readonly signingTimeMs: number | undefined;
}

/** A code directory with the bytes it was parsed from; the primary one comes first. */
export interface DirectoryBytes {
  readonly directory: CodeDirectory;
  readonly bytes: Buffer;
}

/** A property list with the cdhash of each code directory; Security framework, SecCodeSigner. */
const cdHashesOid = '1.2.840.113635.100.9.1';
/** The whole hash of each code directory, by digest algorithm. */
const fullHashesOid = '1.2.840.113635.100.9.2';

/** Verifies the CMS signature of a Mach-O file: it covers the first code directory and names the hashes of all. */
export function verifyCmsSeal(
  content: Buffer,
  directories: readonly DirectoryBytes[],
  roots: readonly X509Certificate[],
): CmsSeal {
  const [primary] = directories;
  const data = parseSignedData(content);
  const [signer] = data.signers;
  if (primary === undefined || signer === undefined) {
    return { problem: 'it names no signer', chain: undefined, signingTimeMs: undefined };
  }
  const [verdict] = verifySigners(data, primary.bytes, roots);
  const problem =
    verdict?.problem ?? cdHashesProblem(signer, directories) ?? fullHashesProblem(signer, directories);
  return { problem, chain: verdict?.chain, signingTimeMs: verdict?.signingTimeMs };
}

function cdHashesProblem(signer: SignerInfo, directories: readonly DirectoryBytes[]): string | undefined {
  const [value] = signer.attributes.get(cdHashesOid) ?? [];
  if (value === undefined) return undefined;
  const sealed = arrayAt(asDict(plistOf(berOctets(value))), 'cdhashes').map((hash) =>
    Buffer.isBuffer(hash) ? hash.toString('hex') : '',
  );
  const missing = directories.find(({ directory }) => !sealed.includes(directory.cdHash));
  if (missing === undefined) return undefined;
  return `the signed list of cdhashes lacks ${missing.directory.cdHash} (${missing.directory.hash.name})`;
}

function plistOf(bytes: Buffer) {
  try {
    return parsePlist(bytes, { path: 'cdhashes' });
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    throw new RangeError('cdhashes that are no property list', { cause: error });
  }
}

function fullHashesProblem(signer: SignerInfo, directories: readonly DirectoryBytes[]): string | undefined {
  for (const value of signer.attributes.get(fullHashesOid) ?? []) {
    const [oid, hash] = berChildren(value, berTags.sequence);
    const algorithm = digestName(oidText(oid));
    const sealed = berOctets(hash);
    const covers = ({ bytes }: DirectoryBytes) =>
      algorithm !== undefined && createHash(algorithm).update(bytes).digest().equals(sealed);
    if (!directories.some(covers))
      return `a signed ${algorithm ?? 'unknown'} hash is that of no code directory`;
  }
  return undefined;
}

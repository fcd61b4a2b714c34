import { type Certificate, parseCertificate } from '../certificate/certificate.ts';
import type { Capability } from '../verdict.ts';
import { algorithmById, publicKeyOf, signatureHolds } from './algorithms.ts';
import { cursorOf, hasMore, takePrefixed, takeUint32 } from './cursor.ts';

/** One link of the proof of rotation. */
export interface LineageLink {
  readonly certificate: Certificate;
  /** Bits of what the app still grants to this certificate. */
  readonly flags: number;
  /** The bytes of the link, for comparing lineages of several signers. */
  readonly bytes: Buffer;
}

/** Oldest certificate first. */
export type Lineage = readonly LineageLink[];

const onlyVersion = 1;

/** https://source.android.com/docs/security/features/apksigning/v3#self-trusted-old-certs-flags */
const capabilityBits: readonly (readonly [number, Capability])[] = [
  [1, 'installed data'],
  [2, 'shared uid'],
  [4, 'permission'],
  [8, 'rollback'],
  [16, 'auth'],
];

export function capabilitiesOf({ flags }: LineageLink): readonly Capability[] {
  return capabilityBits.filter(([bit]) => (flags & bit) !== 0).map(([, name]) => name);
}

/**
 * Verifies a proof of rotation link by link: each certificate is signed by the key before it, with the
 * algorithm the link before announced. A sentence when one does not hold; RangeError when its lengths lie.
 */
export function readLineage(value: Buffer): Lineage | string {
  const links: LineageLink[] = [];
  const cursor = cursorOf(value);
  if (takeUint32(cursor) !== onlyVersion) return 'has a proof of rotation of an unknown version';
  let nextAlgorithm = 0;
  while (hasMore(cursor)) {
    const bytes = takePrefixed(cursor);
    const link = readLink(bytes);
    const previous = links.at(-1);
    if (previous !== undefined) {
      if (link.signedAlgorithm !== nextAlgorithm || !vouches(previous.certificate, nextAlgorithm, link))
        return `has a proof of rotation whose link #${links.length + 1} is not signed by the one before it`;
    }
    links.push({ certificate: link.certificate, flags: link.flags, bytes });
    nextAlgorithm = link.algorithm;
  }
  return links;
}

interface ReadLink {
  readonly certificate: Certificate;
  readonly flags: number;
  /** What this certificate signs the next one with. */
  readonly algorithm: number;
  /** What the previous certificate signed this one with. */
  readonly signedAlgorithm: number;
  readonly signedData: Buffer;
  readonly signature: Buffer;
}

function readLink(bytes: Buffer): ReadLink {
  const cursor = cursorOf(bytes);
  const signedData = takePrefixed(cursor);
  const flags = takeUint32(cursor);
  const algorithm = takeUint32(cursor);
  const signature = takePrefixed(cursor);
  const inside = cursorOf(signedData);
  const certificate = parseCertificate(takePrefixed(inside));
  return { certificate, flags, algorithm, signedAlgorithm: takeUint32(inside), signedData, signature };
}

function vouches(previous: Certificate, algorithmId: number, link: ReadLink): boolean {
  const algorithm = algorithmById(algorithmId);
  const key = algorithm === undefined ? undefined : publicKeyOf(previous.publicKey, algorithm.key);
  if (algorithm === undefined || key === undefined) return false;
  return signatureHolds(link.signedData, key, { algorithm, signature: link.signature });
}

/** Position of a certificate in a lineage; -1 when it is not in it. */
export function placeInLineage(lineage: Lineage, certificate: Certificate): number {
  return lineage.findIndex((link) => link.certificate.der.equals(certificate.der));
}

/** The longest of several lineages; undefined when one of them tells another history. */
export function consolidate(lineages: readonly Lineage[]): Lineage | undefined {
  const longest = lineages.reduce<Lineage>((best, next) => (next.length > best.length ? next : best), []);
  const agree = lineages.every((lineage) =>
    lineage.every(({ bytes }, index) => longest[index]?.bytes.equals(bytes) === true),
  );
  return agree ? longest : undefined;
}

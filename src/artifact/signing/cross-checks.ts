import type { Certificate } from './certificate/certificate.ts';
import type { JarSigner } from './jar/jar-context.ts';
import { type Lineage, placeInLineage } from './scheme/lineage.ts';
import type { VerifiedBlock } from './scheme/verify-blocks.ts';
import type { SignatureRemark } from './verdict.ts';

/** Signers of the schemes that verified; undefined for one that did not or was not looked at. */
export interface VerifiedSchemes {
  readonly v1: readonly JarSigner[] | undefined;
  readonly v2: VerifiedBlock | undefined;
  readonly v3: VerifiedBlock | undefined;
  readonly v31: VerifiedBlock | undefined;
}

/** Schemes of one file must agree on who signed it, because devices of different age look at different ones. */
export function crossCheck(schemes: VerifiedSchemes): readonly SignatureRemark[] {
  const v1 = schemes.v1?.flatMap(({ certificates }) => certificates.slice(0, 1));
  const v2 = schemes.v2 === undefined ? undefined : leaves(schemes.v2);
  const older = v1 ?? v2;
  const found = [
    ...(v1 !== undefined && v2 !== undefined ? sameSigners(v1, v2) : []),
    ...(older !== undefined && schemes.v3 !== undefined
      ? sameIdentity(older, schemes.v3, lineageOf(schemes))
      : []),
  ];
  return found.map((message) => ({ rule: 'schemes/other-signer', place: 'the file', message }));
}

/** The rotation that counts: that of v3.1 where there is one. */
export function lineageOf({ v3, v31 }: VerifiedSchemes): Lineage | undefined {
  return v31?.lineage ?? v3?.lineage;
}

export function leaves({ signers }: VerifiedBlock): readonly Certificate[] {
  return signers.flatMap(({ certificates }) => certificates.slice(0, 1));
}

function sameSigners(v1: readonly Certificate[], v2: readonly Certificate[]): readonly string[] {
  const missing = (some: readonly Certificate[], others: readonly Certificate[]) =>
    some.some(({ der }) => !others.some((other) => other.der.equals(der)));
  return [
    ...(missing(v1, v2) ? ['A signer of the JAR signature (v1) did not sign scheme v2.'] : []),
    ...(missing(v2, v1) ? ['A signer of scheme v2 did not sign the JAR signature (v1).'] : []),
  ];
}

function sameIdentity(
  older: readonly Certificate[],
  v3: VerifiedBlock,
  lineage: Lineage | undefined,
): readonly string[] {
  const found = older.length === 1 ? [] : ['Scheme v3 knows one signer at a time, but v1 or v2 has several.'];
  const [old] = older;
  if (old === undefined) return found;
  if (lineage !== undefined) {
    const message = 'The signer of v1 or v2 is not the first one of the proof of rotation.';
    return placeInLineage(lineage, old) === 0 ? found : [...found, message];
  }
  const newer = leaves(v3);
  if (newer.length !== 1) found.push('Scheme v3 has several signers, but no proof of rotation.');
  if (newer[0]?.der.equals(old.der) !== true) found.push('Scheme v3 has another signer than v1 or v2.');
  return found;
}

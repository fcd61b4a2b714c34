import type { SdkRange } from '../scheme/signer.ts';
import { sdk } from '../verdict.ts';
import type { ManifestSection } from './manifest-file.ts';

/** Names of hashes as node:crypto takes them. */
export type JarHash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

export interface ExpectedDigest {
  readonly hash: JarHash;
  readonly digest: Buffer;
}

const strongestFirst = [
  ['SHA-512', 'sha512'],
  ['SHA-384', 'sha384'],
  ['SHA-256', 'sha256'],
  ['SHA1', 'sha1'],
] as const satisfies readonly (readonly [string, JarHash])[];

const byOldName: Readonly<Record<string, JarHash>> = {
  MD5: 'md5',
  SHA: 'sha1',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};
/** SHA-384 and SHA-512 came with Android 2.3. */
const gingerbread = 9;

/**
 * The digests that some Android version of the range compares. Since 4.3 a device takes the strongest one; before,
 * the first that the attribute Digest-Algorithms lists. Empty when the oldest one finds none; undefined when a
 * digest is no base64 text, which apksigner does not survive.
 */
export function digestsToVerify(
  { attributes }: ManifestSection,
  suffix: string,
  range: SdkRange,
): readonly ExpectedDigest[] | undefined {
  const found: { hash: JarHash; text: string }[] = [];
  if (range.min < sdk.strongestDigest) {
    const old = oldDigest(attributes, suffix, range.min);
    if (old === undefined) return [];
    found.push(old);
  }
  if (range.max >= sdk.strongestDigest) {
    const named = strongestFirst.find(([name]) => attributes.has(`${name}${suffix}`.toLowerCase()));
    if (named !== undefined) {
      const text = attributes.get(`${named[0]}${suffix}`.toLowerCase()) ?? '';
      if (!found.some((old) => old.hash === named[1] && old.text === text))
        found.push({ hash: named[1], text });
    }
  }
  return decodeAll(found);
}

function oldDigest(attributes: ReadonlyMap<string, string>, suffix: string, minSdk: number) {
  for (const name of (attributes.get('digest-algorithms') ?? 'SHA SHA1').split(/[ \t\n\r\f]+/)) {
    const hash = byOldName[name.toUpperCase()];
    const text = attributes.get(`${name}${suffix}`.toLowerCase());
    if (hash === undefined || text === undefined) continue;
    if ((hash === 'sha384' || hash === 'sha512') && minSdk < gingerbread) continue;
    return { hash, text };
  }
  return undefined;
}

function decodeAll(found: readonly { hash: JarHash; text: string }[]): readonly ExpectedDigest[] | undefined {
  const digests = found.flatMap(({ hash, text }) => {
    const digest = strictBase64(text);
    return digest === undefined ? [] : [{ hash, digest }];
  });
  return digests.length === found.length ? digests : undefined;
}

/** Base64 as Java's basic decoder takes it: no other characters, padding right or left out. */
function strictBase64(text: string): Buffer | undefined {
  const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text);
  return valid ? Buffer.from(text, 'base64') : undefined;
}

import { requireSameContents } from '../../inspect/testing/require-same-contents.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { splitApk } from './write-block.ts';

const ofTheSignature = /^META-INF\/(MANIFEST\.MF|[^/]+\.(SF|RSA|DSA|EC)|SIG-[^/]*)$/i;

/**
 * Throws where a mutant is said to be verified although signed bytes differ from those of its seed: every entry
 * that no warning calls unprotected, and with a signing block everything but the block.
 */
export async function requireSignedContents(
  { verified, schemes, warnings }: SignatureVerdict,
  mutant: Buffer,
  seed: Buffer,
): Promise<void> {
  if (!verified) return;
  const unprotected = new Set(warnings.map(({ place }) => place));
  await requireSameContents(mutant, seed, {
    isCovered: (name) => !ofTheSignature.test(name) && !unprotected.has(name),
  });
  if (![schemes.v2, schemes.v3, schemes['v3.1']].includes('verified')) return;
  if (!coveredBy(mutant).equals(coveredBy(seed)))
    throw new Error('the signature is said to hold, and bytes outside of its block are not what was signed');
}

/** The offset of the directory is signed as if there were no block. */
function coveredBy(apk: Buffer): Buffer {
  const { entries, directory, end } = splitApk(apk);
  const unmoved = Buffer.from(end);
  unmoved.writeUInt32LE(entries.length, 16);
  return Buffer.concat([entries, directory, unmoved]);
}

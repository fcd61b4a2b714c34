import { createHash } from 'node:crypto';
import type { Signing } from '../artifact.ts';
import type { Zip } from '../zip/open-zip.ts';
import { jarCertificates, jarSignatureFiles } from './jar-signature.ts';
import { readSigningBlock } from './signing-block.ts';

/**
 * Which signatures a file carries and whose. Presence only: no digest and no signature is verified here.
 * The signing block names the certificates where there is one, as it does for devices since Android 7.
 */
export async function readSigning(zip: Zip, kind: 'apk' | 'aab'): Promise<Signing> {
  const blocks = kind === 'apk' ? await readSigningBlock(zip.source, zip.directoryOffset) : [];
  const jarFiles = jarSignatureFiles(zip.entries.keys());
  const fromBlocks = blocks.flatMap(({ certificates }) => certificates);
  const certificates = fromBlocks.length > 0 ? fromBlocks : await jarCertificates(zip, jarFiles);
  return {
    schemes: [...(jarFiles.length > 0 ? (['jar'] as const) : []), ...blocks.map(({ scheme }) => scheme)],
    certificates: [...new Set(certificates.map(sha256Hex))],
  };
}

function sha256Hex(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

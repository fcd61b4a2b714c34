import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openByteSource } from '../../byte-source.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { verifySignatures } from '../verify-signatures.ts';
import type { SigningTools, ToolVerdict } from './signing-tools.ts';

export const comparedSdks = [21, 24, 28, 33] as const;

export interface Comparison {
  readonly ours: SignatureVerdict;
  readonly tool: ToolVerdict;
}

/** Our verdict and that of apksigner on the same bytes, for devices from an API level on. */
export async function compareVerdicts(
  bytes: Buffer,
  {
    folder,
    tools,
    minSdk,
  }: { readonly folder: string; readonly tools: SigningTools; readonly minSdk: number | undefined },
): Promise<Comparison> {
  const path = join(folder, 'compared.apk');
  await writeFile(path, bytes);
  const tool = await tools.verify(path, minSdk);
  const source = await openByteSource(path);
  try {
    return { ours: await verifySignatures(source, { minSdk }), tool };
  } finally {
    await source.close();
  }
}

/** How the two differ, in one line; undefined when they agree, or differ only in a way that is stated. */
export function disagreement({ ours, tool }: Comparison): string | undefined {
  const certificates = ours.signers.map(({ sha256 }) => sha256).join();
  const schemes = Object.entries(ours.schemes).filter(([, state]) => state === 'verified');
  const names = schemes.map(([name]) => name).filter((name) => name !== 'v3.1');
  const same =
    ours.verified === tool.verified &&
    (!ours.verified || (certificates === tool.certificates.join() && names.join() === tool.schemes.join()));
  if (same || statedDifference({ ours, tool }) !== undefined) return undefined;
  const reasons = ours.problems.map(({ rule }) => rule).join();
  return `ours ${ours.verified} ${names} ${reasons}, apksigner ${tool.verified} ${tool.schemes} ${tool.issues}`;
}

/**
 * Where the verdict is not that of the apksigner release at hand, on purpose.
 *
 * - Releases 30 to 33 forget errors about a block as a whole (a list of signers whose length lies or that is
 *   empty, API levels that are not covered, lineages that disagree) and answer by an older scheme. Releases
 *   before and after, and every device that reads the block, refuse the file; so does Slipway.
 * - apksigner cannot verify RSASSA-PSS on a Java of the desktop, which has no algorithm of the Android name, and
 *   ends with an exception. Every Android version since 7 can, and so does Slipway.
 */
export function statedDifference({ ours, tool }: Comparison): string | undefined {
  if (/NoSuchAlgorithmException.*PSS/.test(tool.issues) && ours.verified) return 'RSASSA-PSS';
  const ofBlock = ours.problems.every(({ place }) => /^scheme v[23]$/.test(place));
  if (tool.verified && !ours.verified && ofBlock && tool.schemes.length > 0)
    return 'an error about the block as a whole';
  return undefined;
}

import type { Finding } from '../../findings/finding.ts';
import type { DeliveredSize } from '../aab/delivered/delivered-sizes.ts';
import { openByteSource } from '../byte-source.ts';
import { openZip, type Zip } from '../zip/open-zip.ts';
import { readSizes } from './read-sizes.ts';
import { type SizeBudget, sizeBudgetFindings } from './size-budget.ts';

interface Weighed {
  readonly path: string;
  readonly kind: 'apk' | 'aab' | 'ipa';
}

/** Weighs an artifact and holds it against a budget. Errors: FILE_NOT_FOUND, ARTIFACT_CORRUPT, ARTIFACT_UNSAFE. */
export async function checkSizeBudget(
  { path, kind }: Weighed,
  budget: SizeBudget,
): Promise<readonly Finding[]> {
  const source = await openByteSource(path);
  try {
    const zip = await openZip(source);
    const delivered = kind === 'aab' ? await deliveredOf(zip) : [];
    return sizeBudgetFindings(await readSizes(zip, { artifact: kind, delivered }), budget);
  } finally {
    await source.close();
  }
}

/** What a release must not exceed is worked out APK by APK, although that takes as long as compressing them. */
async function deliveredOf(zip: Zip): Promise<readonly DeliveredSize[]> {
  // Loaded late: an APK is weighed without the protobuf library.
  const { readBundle } = await import('../aab/read-bundle.ts');
  const { deliveredSizes } = await import('../aab/delivered/delivered-sizes.ts');
  return deliveredSizes(zip, await readBundle(zip));
}

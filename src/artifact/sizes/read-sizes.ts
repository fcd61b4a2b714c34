import type { Zip } from '../zip/open-zip.ts';
import { estimateDownload } from './estimate-download.ts';
import { findDuplicates } from './find-duplicates.ts';
import { type ArtifactKind, type Estimate, type SizeReport, sizeReport } from './size-report.ts';

/**
 * The sizes of an archive with everything that takes reading: duplicates, and the download. What devices get of a
 * bundle is worked out APK by APK, which takes as long as compressing it. Errors: ARTIFACT_CORRUPT, ARTIFACT_UNSAFE.
 */
export async function readSizes(zip: Zip, artifact: ArtifactKind): Promise<SizeReport> {
  return sizeReport({
    artifact,
    fileBytes: zip.source.sizeBytes,
    files: [...zip.entries.values()].filter(({ name }) => !name.endsWith('/')),
    download: artifact === 'aab' ? await deliveredDownload(zip) : await estimateDownload(zip),
    duplicates: await findDuplicates(zip),
  });
}

async function deliveredDownload(zip: Zip): Promise<Estimate> {
  // Loaded late: an APK or IPA is weighed without the protobuf library.
  const { readBundle } = await import('../aab/read-bundle.ts');
  const { deliveredSizes } = await import('../aab/delivered/delivered-sizes.ts');
  const sizes = await deliveredSizes(zip, await readBundle(zip));
  return {
    minBytes: sizes.reduce((least, { minBytes }) => Math.min(least, minBytes), zip.source.sizeBytes),
    maxBytes: sizes.reduce((most, { maxBytes }) => Math.max(most, maxBytes), 0),
    method:
      'the APKs that the device with least and with most gets, gzipped one by one, as bundletool counts',
  };
}

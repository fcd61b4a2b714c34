import type { DeliveredSize } from '../aab/delivered/delivered-sizes.ts';
import type { Zip } from '../zip/open-zip.ts';
import { estimateDownload } from './estimate-download.ts';
import { bundleDownload, ipaDownload } from './estimate-from-entries.ts';
import { findDuplicates } from './find-duplicates.ts';
import { type Estimate, type SizedFile, type SizeReport, sizeReport } from './size-report.ts';

export interface SizesOf {
  readonly artifact: 'apk' | 'aab' | 'ipa';
  /** What each class of devices downloads of a bundle, where it was worked out. */
  readonly delivered?: readonly DeliveredSize[];
}

/**
 * The sizes of an archive with everything that takes reading: duplicates, and the download of an APK. Errors:
 * ARTIFACT_CORRUPT, ARTIFACT_UNSAFE.
 */
export async function readSizes(zip: Zip, { artifact, delivered = [] }: SizesOf): Promise<SizeReport> {
  const files = [...zip.entries.values()].filter(({ name }) => !name.endsWith('/'));
  const download =
    delivered.length > 0 ? deliveredDownload(delivered) : await estimated(zip, artifact, files);
  return sizeReport({
    artifact,
    fileBytes: zip.source.sizeBytes,
    files,
    download,
    duplicates: await findDuplicates(zip),
  });
}

async function estimated(
  zip: Zip,
  artifact: SizesOf['artifact'],
  files: readonly SizedFile[],
): Promise<Estimate> {
  if (artifact === 'apk') return estimateDownload(zip);
  return artifact === 'aab' ? bundleDownload(files) : ipaDownload(files);
}

function deliveredDownload(classes: readonly DeliveredSize[]): Estimate {
  return {
    minBytes: classes.reduce((least, { minBytes }) => Math.min(least, minBytes), Number.POSITIVE_INFINITY),
    maxBytes: classes.reduce((most, { maxBytes }) => Math.max(most, maxBytes), 0),
    method:
      'the APKs that the device with least and with most gets, gzipped one by one, as bundletool counts',
  };
}

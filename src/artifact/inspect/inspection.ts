import type { Finding } from '../../findings/finding.ts';
import type { BundleDetails } from '../aab/bundle-details.ts';
import type { DeliveredSize } from '../aab/delivered/delivered-sizes.ts';
import type { ApkDetails } from '../apk-details.ts';
import type { IosArtifact } from '../ipa/ios-artifact.ts';
import type { ContentScan } from '../scan/content-scan.ts';
import type { BundleVerdict } from '../signing/bundle/bundle-verdict.ts';
import type { SignatureVerdict } from '../signing/verdict.ts';
import type { SizeReport } from '../sizes/size-report.ts';

/** Everything that one look at a built file or folder tells. Plain data. */
export type Inspection = ApkInspection | AabInspection | IosInspection;

interface AnyInspection {
  readonly path: string;
  /** Bytes of the file, or of all files of a folder. */
  readonly sizeBytes: number;
  /** Hex SHA-256 of the file; undefined for a folder. */
  readonly sha256: string | undefined;
  readonly files: readonly InspectedFile[];
  readonly sizes: SizeReport;
  readonly scan: ContentScan;
  /** Errors first. */
  readonly findings: readonly Finding[];
}

export interface InspectedFile {
  readonly name: string;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  /** Tells files of the same name and size apart: the zip's CRC-32, where there is one. */
  readonly crc32: number | undefined;
}

export interface ApkInspection extends AnyInspection {
  readonly kind: 'apk';
  readonly details: ApkDetails;
  readonly signature: SignatureVerdict;
}

export interface AabInspection extends AnyInspection {
  readonly kind: 'aab';
  readonly details: BundleDetails;
  /** The JAR signature, verified over every entry. */
  readonly signature: BundleVerdict;
  /** What each class of devices downloads; empty unless asked for. */
  readonly delivered: readonly DeliveredSize[];
}

export interface IosInspection extends AnyInspection {
  readonly kind: IosArtifact['kind'];
  readonly app: IosArtifact;
}

export interface InspectOptions {
  /** Milliseconds since 1970: for certificates, profiles and the dates of store requirements. */
  readonly nowMs: number;
  /** Also works out the delivered sizes of a bundle, which takes as long as compressing it. */
  readonly delivered: boolean;
}

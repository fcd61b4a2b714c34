import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Finding } from '../../findings/finding.ts';
import { signatureText } from '../ipa/signature-report.ts';
import type { Inspection } from './inspection.ts';

/** What a release holds against its config: which app, which version, which build. */
export interface IosIdentity {
  readonly kind: 'ipa';
  readonly applicationId: string;
  readonly versionName: string | undefined;
  /** CFBundleVersion. */
  readonly versionCode: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly entryCount: number;
  readonly schemes: readonly string[];
  /** What is known of the signature. */
  readonly signature: string;
  readonly findings: readonly Finding[];
}

/** Of an inspected IPA; ARTIFACT_UNKNOWN_KIND for anything else, since the App Store takes nothing else. */
export function iosIdentity(inspection: Inspection): IosIdentity {
  const { kind, sha256, sizeBytes, files, findings, path } = inspection;
  if (kind !== 'ipa' || sha256 === undefined) {
    throw new SlipwayError('ARTIFACT_UNKNOWN_KIND', {
      message: 'The artifact is no IPA, and the App Store takes nothing else.',
      seen: `${path}: ${kind.toUpperCase()}`,
    });
  }
  const { info, executable } = inspection.app.app;
  return {
    kind,
    applicationId: info?.bundleId ?? '',
    versionName: info?.shortVersion,
    versionCode: info?.buildVersion ?? '',
    sha256,
    sizeBytes,
    entryCount: files.length,
    schemes: [],
    signature: signatureText(executable?.slices[0]?.codeSignature),
    findings,
  };
}

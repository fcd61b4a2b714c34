import { SlipwayError } from '../../errors/slipway-error.ts';
import { signatureText } from '../ipa/signature-report.ts';
import type { Identity } from './identity.ts';
import type { Inspection } from './inspection.ts';

export interface IosIdentity extends Identity {
  readonly kind: 'ipa';
  /** CFBundleVersion. */
  readonly versionCode: string;
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

import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Identity } from './identity.ts';
import type { AabInspection, ApkInspection, Inspection } from './inspection.ts';

export interface AndroidIdentity extends Identity {
  readonly kind: 'apk' | 'aab';
  readonly versionCode: number;
}

/** Of an inspected APK or bundle; ARTIFACT_UNKNOWN_KIND for anything else, since Google Play takes nothing else. */
export function androidIdentity(inspection: Inspection): AndroidIdentity {
  const { kind, sha256, sizeBytes, files, findings, path } = inspection;
  if ((kind !== 'apk' && kind !== 'aab') || sha256 === undefined) {
    throw new SlipwayError('ARTIFACT_UNKNOWN_KIND', {
      message: 'The artifact is neither APK nor bundle, and Google Play takes nothing else.',
      seen: `${path}: ${kind.toUpperCase()}`,
    });
  }
  const { applicationId, versionName, versionCode } = inspection.details.manifest;
  const schemes = verifiedSchemes(inspection);
  return {
    kind,
    applicationId,
    versionName,
    versionCode,
    sha256,
    sizeBytes,
    entryCount: files.length,
    schemes,
    signature: schemes.length === 0 ? 'signature not verified' : `signature verified (${schemes.join(', ')})`,
    findings,
  };
}

function verifiedSchemes(inspection: ApkInspection | AabInspection): readonly string[] {
  const { signature } = inspection;
  if (!signature.verified) return [];
  if (!('schemes' in signature)) return ['jar'];
  return Object.entries(signature.schemes).flatMap(([scheme, state]) =>
    state === 'verified' ? [scheme] : [],
  );
}

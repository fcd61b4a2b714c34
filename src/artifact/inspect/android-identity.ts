import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Finding } from '../../findings/finding.ts';
import type { AabInspection, ApkInspection, Inspection } from './inspection.ts';

/** What a release holds against its config: which app, which version. */
export interface AndroidIdentity {
  readonly kind: 'apk' | 'aab';
  readonly applicationId: string;
  readonly versionName: string | undefined;
  readonly versionCode: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly entryCount: number;
  /** Schemes whose signature holds over the whole content. */
  readonly schemes: readonly string[];
  /** What is known of the signature. */
  readonly signature: string;
  readonly findings: readonly Finding[];
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

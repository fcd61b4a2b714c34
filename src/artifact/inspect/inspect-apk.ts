import { apkFindings } from '../apk/rules/apk-findings.ts';
import { type ApkDetails, readApkDetails } from '../apk-details.ts';
import type { Artifact } from '../artifact.ts';
import { artifactFindings } from '../findings.ts';
import { policyFindings } from '../policy/policy-findings.ts';
import { readNativeLibraries } from '../policy/read-native-libraries.ts';
import { permissionFindings } from '../scan/permission-findings.ts';
import { contentFindings } from '../scan/scan-findings.ts';
import { readSigning } from '../signing/read-signing.ts';
import { verifySignatures } from '../signing/verify-signatures.ts';
import { readSizes } from '../sizes/read-sizes.ts';
import { readLocalHeaders } from '../zip/local-headers.ts';
import type { Zip } from '../zip/open-zip.ts';
import { structureFindings } from '../zip/structure-findings.ts';
import { androidSubject, billingOf } from './android-subject.ts';
import { inOrder } from './in-order.ts';
import { inTurn } from './in-turn.ts';
import type { ApkInspection, InspectOptions } from './inspection.ts';
import { filesOf, scanZip } from './scan-zip.ts';
import { expiryAt, signatureFindings } from './signature-findings.ts';

/** Reads, verifies and judges an APK. */
export async function inspectApk(zip: Zip, { nowMs }: InspectOptions): Promise<ApkInspection> {
  const { source } = zip;
  const expiry = expiryAt(nowMs);
  // All at once, because other threads read, unpack and hash; what is wrong is told in this order.
  const [signature, { details }, scan, sizes, nativeLibraries, signing, layout] = await inTurn([
    verifySignatures(source, { wholeFile: true, expiry }),
    readApkDetails(zip),
    scanZip(zip),
    readSizes(zip, { artifact: 'apk' }),
    readNativeLibraries(zip),
    readSigning(zip, 'apk'),
    readLocalHeaders(zip),
  ]);
  const subject = androidSubject({
    zip,
    kind: 'apk',
    manifest: details.manifest,
    billing: billingOf(scan),
    nativeLibraries,
    sizes: { 'APK file': source.sizeBytes },
  });
  const now = new Date(nowMs);
  const findings = [
    ...artifactFindings(asArtifact(zip, { details, signing })),
    ...signatureFindings(signature, source.path),
    ...(await structureFindings(zip, {
      mapped: details.manifest.application.extractNativeLibs ? 'entries' : 'entries and libraries',
      contentIsVerified: signature.verified,
      layout,
    })),
    ...apkFindings(details, now),
    ...permissionFindings(subject.permissionSubject, 'AndroidManifest.xml'),
    ...contentFindings(scan),
    ...policyFindings(subject.policySubject, now),
  ];
  return {
    kind: 'apk',
    path: source.path,
    sizeBytes: source.sizeBytes,
    sha256: signature.sha256,
    files: filesOf(zip),
    sizes,
    details,
    signature,
    scan,
    findings: inOrder(findings),
  };
}

interface Read {
  readonly details: ApkDetails;
  readonly signing: Artifact['signing'];
}

/** The same in the terms of the release's own, smaller look at a file. */
function asArtifact({ source }: Zip, { details, signing }: Read): Artifact {
  const { applicationId, versionName, versionCode, sdk, application, permissions } = details.manifest;
  const undeclared = [
    ...(sdk.min === undefined ? (['minSdk'] as const) : []),
    ...(sdk.target === undefined ? (['targetSdk'] as const) : []),
    ...(versionName === undefined ? (['versionName'] as const) : []),
  ];
  const minSdk = sdk.min?.api ?? 1;
  return {
    kind: 'apk',
    path: source.path,
    sizeBytes: source.sizeBytes,
    sha256: '',
    applicationId,
    versionName,
    versionCode,
    minSdk,
    targetSdk: sdk.target?.api ?? minSdk,
    undeclared,
    debuggable: application.debuggable,
    permissions: permissions.requested.map(({ name }) => name),
    signing,
    entries: [],
  };
}

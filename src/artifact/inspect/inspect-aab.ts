import { readBundleDetails } from '../aab/bundle-details.ts';
import { deliveredSizes } from '../aab/delivered/delivered-sizes.ts';
import { artifactFindings } from '../findings.ts';
import { policyFindings } from '../policy/policy-findings.ts';
import { describeArtifact } from '../read-artifact.ts';
import { permissionFindings } from '../scan/permission-findings.ts';
import { contentFindings } from '../scan/scan-findings.ts';
import { verifyBundle } from '../signing/bundle/verify-bundle.ts';
import { readSizes } from '../sizes/read-sizes.ts';
import type { Zip } from '../zip/open-zip.ts';
import { structureFindings } from '../zip/structure-findings.ts';
import { androidSubject, billingOf } from './android-subject.ts';
import { inOrder } from './in-order.ts';
import type { AabInspection, InspectOptions } from './inspection.ts';
import { filesOf, scanZip } from './scan-zip.ts';
import { expiryAt, signatureFindings } from './signature-findings.ts';

/** Reads and judges a bundle. Its native libraries are checked in the APKs that are made of it. */
export async function inspectAab(zip: Zip, { nowMs, ...options }: InspectOptions): Promise<AabInspection> {
  const artifact = await describeArtifact(zip);
  const signature = await verifyBundle(zip.source, { expiry: expiryAt(nowMs) });
  const { details } = await readBundleDetails(zip);
  const scan = await scanZip(zip);
  const parts = {
    zip,
    kind: 'aab',
    manifest: details.manifest,
    billing: billingOf(scan),
    nativeLibraries: undefined,
  } as const;
  const { policySubject, permissionSubject } = androidSubject(parts);
  const delivered = options.delivered ? await deliveredSizes(zip, details.bundle) : [];
  const findings = [
    ...artifactFindings(artifact),
    ...signatureFindings(signature, artifact.path),
    ...(await structureFindings(zip, { mapped: 'nothing', contentIsVerified: signature.verified })),
    ...permissionFindings(permissionSubject, 'base/manifest/AndroidManifest.xml'),
    ...contentFindings(scan),
    ...policyFindings(policySubject, new Date(nowMs)),
  ];
  return {
    kind: 'aab',
    path: artifact.path,
    sizeBytes: artifact.sizeBytes,
    sha256: artifact.sha256,
    files: filesOf(zip),
    sizes: await readSizes(zip, { artifact: 'aab', delivered }),
    details,
    signature,
    delivered,
    scan,
    findings: inOrder(findings),
  };
}

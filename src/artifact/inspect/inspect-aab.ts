import type { Finding } from '../../findings/finding.ts';
import { readBundleDetails } from '../aab/bundle-details.ts';
import { deliveredSizes } from '../aab/delivered/delivered-sizes.ts';
import type { Bundle } from '../aab/read-bundle.ts';
import { attempt } from '../attempt.ts';
import { artifactFindings } from '../findings.ts';
import { policyFindings } from '../policy/policy-findings.ts';
import { readNativeLibraries } from '../policy/read-native-libraries.ts';
import { describeArtifact } from '../read-artifact.ts';
import { permissionFindings } from '../scan/permission-findings.ts';
import { contentFindings } from '../scan/scan-findings.ts';
import { verifyBundle } from '../signing/bundle/verify-bundle.ts';
import { bundleDownload } from '../sizes/estimate-from-entries.ts';
import { readSizes } from '../sizes/read-sizes.ts';
import type { Zip } from '../zip/open-zip.ts';
import { structureFindings } from '../zip/structure-findings.ts';
import { type AndroidParts, androidSubject, billingOf } from './android-subject.ts';
import { inOrder } from './in-order.ts';
import type { AabInspection, InspectOptions } from './inspection.ts';
import { filesOf, scanZip } from './scan-zip.ts';
import { expiryAt, signatureFindings } from './signature-findings.ts';

/** Reads, verifies and judges a bundle. */
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
    nativeLibraries: await readNativeLibraries(zip),
    sizes: downloadsOf(details.bundle),
  } as const;
  const { policySubject, permissionSubject } = androidSubject(parts);
  const worked = options.delivered ? await attempt(() => deliveredSizes(zip, details.bundle)) : { value: [] };
  const delivered = worked.value ?? [];
  const findings = [
    ...artifactFindings(artifact),
    ...details.unreadable.map(({ entry, reason }) => unreadable(entry, reason)),
    ...(worked.problem === undefined ? [] : [notDelivered(artifact.path, worked.problem)]),
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

/** What the store's limits are about: downloads, estimated from the compressed entries. */
function downloadsOf({ modules }: Bundle): AndroidParts['sizes'] {
  const atMost = (some: Bundle['modules']) => bundleDownload(some.flatMap(({ entries }) => entries)).maxBytes;
  const limited = modules.filter(
    ({ kind, delivery }) => kind !== 'asset-pack' || delivery.kind === 'install-time',
  );
  return {
    'base module download': atMost(modules.filter(({ kind }) => kind === 'base')),
    'total download': atMost(limited),
  };
}

function unreadable(entry: string, reason: string): Finding {
  return {
    rule: 'bundle/unreadable-file',
    severity: 'error',
    place: entry,
    message: `The app needs this file, and it cannot be read: ${reason}`,
    remedy: 'Build or download the bundle again.',
  };
}

function notDelivered(place: string, reason: string): Finding {
  return {
    rule: 'bundle/delivered-sizes-unknown',
    severity: 'error',
    place,
    message: `What devices download could not be worked out: ${reason}`,
    remedy: 'Build or download the bundle again.',
  };
}

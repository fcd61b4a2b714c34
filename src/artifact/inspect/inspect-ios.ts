import type { Finding } from '../../findings/finding.ts';
import type { IosArtifact, IosSlice } from '../ipa/ios-artifact.ts';
import { policyFindings } from '../policy/policy-findings.ts';
import type { AppleSubject } from '../policy/subject.ts';
import type { ContentScan } from '../scan/content-scan.ts';
import { contentFindings } from '../scan/scan-findings.ts';
import type { SizeReport } from '../sizes/size-report.ts';
import { inOrder } from './in-order.ts';
import type { InspectedFile, IosInspection } from './inspection.ts';

export interface IosParts {
  readonly app: IosArtifact;
  readonly sizeBytes: number;
  readonly sha256: string | undefined;
  readonly files: readonly InspectedFile[];
  readonly sizes: SizeReport;
  readonly scan: ContentScan;
  /** What is wrong with the zip file as such; nothing for a folder. */
  readonly structure: readonly Finding[];
}

/** Judges an IPA, an app bundle or an Xcode archive that has been read. */
export function judgeIos({ structure, ...parts }: IosParts, nowMs: number): IosInspection {
  const { app, files } = parts;
  const scan = withSdks(parts.scan, app);
  const unpacked = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const subject = {
    store: 'app-store',
    place: app.path,
    isUpdate: undefined,
    sizes: { 'uncompressed app': unpacked, ...largestCode(app) },
    sdkVersion: app.app.info?.sdkName?.replace(/^[a-z]+/, ''),
    hasPrivacyManifest: app.bundles.some(({ privacy }) => privacy !== undefined),
  } as const;
  const findings = [
    ...app.findings,
    ...structure,
    ...contentFindings(scan),
    ...policyFindings(subject, new Date(nowMs)),
  ];
  return { ...parts, scan, kind: app.kind, path: app.path, findings: inOrder(findings) };
}

/** With the libraries that have no file of their own, because they are linked into a program. */
function withSdks(scan: ContentScan, { bundles }: IosArtifact): ContentScan {
  const known = new Map(scan.sdks.map((sdk) => [sdk.name, sdk]));
  for (const sdk of bundles.flatMap(({ executable }) => executable?.sdks ?? []))
    if (!known.has(sdk.name)) known.set(sdk.name, sdk);
  return { ...scan, sdks: [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Of the binary with most of it: each has its own limit, which is about the sections of the segment __TEXT. */
function largestCode({ bundles }: IosArtifact): AppleSubject['sizes'] {
  const slices = bundles.flatMap(({ executable }) => executable?.slices ?? []);
  // Of an executable that cannot be read nothing is known, and a finding of its own says so.
  return slices.length === 0 ? {} : { 'code (__TEXT)': Math.max(...slices.map(codeBytes)) };
}

function codeBytes({ segments }: IosSlice): number {
  return segments
    .filter(({ name }) => name === '__TEXT')
    .flatMap(({ sections }) => sections)
    .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

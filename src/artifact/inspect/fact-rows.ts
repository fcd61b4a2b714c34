import { basename } from 'node:path';
import { megabytes } from '../../text/sizes.ts';
import type { DeliveredSize } from '../aab/delivered/delivered-sizes.ts';
import { signatureText } from '../ipa/signature-report.ts';
import type { CertificateFacts } from '../signing/certificate/certificate.ts';
import type { SignatureVerdict } from '../signing/verdict.ts';
import { catalogRows } from './catalog-text.ts';
import type { AabInspection, ApkInspection, Inspection, IosInspection } from './inspection.ts';
import { manifestRows, securityRows } from './manifest-text.ts';
import { certificatesOf } from './signature-findings.ts';

/** What is said of an artifact: a label, and what stands beside it, line by line. */
export type FactRows = readonly (readonly [label: string, values: readonly string[]])[];

/** An inspection as facts for a person, without its sizes. Names are as the file has them. Pure. */
export function factRows(inspection: Inspection): FactRows {
  return [
    ...identityRows(inspection),
    [
      'file',
      [`${basename(inspection.path)}, ${inspection.kind.toUpperCase()}, ${megabytes(inspection.sizeBytes)}`],
    ],
    ['SHA-256', [inspection.sha256 ?? 'a folder has none']],
    ...ownRows(inspection),
    ['libraries', orNone(inspection.scan.sdks.map(({ name, category }) => `${name} (${category})`))],
  ];
}

function identityRows(inspection: Inspection): FactRows {
  if (inspection.kind === 'apk' || inspection.kind === 'aab') {
    const { applicationId, versionName, versionCode, application } = inspection.details.manifest;
    return [
      ['app', [`${applicationId}${application.label === undefined ? '' : `, "${application.label}"`}`]],
      ['version', [`${versionName ?? 'no name'} (version code ${versionCode})`]],
    ];
  }
  const { info } = inspection.app.app;
  return [
    ['app', [`${info?.bundleId ?? 'unknown id'}, "${info?.displayName ?? info?.name ?? '?'}"`]],
    ['version', [`${info?.shortVersion ?? '?'} (build ${info?.buildVersion ?? '?'})`]],
  ];
}

function ownRows(inspection: Inspection): FactRows {
  switch (inspection.kind) {
    case 'apk':
      return apkRows(inspection);
    case 'aab':
      return aabRows(inspection);
    default:
      return iosRows(inspection);
  }
}

function apkRows({ details, signature }: ApkInspection): FactRows {
  const { dex, densities } = details;
  const methods = dex.reduce((sum, file) => sum + file.methods, 0);
  return [
    ['signature', signatureLines(signature)],
    ...manifestRows(details.manifest),
    ...securityRows(details),
    ['ABIs', orNone(details.abis)],
    ['code', [`${dex.length} dex files, ${methods} method references`]],
    ['locales', [counted(details.locales)]],
    ['densities', [densities.map(densityName).join(', ') || 'none']],
  ];
}

function aabRows({ details, signature, delivered }: AabInspection): FactRows {
  const verified = signature.verified ? 'verified over every entry' : `NOT VERIFIED: ${signature.state}`;
  const sizes = delivered.map(
    (devices) => `${megabytes(devices.maxBytes).padStart(9)}  ${deviceClass(devices)}`,
  );
  return [
    ['signature', [verified, ...certificatesOf(signature).flatMap(certificateLines)]],
    ...manifestRows(details.manifest),
    [
      'modules',
      details.bundle.modules.map(
        ({ name, kind, sizeBytes }) => `${name} (${kind}), ${megabytes(sizeBytes)} unpacked`,
      ),
    ],
    ['ABIs', orNone(details.abis)],
    ['locales', [counted(details.locales)]],
    ['densities', [details.densities.map(densityName).join(', ') || 'none']],
    ...(sizes.length === 0 ? [] : [['downloads', sizes.slice(0, 12)] as const]),
  ];
}

/** `API 29-, arm64-v8a, XHDPI, de`: what tells a class of devices apart. */
export function deviceClass({ sdk, abi, density, language }: DeliveredSize): string {
  return [`API ${sdk}`, abi, density, language].filter((part) => part !== '').join(', ');
}

function iosRows({ app }: IosInspection): FactRows {
  const { info, profile } = app.app;
  const binaries = app.bundles.flatMap(({ executable }) => executable?.slices ?? []);
  return [
    ['minimum OS', [`${info?.minimumOs ?? 'unknown'}, built with ${info?.sdkName ?? 'an unknown SDK'}`]],
    [
      'profile',
      [
        profile === undefined
          ? 'none'
          : `${profile.kind}, team ${profile.teamIds.join(', ')}, ${profile.name ?? ''}`,
      ],
    ],
    ...catalogRows(app.app),
    ['bundles', app.bundles.map(({ path, kind }) => `${kind}  ${path}`)],
    ['slices', orNone([...new Set(binaries.map(({ architecture }) => architecture))])],
    ['signature', signatures(app.bundles)],
  ];
}

/** In the words of the report: no Apple verifier runs here, and nobody is to think so. */
function signatures(bundles: IosInspection['app']['bundles']): readonly string[] {
  const signed = bundles
    .flatMap(({ executable }) => executable?.slices ?? [])
    .map(({ codeSignature }) => codeSignature);
  return orNone([...new Set(signed.map(signatureText))]);
}

function signatureLines({ verified, schemes, signers }: SignatureVerdict): readonly string[] {
  const states = Object.entries(schemes)
    .filter(([, state]) => state !== 'absent')
    .map(([scheme, state]) => `${scheme} ${state}`);
  return [
    `${verified ? 'verified' : 'NOT VERIFIED'}: ${states.join(', ') || 'no scheme present'}`,
    ...signers.flatMap(certificateLines),
  ];
}

function certificateLines({ subject, sha256, notAfter, debug }: CertificateFacts): readonly string[] {
  return [`${subject}${debug ? ' (a debug key)' : ''}, until ${notAfter.slice(0, 10)}`, sha256];
}

const densityNames: Readonly<Record<number, string>> = {
  120: 'ldpi',
  160: 'mdpi',
  213: 'tvdpi',
  240: 'hdpi',
  320: 'xhdpi',
  480: 'xxhdpi',
  640: 'xxxhdpi',
  65534: 'anydpi',
  65535: 'nodpi',
};

function densityName(dpi: number): string {
  return densityNames[dpi] ?? `${dpi}dpi`;
}

function counted(names: readonly string[]): string {
  if (names.length === 0) return 'only the default';
  const some = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${names.length}: ${some}, …` : some;
}

function orNone(values: readonly string[]): readonly string[] {
  return values.length === 0 ? ['none'] : values;
}

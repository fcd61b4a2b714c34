import type { ManifestDetails } from '../apk/manifest/read-details.ts';
import type { Fact, FactSection } from '../compare/facts.ts';
import type { IosBundle } from '../ipa/ios-artifact.ts';
import { signatureText } from '../ipa/signature-report.ts';
import type { Estimate, SizeReport } from '../sizes/size-report.ts';
import { deviceClass } from './fact-rows.ts';
import type { AabInspection, ApkInspection, InspectedFile, Inspection, IosInspection } from './inspection.ts';
import { certificatesOf } from './signature-findings.ts';

/** An inspection as a flat list of comparable statements. Pure. */
export function inspectionFacts(inspection: Inspection): readonly Fact[] {
  return [
    ...ownFacts(inspection),
    ...scanFacts(inspection),
    ...sizeFacts(inspection),
    ...downloadFacts(inspection),
  ];
}

function ownFacts(inspection: Inspection): readonly Fact[] {
  switch (inspection.kind) {
    case 'apk':
      return [...manifestFacts(inspection.details.manifest), ...apkFacts(inspection)];
    case 'aab':
      return [...manifestFacts(inspection.details.manifest), ...aabFacts(inspection)];
    default:
      return iosFacts(inspection);
  }
}

function manifestFacts(manifest: ManifestDetails): readonly Fact[] {
  const { application, components, features, permissions, sdk } = manifest;
  return [
    ...facts('identity', {
      'application id': manifest.applicationId,
      'version name': manifest.versionName,
      'version code': String(manifest.versionCode),
      label: application.label,
    }),
    ...permissions.requested.map(({ name, protection }) =>
      fact('permissions', name, protection === undefined ? 'asked for' : `asked for, ${protection.level}`),
    ),
    ...permissions.declared.map(({ name }) => fact('permissions', `${name} (declared)`, 'declared')),
    ...components.map(({ kind, name, exported, permission }) => {
      const reach = exported ? 'exported' : 'not exported';
      return fact(
        'components',
        `${kind} ${name}`,
        permission === undefined ? reach : `${reach}, needs ${permission}`,
      );
    }),
    ...facts('security', {
      debuggable: String(application.debuggable),
      'cleartext traffic': told(application.usesCleartextTraffic),
      backup: told(application.allowBackup),
    }),
    ...facts('platform', { 'minimum SDK': told(sdk.min?.api), 'target SDK': told(sdk.target?.api) }),
    ...features
      .flatMap((group) => group.features)
      .flatMap(({ name }) => (name === undefined ? [] : [fact('platform', `feature ${name}`, 'used')])),
  ];
}

function apkFacts({ details, signature }: ApkInspection): readonly Fact[] {
  return [
    fact('signature', 'verified', signature.verified ? 'yes' : 'no'),
    ...Object.entries(signature.schemes).map(([scheme, state]) =>
      fact('signature', `scheme ${scheme}`, state),
    ),
    ...signature.signers.map(({ sha256, subject }) => fact('signature', `certificate ${sha256}`, subject)),
    ...facts('platform', { ABIs: details.abis.join(', '), locales: details.locales.join(', ') }),
    ...facts('content', {
      'method references': String(details.dex.reduce((sum, { methods }) => sum + methods, 0)),
    }),
  ];
}

function aabFacts({ details, signature }: AabInspection): readonly Fact[] {
  return [
    fact('signature', 'state', signature.state),
    ...certificatesOf(signature).map(({ sha256, subject }) =>
      fact('signature', `certificate ${sha256}`, subject),
    ),
    ...facts('platform', { ABIs: details.abis.join(', '), locales: details.locales.join(', ') }),
    ...details.bundle.modules.map(({ name, kind }) => fact('content', `module ${name}`, kind)),
  ];
}

function iosFacts({ app }: IosInspection): readonly Fact[] {
  return [
    ...app.bundles.flatMap(bundleFacts),
    ...app.bundles.flatMap(rightsFacts),
    ...app.bundles.map(({ path, kind }) => fact('components', path, kind)),
    ...facts('signature', {
      team: app.app.profile?.teamIds.join(', '),
      'profile ends': profileEnd(app.app.profile?.expiresMs),
    }),
  ];
}

function bundleFacts({ path, info }: IosBundle): readonly Fact[] {
  return facts('identity', {
    [`${path} id`]: info?.bundleId,
    [`${path} version`]: info?.shortVersion,
    [`${path} build`]: info?.buildVersion,
    [`${path} minimum OS`]: info?.minimumOs,
  });
}

/** What a bundle may do: what it asks its user for, and what its signature claims. */
function rightsFacts({ path, info, executable }: IosBundle): readonly Fact[] {
  const signed = executable?.slices
    .map(({ codeSignature }) => codeSignature)
    .find((one) => one !== undefined);
  return [
    ...Object.entries(info?.usageDescriptions ?? {}).map(([key, reason]) =>
      fact('permissions', `${path} ${key}`, reason),
    ),
    ...Object.entries(signed?.entitlements ?? {}).map(([key, value]) =>
      fact('permissions', `${path} ${key}`, JSON.stringify(value)),
    ),
    ...(signed === undefined ? [] : [fact('signature', path, signatureText(signed))]),
  ];
}

function scanFacts({ scan }: Inspection): readonly Fact[] {
  return [
    ...scan.sdks.map(({ name, category }) => fact('sdks', name, category)),
    ...scan.cleartextHosts.map(({ host }) => fact('security', `http://${host}`, 'named in the content')),
  ];
}

function sizeFacts({ sizes, files }: Inspection): readonly Fact[] {
  const { kinds, duplicates } = sizes;
  return [
    ...kinds.map(({ kind, variant, compressedBytes }) =>
      fact('kinds', variant === '' ? kind : `${kind} ${variant}`, compressedBytes),
    ),
    ...totals(sizes),
    ...files.map(fileFact),
    ...duplicates.map(({ names: [first = ''], wastedBytes }) => fact('duplicates', first, wastedBytes)),
    fact('content', 'files', String(files.length)),
  ];
}

/** What each class of devices downloads of a bundle, where it was asked for. */
function downloadFacts(inspection: Inspection): readonly Fact[] {
  if (inspection.kind !== 'aab') return [];
  return inspection.delivered.map((devices) => fact('downloads', deviceClass(devices), devices.maxBytes));
}

function totals({ fileBytes, sizeBytes, download, install, duplicates }: SizeReport): readonly Fact[] {
  return [
    fact('sizes', 'file', fileBytes),
    fact('sizes', 'unpacked', sizeBytes),
    ...(download === undefined ? [] : range('download (estimate)', download)),
    ...range('installed (estimate)', install),
    fact(
      'sizes',
      'wasted by duplicates',
      duplicates.reduce((sum, { wastedBytes }) => sum + wastedBytes, 0),
    ),
  ];
}

/** Devices get different parts: what one gets at least and another at most is compared each with its like. */
function range(name: string, { minBytes, maxBytes }: Estimate): readonly Fact[] {
  return [fact('sizes', `${name}, at least`, minBytes), fact('sizes', `${name}, at most`, maxBytes)];
}

function fileFact({ name, compressedBytes, crc32 }: InspectedFile): Fact {
  return {
    ...fact('files', name, compressedBytes),
    ...(crc32 !== undefined && { fingerprint: crc32.toString(16) }),
  };
}

function fact(section: FactSection, name: string, value: string | number): Fact {
  return { section, name, value };
}

/** Statements whose value is not known are left out: they cannot be compared. */
function facts(section: FactSection, values: Readonly<Record<string, string | undefined>>): readonly Fact[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [fact(section, name, value)],
  );
}

function told(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function profileEnd(expiresMs: number | undefined): string | undefined {
  return expiresMs === undefined ? undefined : new Date(expiresMs).toISOString();
}

import type { IosArtifact, IosBundle } from '../ios-artifact.ts';
import { type Draft, programs, type Rule } from './finding.ts';

export const identityRules: readonly Rule[] = [
  bundleIds,
  buildVersions,
  shortVersions,
  extensionVersions,
  extensionIds,
  minimumOs,
];

/** Every bundle with an Info.plist needs an identifier, but resource bundles, which nobody asks. */
function withInfo({ bundles }: IosArtifact): readonly IosBundle[] {
  return bundles.filter(({ info, kind }) => info !== undefined && kind !== 'resources');
}

function bundleIds(artifact: IosArtifact): readonly Draft[] {
  return withInfo(artifact).flatMap(({ path, info }): readonly Draft[] => {
    const id = info?.bundleId ?? '';
    if (/^[A-Za-z0-9.-]+$/.test(id)) return [];
    const message =
      id === ''
        ? 'There is no CFBundleIdentifier'
        : `CFBundleIdentifier ${JSON.stringify(id)} has characters it must not have`;
    const remedy = 'Use letters, digits, hyphens and dots in PRODUCT_BUNDLE_IDENTIFIER.';
    return [{ itms: '90049', rule: 'bundle-id-invalid', severity: 'error', place: path, message, remedy }];
  });
}

function buildVersions(artifact: IosArtifact): readonly Draft[] {
  return withInfo(artifact).flatMap(({ path, info }): readonly Draft[] => {
    const version = info?.buildVersion ?? '';
    if (/^\d+(\.\d+){0,2}$/.test(version)) return [];
    const isMissing = version === '';
    return [
      {
        itms: isMissing ? '90056' : '90060',
        rule: isMissing ? 'build-number-missing' : 'build-number-invalid',
        severity: 'error',
        place: path,
        message: isMissing
          ? 'There is no CFBundleVersion'
          : `CFBundleVersion ${JSON.stringify(version)} is not of the form 1.2.3`,
        remedy: 'Set CURRENT_PROJECT_VERSION to numbers separated by at most two dots.',
      },
    ];
  });
}

function shortVersions(artifact: IosArtifact): readonly Draft[] {
  return withInfo(artifact).flatMap(({ path, info }): readonly Draft[] => {
    const version = info?.shortVersion ?? '';
    if (/^\d+(\.\d+){0,2}$/.test(version)) return [];
    const isMissing = version === '';
    return [
      {
        itms: isMissing ? '90057' : '90060',
        rule: isMissing ? 'version-missing' : 'version-invalid',
        severity: 'error',
        place: path,
        message: isMissing
          ? 'There is no CFBundleShortVersionString'
          : `CFBundleShortVersionString ${JSON.stringify(version)} is not of the form 1.2.3`,
        remedy: 'Set MARKETING_VERSION to numbers separated by at most two dots.',
      },
    ];
  });
}

/** Apple warns and takes the build; users of a mismatched watch app cannot install it. */
function extensionVersions(artifact: IosArtifact): readonly Draft[] {
  const app = artifact.app.info;
  return programs(artifact).flatMap((bundle): readonly Draft[] => {
    if (bundle.parent === undefined || bundle.info === undefined || app === undefined) return [];
    const pairs = [
      ['CFBundleVersion', bundle.info.buildVersion, app.buildVersion],
      ['CFBundleShortVersionString', bundle.info.shortVersion, app.shortVersion],
    ] as const;
    return pairs
      .filter(([, own, wanted]) => own !== undefined && own !== wanted)
      .map(([key, own, wanted]) => ({
        itms: '90473',
        rule: 'extension-version-differs',
        severity: bundle.kind === 'watch-app' ? 'error' : 'warning',
        place: bundle.path,
        message: `${key} is ${own}, that of the app ${wanted}`,
        remedy: 'Set the versions once, at the project level, so that every target has them.',
      }));
  });
}

function extensionIds(artifact: IosArtifact): readonly Draft[] {
  const appId = artifact.app.info?.bundleId;
  return programs(artifact).flatMap(({ path, parent, info }): readonly Draft[] => {
    const id = info?.bundleId;
    if (parent === undefined || id === undefined || appId === undefined || id.startsWith(`${appId}.`))
      return [];
    return [
      {
        itms: '90345',
        rule: 'extension-id-prefix',
        severity: 'error',
        place: path,
        message: `The identifier ${id} does not start with ${appId}.`,
        remedy: `Name the target ${appId}.SOMETHING in PRODUCT_BUNDLE_IDENTIFIER.`,
      },
    ];
  });
}

function minimumOs(artifact: IosArtifact): readonly Draft[] {
  return withInfo(artifact).flatMap(({ path, info, kind }): readonly Draft[] => {
    if (kind === 'tests' || /^\d+(\.\d+){0,2}$/.test(info?.minimumOs ?? '')) return [];
    const isMissing = info?.minimumOs === undefined;
    return [
      {
        itms: isMissing ? '90360' : '90530',
        rule: isMissing ? 'minimum-os-missing' : 'minimum-os-invalid',
        severity: 'error',
        place: path,
        message: isMissing
          ? 'There is no MinimumOSVersion'
          : `MinimumOSVersion is ${JSON.stringify(info?.minimumOs)}`,
        remedy:
          'Set IPHONEOS_DEPLOYMENT_TARGET; of a framework made by other tools, add the key to its Info.plist.',
      },
    ];
  });
}

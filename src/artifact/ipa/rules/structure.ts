import type { IosArtifact, IosBundle } from '../ios-artifact.ts';
import { type Draft, listOf, type Rule } from './finding.ts';

export const structureRules: readonly Rule[] = [
  severalApps,
  missingInfo,
  missingExecutables,
  nestedFrameworks,
  looseBinaries,
  strayFiles,
  swiftSupport,
  unreadable,
];

function severalApps({ otherApps, app }: IosArtifact): readonly Draft[] {
  if (otherApps.length === 0) return [];
  return [
    {
      rule: 'several-apps',
      severity: 'error',
      place: listOf(otherApps),
      message: `There are ${otherApps.length + 1} apps where there must be one; ${app.path} was read`,
      remedy: 'Export the archive anew; an IPA holds one Payload/NAME.app.',
    },
  ];
}

/** Resource bundles may do without one. */
function missingInfo({ bundles, unreadable: broken }: IosArtifact): readonly Draft[] {
  const isBroken = (path: string) => broken.some((each) => each.path === `${path}/Info.plist`);
  return bundles
    .filter(({ info, kind, path }) => info === undefined && kind !== 'resources' && !isBroken(path))
    .map(({ path }) => ({
      itms: '90036',
      rule: 'info-plist-missing',
      severity: 'error',
      place: path,
      message: 'The bundle has no Info.plist',
      remedy: 'Rename the folder if it is no bundle; a build setting GENERATE_INFOPLIST_FILE makes one.',
    }));
}

function missingExecutables({ bundles }: IosArtifact): readonly Draft[] {
  return bundles.flatMap(({ missingExecutable, path, kind }) => {
    if (missingExecutable === undefined) return [];
    return {
      itms: '90207',
      rule: 'executable-missing',
      severity: 'error',
      place: path,
      message: `The executable ${missingExecutable} is missing`,
      remedy:
        kind === 'resources'
          ? 'Remove CFBundleExecutable from the Info.plist of the resource bundle.'
          : 'Build the target again, and check CFBundleExecutable in its Info.plist.',
    } as const;
  });
}

/** Only the app itself may bring frameworks; what is in an extension has to move up. */
function nestedFrameworks({ bundles }: IosArtifact): readonly Draft[] {
  const byPath = new Map(bundles.map((bundle) => [bundle.path, bundle]));
  return bundles.flatMap((bundle): readonly Draft[] => {
    const parent = byPath.get(bundle.parent ?? '');
    if (bundle.kind !== 'framework' || (parent?.kind !== 'extension' && parent?.kind !== 'framework'))
      return [];
    const isInExtension = parent.kind === 'extension';
    return [
      {
        itms: isInExtension ? '90206' : '90205',
        rule: isInExtension ? 'frameworks-in-extension' : 'frameworks-in-framework',
        severity: 'error',
        place: bundle.path,
        message: `A framework lies inside of ${parent.path}`,
        remedy: 'Embed the framework in the app target only, and link it from the others without embedding.',
      },
    ];
  });
}

/** Libraries of Swift may lie in Frameworks by themselves; everything else has to be a framework. */
function looseBinaries({ looseBinaries: found, app }: IosArtifact): readonly Draft[] {
  return found
    .filter(({ path }) => !/\/Frameworks\/lib(swift|XCTest)[^/]*\.dylib$/.test(path))
    .map(({ path }) => ({
      itms: '90171',
      rule: 'loose-binary',
      severity: 'error',
      place: path,
      message: `A binary lies in ${app.path} that is no bundle’s executable`,
      remedy: 'Package the library as a framework, or leave the file out of the target’s resources.',
    }));
}

function strayFiles({ strayFiles: found }: IosArtifact): readonly Draft[] {
  if (found.length === 0) return [];
  return [
    {
      rule: 'stray-files',
      severity: 'warning',
      place: listOf(found),
      message: 'There are files beside the app that no export puts there',
      remedy: 'Make the IPA with xcodebuild -exportArchive instead of packing it by hand.',
    },
  ];
}

function swiftSupport({
  kind,
  bundles,
  looseBinaries: loose,
  swiftSupport: support,
}: IosArtifact): readonly Draft[] {
  if (kind === 'app') return [];
  const isOurs = (path: string) => path.startsWith(`${(bundles[0] as IosBundle).path}/Frameworks/libswift`);
  const embedded = loose
    .filter(({ path }) => isOurs(path))
    .map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const place = 'SwiftSupport';
  if (support === undefined) {
    if (embedded.length === 0) return [];
    const message = `The app brings ${listOf(embedded)} and there is no SwiftSupport`;
    return [
      { itms: '90426', rule: 'swift-support-missing', severity: 'error', place, message, remedy: exportAnew },
    ];
  }
  const supported = Object.values(support).flat();
  if (supported.length === 0) {
    const message = 'SwiftSupport is empty';
    return [
      { itms: '90424', rule: 'swift-support-empty', severity: 'error', place, message, remedy: exportAnew },
    ];
  }
  const odd = [
    ...embedded.filter((name) => !supported.includes(name)),
    ...supported.filter((name) => !embedded.includes(name)),
  ];
  if (odd.length === 0) return [];
  const message = `SwiftSupport and the app’s Frameworks differ in ${listOf(odd)}`;
  return [
    { itms: '90429', rule: 'swift-support-differs', severity: 'error', place, message, remedy: exportAnew },
  ];
}

const exportAnew = 'Export the archive with xcodebuild -exportArchive, which puts SwiftSupport together.';

const unreadableCodes = {
  'Info.plist': '90036',
  binary: '90085',
  profile: '90161',
  seal: '90035',
  signature: '90035',
  'privacy manifest': '91056',
  'asset catalog': undefined,
  'debug symbols': undefined,
} as const;

function unreadable({ unreadable: broken }: IosArtifact): readonly Draft[] {
  return broken.map(({ path, what, reason }) => {
    const itms = unreadableCodes[what];
    return {
      ...(itms !== undefined && { itms }),
      rule: `unreadable-${what.toLowerCase().replaceAll(/[ .]/g, '-')}`,
      severity: 'error',
      place: path,
      message: `The ${what} cannot be read: ${reason.replace(/\.$/, '')}`,
      remedy: 'Build the archive again; compare the file with the one in the build folder.',
    };
  });
}

import type { BundleKind } from '../bundle-tree.ts';
import { protectedResources } from '../data/purpose-strings.ts';
import type { IosArtifact, IosBinary, IosBundle, IosSlice } from '../ios-artifact.ts';
import { type Draft, listOf, type Rule } from './finding.ts';

export const binaryRules: readonly Rule[] = [
  architectures,
  encryption,
  minimumSystems,
  bitcode,
  missingLibraries,
  purposeStrings,
  debugSymbols,
];

interface Located {
  readonly binary: IosBinary;
  readonly bundle: IosBundle | undefined;
}

function allBinaries({ bundles, looseBinaries }: IosArtifact): readonly Located[] {
  const own = bundles.flatMap((bundle) => (bundle.executable ? [{ binary: bundle.executable, bundle }] : []));
  return [...own, ...looseBinaries.map((binary) => ({ binary, bundle: undefined }))];
}

const deviceArchitectures = new Set(['arm64', 'arm64e', 'armv7', 'armv7s', 'arm64_32', 'armv7k']);

function isForDevices({ architecture, build }: IosSlice): boolean {
  return deviceArchitectures.has(architecture) && build?.platform.endsWith('simulator') !== true;
}

function architectures(artifact: IosArtifact): readonly Draft[] {
  return allBinaries(artifact).flatMap(({ binary }): readonly Draft[] => {
    const wrong = binary.slices.filter((slice) => !isForDevices(slice));
    if (wrong.length === 0) return [];
    const names = wrong.map(
      ({ architecture, build }) => `${architecture} (${build?.platform ?? 'no platform'})`,
    );
    return [
      {
        itms: '90087',
        rule: 'unsupported-architectures',
        severity: 'error',
        place: binary.path,
        message: `The binary contains ${listOf(names)}, which no device runs`,
        remedy: 'Embed the device slice of the XCFramework, or strip the others with lipo -remove.',
      },
    ];
  });
}

/** The store encrypts; a binary that is encrypted already, or has no place for it, comes from elsewhere. */
function encryption(artifact: IosArtifact): readonly Draft[] {
  return allBinaries(artifact).flatMap(({ binary }): readonly Draft[] => {
    const devices = binary.slices.filter(isForDevices);
    const isEncrypted = devices.some((slice) => (slice.encryption?.cryptId ?? 0) !== 0);
    const lacksCommand = devices.some(
      (slice) => slice.encryption === undefined && slice.fileType === 'execute',
    );
    if (!isEncrypted && !lacksCommand) return [];
    return [
      {
        itms: '90125',
        rule: isEncrypted ? 'encrypted-already' : 'encryption-info-missing',
        severity: 'error',
        place: binary.path,
        message: isEncrypted
          ? 'The binary is encrypted already, as one taken out of the App Store is'
          : 'The executable has no LC_ENCRYPTION_INFO load command',
        remedy: 'Link with Apple’s linker for devices, and upload what Xcode exports.',
      },
    ];
  });
}

function minimumSystems(artifact: IosArtifact): readonly Draft[] {
  const appMinimum = artifact.app.info?.minimumOs;
  return allBinaries(artifact).flatMap(({ binary, bundle }): readonly Draft[] => {
    const declared = bundle?.info?.minimumOs ?? appMinimum;
    const devices = binary.slices.filter(isForDevices);
    const needed = devices.map(({ build }) => build?.minimumOs ?? '0');
    const highest = needed.toSorted(compareVersions).at(-1);
    if (declared === undefined || highest === undefined || compareVersions(highest, declared) <= 0) return [];
    return [
      {
        itms: '90208',
        rule: 'minimum-os-differs',
        severity: 'error',
        place: binary.path,
        message: `The binary needs ${devices[0]?.build?.platform} ${highest}, its Info.plist promises ${declared}`,
        remedy: 'Give MinimumOSVersion and the deployment target the same value.',
      },
    ];
  });
}

/** Negative when `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function bitcode(artifact: IosArtifact): readonly Draft[] {
  return allBinaries(artifact)
    .filter(({ binary }) => binary.slices.some(({ hasBitcode }) => hasBitcode))
    .map(({ binary }) => ({
      itms: '90482',
      rule: 'bitcode',
      severity: 'error',
      place: binary.path,
      message: 'The binary contains bitcode, which the store no longer takes',
      remedy: 'Set ENABLE_BITCODE to NO, or strip it with xcrun bitcode_strip -r.',
    }));
}

/** A library that is linked and not embedded ends the app at its start. */
function missingLibraries(artifact: IosArtifact): readonly Draft[] {
  const present = new Set(allBinaries(artifact).map(({ binary }) => binary.path));
  return allBinaries(artifact).flatMap(({ binary, bundle }): readonly Draft[] => {
    const program = programOf(artifact, bundle);
    const missing = binary.slices.flatMap(({ dylibs, rpaths }) =>
      dylibs
        .filter(({ kind, name }) => kind !== 'weak' && kind !== 'lazy' && name.startsWith('@rpath/'))
        .map(({ name }) => name)
        .filter(
          (name) => !isFound(name, { rpaths: [...rpaths, ...program.rpaths], binary, program, present }),
        ),
    );
    if (missing.length === 0) return [];
    return [
      {
        rule: 'library-missing',
        severity: 'error',
        place: binary.path,
        message: `Linked and not in the app: ${listOf([...new Set(missing)])}; the app would not start`,
        remedy: 'Set the framework to Embed & Sign in the app target.',
      },
    ];
  });
}

interface Program {
  readonly folder: string;
  readonly rpaths: readonly string[];
}

/** Tests, too, run inside of an app. */
const loadedByOthers: ReadonlySet<BundleKind> = new Set(['framework', 'resources', 'tests']);

/** The executable in whose process a binary runs: that of the extension or app around it. */
function programOf({ bundles, app }: IosArtifact, bundle: IosBundle | undefined): Program {
  let current = bundle;
  while (current !== undefined && loadedByOthers.has(current.kind)) {
    const { parent } = current;
    current = bundles.find(({ path }) => path === parent);
  }
  const owner = current ?? app;
  return { folder: owner.path, rpaths: owner.executable?.slices.flatMap(({ rpaths }) => rpaths) ?? [] };
}

interface Lookup {
  readonly rpaths: readonly string[];
  readonly binary: IosBinary;
  readonly program: Program;
  readonly present: ReadonlySet<string>;
}

function isFound(name: string, { rpaths, binary, program, present }: Lookup): boolean {
  const folder = binary.path.slice(0, binary.path.lastIndexOf('/'));
  return rpaths.some((rpath) => {
    // What lies in the system cannot be looked up here.
    if (rpath.startsWith('/')) return name.startsWith('@rpath/libswift');
    const base = rpath.replace('@executable_path', program.folder).replace('@loader_path', folder);
    return present.has(normalise(`${base}/${name.slice('@rpath/'.length)}`));
  });
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Apple looks at the code of the app and everything in it, and at the app's own Info.plist. */
function purposeStrings(artifact: IosArtifact): readonly Draft[] {
  const { info, path } = artifact.app;
  if (info === undefined) return [];
  const used = new Map<string, string>();
  for (const { binary } of allBinaries(artifact)) {
    for (const className of binary.apiUse.protectedClasses) used.set(className, binary.path);
  }
  const empty = Object.entries(info.usageDescriptions).filter(([, text]) => text.trim() === '');
  const unexplained = protectedResources.filter(
    ({ className, keys }) =>
      used.has(className) && !keys.some((key) => Object.hasOwn(info.usageDescriptions, key)),
  );
  return [
    ...unexplained.map(({ className, keys }) => ({
      itms: '90683',
      rule: 'purpose-string-missing',
      severity: 'error' as const,
      place: path,
      message: `${used.get(className)} uses ${className}, and Info.plist has no ${keys.join(' or ')}`,
      remedy: `Say in ${keys[0]} what the app needs it for.`,
    })),
    ...empty.map(([key]) => ({
      itms: '90683',
      rule: 'purpose-string-empty',
      severity: 'error' as const,
      place: path,
      message: `${key} is empty`,
      remedy: `Say in ${key} what the app needs it for.`,
    })),
  ];
}

/** Only an archive says which symbols there are. */
function debugSymbols(artifact: IosArtifact): readonly Draft[] {
  if (artifact.kind !== 'xcarchive') return [];
  const known = new Set(artifact.debugSymbols.flatMap(({ uuids }) => uuids.map(({ uuid }) => uuid)));
  return allBinaries(artifact).flatMap(({ binary }): readonly Draft[] => {
    const missing = binary.slices.flatMap(({ uuid }) =>
      uuid === undefined || known.has(uuid) ? [] : [uuid],
    );
    if (missing.length === 0) return [];
    return [
      {
        rule: 'debug-symbols-missing',
        severity: 'warning',
        place: binary.path,
        message: `The archive has no dSYM for ${listOf(missing)}; crashes there stay unreadable`,
        remedy:
          'Set DEBUG_INFORMATION_FORMAT to dwarf-with-dsym, or ask the maker of the framework for its dSYM.',
      },
    ];
  });
}

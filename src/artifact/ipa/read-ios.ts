import type { X509Certificate } from 'node:crypto';
import { basename } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { attempt } from '../attempt.ts';
import { readMachO } from '../macho/read-macho.ts';
import { parsePlistDict } from '../plist/parse-plist.ts';
import { dictAt, stringAt } from '../plist/plist-value.ts';
import type { Zip } from '../zip/open-zip.ts';
import type { BundleFiles } from './bundle-files.ts';
import { appsIn } from './bundle-tree.ts';
import { folderFiles } from './folder-files.ts';
import type { DebugSymbols, IosArtifact, Unreadable } from './ios-artifact.ts';
import { readApp } from './read-app.ts';
import { iosFindings } from './rules/all-rules.ts';
import { zipFiles } from './zip-files.ts';

export interface IosOptions {
  /** Milliseconds since 1970, for expiry. */
  readonly nowMs: number;
  /** Certificates to trust beside Apple's root, which is known by its fingerprint. */
  readonly roots?: readonly X509Certificate[];
}

/**
 * Reads and verifies an IPA. Damage inside of it becomes findings; ARTIFACT_UNKNOWN_KIND when there is no
 * Payload/NAME.app, ARTIFACT_CORRUPT or ARTIFACT_UNSAFE when the zip file itself lies.
 */
export async function readIpa(zip: Zip, options: IosOptions): Promise<IosArtifact> {
  const files = zipFiles(zip);
  const [app, ...otherApps] = appsIn('Payload', files.files.keys());
  if (app === undefined) throw unknownKind(files, 'The zip file has no Payload/NAME.app, so it is no IPA.');
  return assemble('ipa', { files, app, otherApps }, options);
}

/** Reads and verifies a NAME.app folder. Errors as of `readIpa`. */
export async function readAppBundle(folder: string, options: IosOptions): Promise<IosArtifact> {
  const files = await folderFiles(folder);
  return assemble('app', { files, app: basename(folder), otherApps: [] }, options);
}

/** Reads and verifies a NAME.xcarchive folder, debug symbols included. Errors as of `readIpa`. */
export async function readXcarchive(folder: string, options: IosOptions): Promise<IosArtifact> {
  const files = await folderFiles(folder);
  const root = basename(folder);
  const apps = appsIn(`${root}/Products/Applications`, files.files.keys());
  const named = await archivedApp(files, root);
  const app = apps.find((path) => path.endsWith(`/${named}`)) ?? apps[0];
  if (app === undefined) throw unknownKind(files, 'The archive has no app in Products/Applications.');
  return assemble('xcarchive', { files, app, otherApps: apps.filter((path) => path !== app) }, options);
}

interface Found {
  readonly files: BundleFiles;
  readonly app: string;
  readonly otherApps: readonly string[];
}

async function assemble(
  kind: IosArtifact['kind'],
  { files, app, otherApps }: Found,
  { nowMs, roots = [] }: IosOptions,
): Promise<IosArtifact> {
  const { contents: _, ...read } = await readApp(files, app, roots);
  const root = kind === 'xcarchive' ? `${basename(files.path)}/` : '';
  const artifact: IosArtifact = {
    kind,
    path: files.path,
    ...read,
    otherApps,
    swiftSupport: swiftSupport(files, root),
    sdkSignatures: namesIn(files, `${root}Signatures/`),
    strayFiles: kind === 'ipa' ? strayFiles(files) : [],
    debugSymbols: await debugSymbols(files, `${root}dSYMs/`, read.unreadable),
    findings: [],
  };
  return { ...artifact, findings: iosFindings(artifact, { nowMs }) };
}

/** An archive names its app in Info.plist; one without that is taken as it is. */
async function archivedApp(files: BundleFiles, root: string): Promise<string | undefined> {
  const name = `${root}/Info.plist`;
  if (!files.files.has(name)) return undefined;
  const outcome = await attempt(async () => {
    const access = await files.open(name);
    const dict = parsePlistDict(await access.read(0, access.sizeBytes), access.place);
    return stringAt(dictAt(dict, 'ApplicationProperties'), 'ApplicationPath');
  });
  return outcome.value?.split('/').at(-1);
}

function namesIn({ files }: BundleFiles, prefix: string): readonly string[] {
  return [...files.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

function swiftSupport(files: BundleFiles, root: string): IosArtifact['swiftSupport'] {
  const names = namesIn(files, `${root}SwiftSupport/`);
  if (names.length === 0) return undefined;
  const platforms = Object.groupBy(names, (name) => name.split('/')[0] as string);
  return Object.fromEntries(
    Object.entries(platforms).map(([platform, paths = []]) => [
      platform,
      paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).filter((name) => name.endsWith('.dylib')),
    ]),
  );
}

/** What exports of Xcode put at the top of an IPA. */
const expected = new Set([
  'Payload',
  'SwiftSupport',
  'Symbols',
  'BCSymbolMaps',
  'Signatures',
  'META-INF',
  'WatchKitSupport',
  'WatchKitSupport2',
  'MessagesApplicationSupport',
  'MessagesApplicationExtensionSupport',
  'iTunesArtwork',
  'iTunesMetadata.plist',
  'OnDemandResources',
]);

function strayFiles({ files }: BundleFiles): readonly string[] {
  const tops = new Set<string>();
  for (const name of files.keys()) {
    const [top = '', second = ''] = name.split('/', 2);
    if (!expected.has(top)) tops.add(top);
    else if (top === 'Payload' && !second.endsWith('.app')) tops.add(`${top}/${second}`);
  }
  return [...tops];
}

const dwarfFile = /\.dSYM\/Contents\/Resources\/DWARF\/[^/]+$/;

async function debugSymbols(
  files: BundleFiles,
  prefix: string,
  unreadable: Unreadable[],
): Promise<readonly DebugSymbols[]> {
  const found: DebugSymbols[] = [];
  for (const path of files.files.keys()) {
    if (!path.startsWith(prefix) || !dwarfFile.test(path)) continue;
    const outcome = await attempt(async () => readMachO(await files.open(path)));
    if (outcome.problem !== undefined) {
      unreadable.push({ path, what: 'debug symbols', reason: outcome.problem });
      continue;
    }
    const uuids = outcome.value.slices.flatMap(({ architecture, uuid }) =>
      uuid ? [{ architecture, uuid }] : [],
    );
    found.push({ path, uuids });
  }
  return found;
}

function unknownKind({ path, files }: BundleFiles, message: string): SlipwayError {
  const names = [...files.keys()];
  const seen = `${path}: ${names.length} files, ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
  return new SlipwayError('ARTIFACT_UNKNOWN_KIND', { message, seen });
}

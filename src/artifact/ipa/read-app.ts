import type { X509Certificate } from 'node:crypto';
import { type BundleFiles, type Contents, contentsOf } from './bundle-files.ts';
import { bundleTree } from './bundle-tree.ts';
import type { IosBinary, IosBundle, Unreadable } from './ios-artifact.ts';
import { type Reading, readBundle, readLooseBinary } from './read-bundle.ts';

/** An app with all that is in it. */
export interface AppContents {
  readonly app: IosBundle;
  readonly bundles: readonly IosBundle[];
  readonly looseBinaries: readonly IosBinary[];
  readonly unreadable: Unreadable[];
  readonly contents: Contents;
}

/** Bundles in one app; real ones stay below two hundred. */
const mostBundles = 2000;

/** Reads the app at `path` of `files` and every bundle inside, the innermost first. */
export async function readApp(
  files: BundleFiles,
  path: string,
  roots: readonly X509Certificate[],
): Promise<AppContents> {
  const contents = contentsOf(files);
  const reading: Reading = { contents, roots, unreadable: [], cdHashes: new Map() };
  const places = bundleTree(path, files.files.keys()).slice(0, mostBundles);
  const looseBinaries = await readLoose(path, new Set(places.map((place) => place.path)), reading);
  const bundles: IosBundle[] = [];
  for (const place of places.toReversed()) bundles.unshift(await readBundle(place, reading));
  const executables = new Set(bundles.map(({ executable }) => executable?.path));
  return {
    app: bundles[0] as IosBundle,
    bundles,
    looseBinaries: looseBinaries.filter((binary) => !executables.has(binary.path)),
    unreadable: reading.unreadable,
    contents,
  };
}

/** Only names that binaries have are looked into: each look costs unpacking the file. */
async function readLoose(
  app: string,
  bundles: ReadonlySet<string>,
  reading: Reading,
): Promise<readonly IosBinary[]> {
  const found: IosBinary[] = [];
  for (const { name, isExecutable, kind } of reading.contents.below(app)) {
    if (kind === 'symlink' || isMainExecutable(name, bundles)) continue;
    const last = name.slice(name.lastIndexOf('/') + 1);
    const looksLikeCode = /\.(dylib|so|a|o)$/.test(last) || (isExecutable && !last.includes('.'));
    if (!looksLikeCode) continue;
    const binary = await readLooseBinary(name, reading);
    if (binary !== undefined) found.push(binary);
  }
  return found;
}

/** `X.framework/X`: read with its bundle, not twice. */
function isMainExecutable(name: string, bundles: ReadonlySet<string>): boolean {
  const slash = name.lastIndexOf('/');
  const folder = name.slice(0, slash);
  const base = folder.slice(folder.lastIndexOf('/') + 1);
  return bundles.has(folder) && base.slice(0, base.lastIndexOf('.')) === name.slice(slash + 1);
}

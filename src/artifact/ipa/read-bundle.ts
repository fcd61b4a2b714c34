import type { X509Certificate } from 'node:crypto';
import { attempt } from '../attempt.ts';
import type { SealedFiles } from '../macho/code-signature/special-slots.ts';
import { isMachO } from '../macho/slices.ts';
import { parsePlistDict } from '../plist/parse-plist.ts';
import type { Contents } from './bundle-files.ts';
import type { BundlePlace } from './bundle-tree.ts';
import { type InfoPlist, readInfoPlist } from './info-plist.ts';
import type { IosBinary, IosBundle, Unreadable } from './ios-artifact.ts';
import { type PrivacyManifest, readPrivacyManifest } from './privacy-manifest.ts';
import { type Profile, readProfile } from './profile.ts';
import { readCatalog, readIconFiles } from './read-assets.ts';
import { readBinary } from './read-binary.ts';
import { type SealVerdict, verifySeal } from './seal/code-resources.ts';

/** What reading all bundles of an artifact shares. */
export interface Reading {
  readonly contents: Contents;
  readonly roots: readonly X509Certificate[];
  readonly unreadable: Unreadable[];
  /** Filled on the way, inner bundles first: hex cdhashes by path of bundle and binary. */
  readonly cdHashes: Map<string, readonly string[]>;
}

/** Reads one bundle; what is damaged in it goes to `unreadable`. */
export async function readBundle(place: BundlePlace, reading: Reading): Promise<IosBundle> {
  const { contents } = reading;
  const { path } = place;
  const files = await sealedFiles(path, reading);
  const info = await readInfo(path, files.infoPlist, reading);
  const executablePath = executableOf(place, info);
  const executable = await readExecutable(executablePath, files, reading);
  if (executable !== undefined) remember(place.path, executable, reading);
  return {
    ...place,
    info,
    executable,
    missingExecutable:
      executablePath !== undefined && !contents.files.has(executablePath) ? executablePath : undefined,
    profile: await readEmbeddedProfile(path, reading),
    seal: await readSeal(path, { executablePath, codeResources: files.codeResources }, reading),
    privacy: await readPrivacy(path, reading),
    assets: await readCatalog(path, reading),
    iconFiles: await readIconFiles(path, info?.iconFiles ?? [], contents),
    hasAssetCatalog: contents.files.has(`${path}/Assets.car`),
  };
}

async function sealedFiles(path: string, reading: Reading): Promise<SealedFiles> {
  const infoPlist = await readPart({ name: `${path}/Info.plist`, what: 'Info.plist' }, reading);
  const seal = { name: `${path}/_CodeSignature/CodeResources`, what: 'seal' } as const;
  const codeResources = await readPart(seal, reading);
  return { ...(infoPlist && { infoPlist }), ...(codeResources && { codeResources }) };
}

interface Part {
  readonly name: string;
  readonly what: Unreadable['what'];
}

async function readPart({ name, what }: Part, { contents, unreadable }: Reading) {
  const { value, problem } = await attempt(() => contents.read(name));
  if (problem !== undefined) unreadable.push({ path: name, what, reason: problem });
  return value;
}

async function readInfo(
  path: string,
  bytes: Buffer | undefined,
  { contents, unreadable }: Reading,
): Promise<InfoPlist | undefined> {
  if (bytes === undefined) return undefined;
  const name = `${path}/Info.plist`;
  const outcome = await attempt(() =>
    readInfoPlist(parsePlistDict(bytes, { path: contents.path, entry: name })),
  );
  if (outcome.problem !== undefined)
    unreadable.push({ path: name, what: 'Info.plist', reason: outcome.problem });
  return outcome.value;
}

/** Resource bundles have an executable only where Info.plist names one; the others always have. */
function executableOf({ path, kind }: BundlePlace, info: InfoPlist | undefined): string | undefined {
  const name = info?.executable;
  if (name !== undefined && name !== '') return `${path}/${name}`;
  if (kind === 'resources') return undefined;
  const folder = path.slice(path.lastIndexOf('/') + 1);
  return `${path}/${folder.slice(0, folder.lastIndexOf('.'))}`;
}

async function readExecutable(
  path: string | undefined,
  files: SealedFiles,
  { contents, roots, unreadable }: Reading,
): Promise<IosBinary | undefined> {
  if (path === undefined || !contents.files.has(path)) return undefined;
  const outcome = await attempt(async () =>
    readBinary(path, await contents.open(path), { files, roots, unreadable }),
  );
  if (outcome.problem !== undefined) unreadable.push({ path, what: 'binary', reason: outcome.problem });
  return outcome.value;
}

/** Reads a binary that belongs to no bundle; undefined when the file is none. */
export async function readLooseBinary(path: string, reading: Reading): Promise<IosBinary | undefined> {
  const { value, problem } = await attempt(() => reading.contents.digest(path));
  if (problem !== undefined) reading.unreadable.push({ path, what: 'binary', reason: problem });
  if (value === undefined || !isMachO(value.head)) return undefined;
  const binary = await readExecutable(path, {}, reading);
  if (binary !== undefined) remember(path, binary, reading);
  return binary;
}

function remember(bundlePath: string, { path, slices }: IosBinary, { cdHashes }: Reading): void {
  const hashes = slices.flatMap(
    ({ codeSignature }) => codeSignature?.directories.map(({ cdHash }) => cdHash) ?? [],
  );
  cdHashes.set(bundlePath, hashes);
  cdHashes.set(path, hashes);
}

async function readEmbeddedProfile(
  path: string,
  { contents, roots, unreadable }: Reading,
): Promise<Profile | undefined> {
  const name = `${path}/embedded.mobileprovision`;
  const outcome = await attempt(async () => {
    const bytes = await contents.read(name);
    return bytes && readProfile(bytes, { path: contents.path, entry: name }, roots);
  });
  if (outcome.problem !== undefined)
    unreadable.push({ path: name, what: 'profile', reason: outcome.problem });
  return outcome.value;
}

async function readSeal(
  path: string,
  {
    executablePath,
    codeResources,
  }: { executablePath: string | undefined; codeResources: Buffer | undefined },
  { contents, cdHashes, unreadable }: Reading,
): Promise<SealVerdict | undefined> {
  if (codeResources === undefined) return undefined;
  const executable = executablePath?.slice(path.length + 1);
  const outcome = await attempt(() =>
    verifySeal({ contents, bundle: path, executable, cdHashes }, codeResources),
  );
  if (outcome.problem !== undefined) {
    unreadable.push({ path: `${path}/_CodeSignature/CodeResources`, what: 'seal', reason: outcome.problem });
  }
  return outcome.value;
}

async function readPrivacy(
  path: string,
  { contents, unreadable }: Reading,
): Promise<PrivacyManifest | undefined> {
  const name = `${path}/PrivacyInfo.xcprivacy`;
  const outcome = await attempt(async () => {
    const bytes = await contents.read(name);
    return bytes && readPrivacyManifest(parsePlistDict(bytes, { path: contents.path, entry: name }), name);
  });
  if (outcome.problem !== undefined) {
    unreadable.push({ path: name, what: 'privacy manifest', reason: outcome.problem });
  }
  return outcome.value;
}

import { attributeReader, bareText, elementsNamed } from '../apk/attributes.ts';
import { emptyTable } from '../apk/resource-table.ts';
import { unsafe } from '../corrupt.ts';
import type { XmlElement } from '../xml-tree.ts';
import type { ZipEntry } from '../zip/central-directory.ts';
import type { Zip } from '../zip/open-zip.ts';
import { type BundleConfig, readBundleConfig } from './bundle-config.ts';
import { type Delivery, readDelivery } from './delivery.ts';
import {
  readAssetDirectories,
  readNativeDirectories,
  type TargetedDirectory,
} from './directory-targeting.ts';
import { type ProtoTable, readProtoTable } from './proto-table.ts';
import { parseProtoXml } from './proto-xml.ts';

/** An Android App Bundle: its modules and what is to be made of them. */
export interface Bundle {
  readonly config: BundleConfig;
  /** The base module first. */
  readonly modules: readonly BundleModule[];
}

export interface BundleModule {
  /** Its folder in the bundle, such as `base`. */
  readonly name: string;
  readonly kind: 'base' | 'feature' | 'asset-pack';
  readonly delivery: Delivery;
  readonly manifest: XmlElement;
  /** 1 where the manifest says none. */
  readonly minSdk: number;
  readonly dexFiles: number;
  readonly abis: readonly string[];
  readonly nativeDirectories: readonly TargetedDirectory[];
  readonly assetDirectories: readonly TargetedDirectory[];
  /** Entries of the module, by path in the bundle. */
  readonly entries: readonly ZipEntry[];
  readonly compressedBytes: number;
  readonly sizeBytes: number;
}

const manifestEnd = '/manifest/AndroidManifest.xml';
const configEntry = 'BundleConfig.pb';
/** The tables of the largest apps are below 30 MiB. */
const mostTableBytes = 128 * 1024 * 1024;
/** Of everything else that describes a module; the largest manifests have some hundred KiB. */
const mostDescriptionBytes = 64 * 1024 * 1024;
const mostModules = 1000;

/** Reads what a bundle says about itself. Errors: ARTIFACT_CORRUPT, ARTIFACT_UNSAFE. */
export async function readBundle(zip: Zip): Promise<Bundle> {
  const { path } = zip.source;
  const config = readBundleConfig((await zip.read(configEntry, mostDescriptionBytes)) ?? Buffer.alloc(0), {
    path,
    entry: configEntry,
  });
  const names = [...zip.entries.keys()]
    .filter((name) => name.endsWith(manifestEnd) && name.split('/').length === 3)
    .map((name) => name.slice(0, -manifestEnd.length))
    .sort((a, b) => Number(b === 'base') - Number(a === 'base') || (a < b ? -1 : 1));
  if (names.length > mostModules) throw unsafe(`The bundle has ${names.length} modules.`, { path });
  const byModule = Map.groupBy(zip.entries.values(), ({ name }) => name.slice(0, name.indexOf('/')));
  const modules: BundleModule[] = [];
  for (const name of names) modules.push(await readModule(zip, name, byModule.get(name) ?? []));
  return { config, modules };
}

/** The resources of a module; without packages where it has none. ARTIFACT_CORRUPT, ARTIFACT_UNSAFE. */
export async function readModuleTable(zip: Zip, module: string): Promise<ProtoTable> {
  const entry = `${module}/resources.pb`;
  const place = { path: zip.source.path, entry };
  const size = zip.entries.get(entry)?.sizeBytes ?? 0;
  if (size > mostTableBytes) throw unsafe(`The resource table unpacks to ${size} bytes.`, place);
  const bytes = await zip.read(entry);
  return bytes === undefined ? { packages: [] } : readProtoTable(bytes, place);
}

async function readModule(zip: Zip, name: string, all: readonly ZipEntry[]): Promise<BundleModule> {
  const entries = all.filter((entry) => !entry.name.endsWith('/'));
  const manifest = parseProtoXml(
    (await zip.read(name + manifestEnd, mostDescriptionBytes)) ?? Buffer.alloc(0),
    {
      path: zip.source.path,
      entry: name + manifestEnd,
    },
  );
  return {
    name,
    kind: kindOf(name, manifest),
    delivery: readDelivery(manifest),
    manifest,
    minSdk: minSdkOf(manifest),
    dexFiles: entries.filter((entry) => /^[^/]+\/dex\/[^/]+\.dex$/u.test(entry.name)).length,
    abis: abisOf(entries),
    nativeDirectories: await directories(zip, `${name}/native.pb`, readNativeDirectories),
    assetDirectories: await directories(zip, `${name}/assets.pb`, readAssetDirectories),
    entries,
    compressedBytes: entries.reduce((sum, entry) => sum + entry.compressedBytes, 0),
    sizeBytes: entries.reduce((sum, entry) => sum + entry.sizeBytes, 0),
  };
}

async function directories(
  zip: Zip,
  entry: string,
  read: typeof readNativeDirectories,
): Promise<readonly TargetedDirectory[]> {
  const bytes = await zip.read(entry, mostDescriptionBytes);
  return bytes === undefined ? [] : read(bytes, { path: zip.source.path, entry });
}

function kindOf(name: string, manifest: XmlElement): BundleModule['kind'] {
  if (name === 'base') return 'base';
  const [module] = elementsNamed(manifest, 'module');
  return module !== undefined && bareText(module, 'type') === 'asset-pack' ? 'asset-pack' : 'feature';
}

function minSdkOf(manifest: XmlElement): number {
  const attributes = attributeReader(emptyTable);
  const declared = elementsNamed(manifest, 'uses-sdk').map((one) => attributes.integer(one, 'minSdkVersion'));
  return declared.findLast((sdk) => sdk !== undefined) ?? 1;
}

function abisOf(entries: readonly ZipEntry[]): readonly string[] {
  const found = entries.flatMap(({ name }) => /^[^/]+\/lib\/([^/]+)\//u.exec(name)?.[1] ?? []);
  return [...new Set(found)].sort();
}

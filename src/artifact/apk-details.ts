import { SlipwayError } from '../errors/slipway-error.ts';
import { abisOf } from './apk/abis.ts';
import { attributeReader } from './apk/attributes.ts';
import { isBinaryXml, parseBinaryXml } from './apk/binary-xml.ts';
import {
  byDexNumber,
  type DexFile,
  dexHeaderBytes,
  isDexName,
  readDexContainer,
  readDexHeader,
} from './apk/dex.ts';
import { readEntryPrefix } from './apk/entry-prefix.ts';
import { type AdaptiveIcon, type IconImage, readAdaptiveIcon } from './apk/manifest/icons.ts';
import { type ManifestDetails, readManifestDetails } from './apk/manifest/read-details.ts';
import { densitiesOf, localesOf } from './apk/manifest/texts.ts';
import { readApkTable } from './apk/read-apk-table.ts';
import { plainDevice, valueFor } from './apk/resolve.ts';
import { emptyTable, type ResourceTable } from './apk/resource-table.ts';
import {
  type BackupRules,
  type ExtractionRules,
  readBackupRules,
  readExtractionRules,
} from './apk/security/backup-rules.ts';
import { type NetworkSecurityConfig, readNetworkSecurity } from './apk/security/network-security.ts';
import { attempt } from './attempt.ts';
import { corrupt, unsafe } from './corrupt.ts';
import type { XmlElement } from './xml-tree.ts';
import type { Zip } from './zip/open-zip.ts';

/** Everything the compiled files of an APK say; plain data. */
export interface ApkDetails {
  readonly manifest: ManifestDetails;
  /** BCP 47 tags that some resource is written for, without the default. */
  readonly locales: readonly string[];
  /** Dots per inch that some resource is made for; 65534 is `anydpi`, 65535 `nodpi`. */
  readonly densities: readonly number[];
  readonly adaptiveIcons: readonly AdaptiveIcon[];
  readonly networkSecurity: NetworkSecurityConfig | undefined;
  readonly backupRules: BackupRules | undefined;
  readonly extractionRules: ExtractionRules | undefined;
  readonly abis: readonly string[];
  readonly dex: readonly DexFile[];
  /** Entries that could not be read, with the reason: what they hold is not known. */
  readonly unreadable: readonly { readonly entry: string; readonly reason: string }[];
}

type OpenZip = Pick<Zip, 'source' | 'entries' | 'read'>;

/** As many icon files as are opened; real apps have a handful. */
const mostIcons = 16;

/** What is read into memory at most. */
const mostXmlBytes = 16 * 1024 * 1024;

/**
 * Reads the manifest, the resources and the headers of the code of an APK. Errors: ARTIFACT_CORRUPT of a damaged
 * manifest, ARTIFACT_UNSAFE, ARTIFACT_MANIFEST_INVALID, ARTIFACT_ENTRY_MISSING. The table is handed out too, for
 * further questions; it is empty where it could not be read.
 */
export async function readApkDetails(
  zip: OpenZip,
): Promise<{ readonly details: ApkDetails; readonly table: ResourceTable }> {
  const { path } = zip.source;
  const root = parseBinaryXml(await manifestOf(zip), { path, entry: 'AndroidManifest.xml' });
  const unreadable: { entry: string; reason: string }[] = [];
  const table = await readTable(zip, unreadable);
  const manifest = readManifestDetails(root, table, path);
  const open = { zip, table, unreadable };
  const { application } = manifest;
  const [network, backup, extraction] = [
    await readLinked(open, application.networkSecurityConfigId),
    await readLinked(open, application.fullBackupContentId),
    await readLinked(open, application.dataExtractionRulesId),
  ];
  const details = {
    manifest,
    locales: localesOf(table),
    densities: densitiesOf(table),
    adaptiveIcons: await readIcons(open, [...application.icons, ...application.roundIcons]),
    networkSecurity: network === undefined ? undefined : readNetworkSecurity(network),
    backupRules: backup === undefined ? undefined : readBackupRules(backup),
    extractionRules: extraction === undefined ? undefined : readExtractionRules(extraction),
    abis: abisOf(zip.entries.keys()),
    dex: await readDexFiles(open),
    unreadable,
  };
  return { details, table };
}

interface Open {
  readonly zip: OpenZip;
  readonly table: ResourceTable;
  readonly unreadable: { entry: string; reason: string }[];
}

async function readTable(zip: OpenZip, unreadable: Open['unreadable']): Promise<ResourceTable> {
  const { value, problem } = await attempt(() => readApkTable(zip));
  if (problem !== undefined) unreadable.push({ entry: 'resources.arsc', reason: problem });
  return value ?? emptyTable;
}

/** The size is checked before anything is unpacked. */
async function readBounded({ source, entries, read }: OpenZip, entry: string, most: number) {
  if ((entries.get(entry)?.sizeBytes ?? 0) > most)
    throw unsafe(`The entry unpacks to more than ${most} bytes.`, { path: source.path, entry });
  return read(entry);
}

async function manifestOf(zip: OpenZip): Promise<Buffer> {
  const manifest = await readBounded(zip, 'AndroidManifest.xml', mostXmlBytes);
  if (manifest !== undefined && isBinaryXml(manifest)) return manifest;
  throw new SlipwayError('ARTIFACT_ENTRY_MISSING', {
    message: 'The archive has no compiled Android manifest.',
    seen: `${zip.source.path}, entry "AndroidManifest.xml"`,
  });
}

/** The XML that a resource of the manifest stands for. */
async function readLinked(open: Open, id: number | undefined): Promise<XmlElement | undefined> {
  if (id === undefined || id === 0) return undefined;
  const value = valueFor(open.table, id, plainDevice);
  return value?.kind === 'file' ? readXml(open, value.path) : undefined;
}

/** One file that cannot be read is worth a finding, and the rest of the app still worth a look. */
async function readXml({ zip, unreadable }: Open, entry: string): Promise<XmlElement | undefined> {
  try {
    const content = await readBounded(zip, entry, mostXmlBytes);
    if (content === undefined) unreadable.push({ entry, reason: 'the archive has no entry of that name' });
    return content === undefined ? undefined : parseBinaryXml(content, { path: zip.source.path, entry });
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    unreadable.push({ entry, reason: error.message });
    return undefined;
  }
}

async function readIcons(open: Open, images: readonly IconImage[]): Promise<readonly AdaptiveIcon[]> {
  const read = attributeReader(open.table);
  const byPath = new Map(
    images.flatMap((image) => (image.path?.endsWith('.xml') ? [[image.path, image] as const] : [])),
  );
  const found: AdaptiveIcon[] = [];
  for (const [path, image] of [...byPath].slice(0, mostIcons)) {
    const root = await readXml(open, path);
    const icon = root && readAdaptiveIcon({ image, root, table: open.table, read });
    if (icon !== undefined) found.push(icon);
  }
  return found;
}

async function readDexFiles({ zip, unreadable }: Open): Promise<readonly DexFile[]> {
  const found: DexFile[] = [];
  for (const entry of [...zip.entries.keys()].filter(isDexName).sort(byDexNumber)) {
    const { value = [], problem } = await attempt(() => readDex(zip, entry));
    if (problem !== undefined) unreadable.push({ entry, reason: problem });
    found.push(...value);
  }
  return found;
}

/** The header is enough, but for containers, which have more than one. */
async function readDex(zip: OpenZip, entry: string): Promise<readonly DexFile[]> {
  const place = { path: zip.source.path, entry };
  const sizeBytes = zip.entries.get(entry)?.sizeBytes ?? 0;
  const head = await readEntryPrefix(zip, entry, dexHeaderBytes);
  if (head === undefined) throw corrupt('The dex file went missing.', place);
  const { file, ownBytes } = readDexHeader(head, sizeBytes, place);
  if (ownBytes === sizeBytes) return [file];
  return readDexContainer((await zip.read(entry)) ?? head, place);
}

import { unsafe } from '../../corrupt.ts';
import type { Zip } from '../../zip/open-zip.ts';
import { readXmlNode } from '../proto-xml-tree.ts';
import type { Bundle } from '../read-bundle.ts';
import { type ApkGroup, apkGroupsOf, merged } from './apk-groups.ts';
import { encodeTable } from './encode-table.ts';
import { encodeXml } from './encode-xml.ts';
import { configManifest, splitsFile } from './made-files.ts';
import type { ModulePart } from './module-parts.ts';
import { type UncompressedRule, uncompressedRule } from './uncompressed.ts';
import { type Variant, variantName, variantsOf } from './variants.ts';
import { usualSignatureBytes, weighApk } from './weigh-apk.ts';
import { type ApkFile, type EntryWeigher, entryWeigher, madeFile, pathInApk } from './weigh-entries.ts';

/** A bundle has a handful of modules, and all ABIs, densities and languages there are make some hundred APKs. */
const mostApks = 5_000;
const mostClasses = 50_000;
/** Each is weighed as a whole: ABIs times densities. */
const mostStandalones = 500;

/** What devices of one class download at first installation. */
export interface DeliveredSize {
  /** API levels, such as `21-28`, or `29-` without an end. */
  readonly sdk: string;
  /** Empty where the APKs do not differ by it. */
  readonly abi: string;
  /** Bucket such as `XHDPI`. */
  readonly density: string;
  /** Language such as `de`; a device with several gets more than one. */
  readonly language: string;
  /** Bytes; the two differ where textures are for some of the devices. */
  readonly minBytes: number;
  readonly maxBytes: number;
}

/**
 * What each class of devices downloads, as `bundletool get-size total` has it: the gzipped sizes of the APKs that
 * the device gets. The APKs are worked out rather than made: their resource tables and compiled XML are written and
 * compressed, everything else weighs what it weighs in the bundle. Modules on demand are left out,
 * those with conditions are in wherever the API level allows it, as there. Errors: ARTIFACT_CORRUPT, ARTIFACT_UNSAFE.
 */
export async function deliveredSizes(zip: Zip, bundle: Bundle): Promise<readonly DeliveredSize[]> {
  const weigh = entryWeigher(zip);
  const sizes: DeliveredSize[] = [];
  for (const variant of variantsOf(bundle)) {
    const keepsUncompressed = uncompressedRule(bundle, variant);
    const context = { zip, bundle, weigh, keepsUncompressed, signatureBytes: signatureBytesOf(zip) };
    const groups = await apkGroupsOf(zip, bundle, variant);
    const weighed = variant.isStandalone
      ? await weighStandalones(context, groups, variant)
      : await weighSplits(context, groups, variant);
    sizes.push(...weighed);
  }
  return sizes;
}

interface Context {
  readonly zip: Zip;
  readonly bundle: Bundle;
  readonly weigh: EntryWeigher;
  readonly keepsUncompressed: UncompressedRule;
  readonly signatureBytes: number;
}

/** The signature of the bundle is as long as those of the APKs will be, if the key is of the same kind. */
function signatureBytesOf({ entries }: Zip): number {
  const found = [...entries.values()].find(({ name }) => /^META-INF\/[^/]+\.(?:RSA|EC|DSA)$/u.test(name));
  return found?.compressedBytes ?? usualSignatureBytes;
}

type Place = Pick<ModulePart, 'dimension' | 'value'>;

/** Every APK once, then every class of devices with the APKs that it gets. */
async function weighSplits(
  context: Context,
  groups: readonly ApkGroup[],
  variant: Variant,
): Promise<readonly DeliveredSize[]> {
  const count = groups.reduce((sum, { parts }) => sum + parts.length, 0);
  if (count > mostApks) throw unsafe(`The bundle makes ${count} APKs.`, { path: context.zip.source.path });
  const weights = new Map<string, Place & { readonly bytes: number }>();
  for (const group of groups) {
    for (const part of group.parts) {
      const { dimension, value } = part;
      const key = `${dimension}:${value}`;
      const bytes = (weights.get(key)?.bytes ?? 0) + (await weighPart(context, { group, part }));
      weights.set(key, { dimension, value, bytes });
    }
  }
  const bytesOf = (dimension: Place['dimension'], value: string): number =>
    weights.get(`${dimension}:${value}`)?.bytes ?? 0;
  const valuesOf = (dimension: Place['dimension']): readonly string[] => {
    const found = [...weights.values()].filter((one) => one.dimension === dimension);
    return found.length === 0 ? [''] : found.map(({ value }) => value);
  };
  const textures = valuesOf('texture').map((value) => bytesOf('texture', value));
  const classes = classesOf(
    { abi: valuesOf('abi'), density: valuesOf('density'), language: valuesOf('language') },
    context,
  );
  return classes.map((one) => {
    const bytes =
      bytesOf('master', '') +
      bytesOf('abi', one.abi) +
      bytesOf('density', one.density) +
      bytesOf('language', one.language);
    const sdk = variantName(variant);
    return { sdk, ...one, minBytes: bytes + Math.min(...textures), maxBytes: bytes + Math.max(...textures) };
  });
}

type DeviceClass = Pick<DeliveredSize, 'abi' | 'density' | 'language'>;

/** Every combination of the values of the dimensions. */
function classesOf(
  { abi, density, language }: { readonly [Key in keyof DeviceClass]: readonly string[] },
  { zip }: Context,
  most = mostClasses,
): readonly DeviceClass[] {
  const count = abi.length * density.length * language.length;
  if (count > most)
    throw unsafe(`The bundle tells ${count} classes of devices apart.`, { path: zip.source.path });
  return abi.flatMap((one) =>
    density.flatMap((two) => language.map((three) => ({ abi: one, density: two, language: three }))),
  );
}

/** One APK for each pair of ABI and density, with all languages in it. */
async function weighStandalones(
  context: Context,
  groups: readonly ApkGroup[],
  variant: Variant,
): Promise<readonly DeliveredSize[]> {
  const parts = groups.flatMap((group) => group.parts);
  const splits = (dimension: 'abi' | 'density') => {
    const isSplit = context.bundle.config.standaloneDimensions.includes(dimension);
    const found = new Set(parts.filter((part) => part.dimension === dimension).map(({ value }) => value));
    return isSplit && found.size > 0 ? [...found] : [''];
  };
  const dimensions = { abi: splits('abi'), density: splits('density'), language: [''] };
  const sizes: DeliveredSize[] = [];
  for (const one of classesOf(dimensions, context, mostStandalones)) {
    const own = parts.filter(
      ({ dimension, value }) =>
        (dimension !== 'abi' || one.abi === '' || value === one.abi) &&
        (dimension !== 'density' || one.density === '' || value === one.density),
    );
    const [whole] = merged(own.map((part) => ({ ...part, dimension: 'master', value: '' })));
    const [group] = groups;
    if (whole === undefined || group === undefined) continue;
    const bytes = await weighPart(context, { group, part: whole });
    sizes.push({ sdk: variantName(variant), ...one, minBytes: bytes, maxBytes: bytes });
  }
  return sizes;
}

interface Apk {
  readonly group: ApkGroup;
  readonly part: ModulePart;
}

async function weighPart(context: Context, { group, part }: Apk): Promise<number> {
  const files = new Map<string, ApkFile>();
  for (const entry of part.entries) {
    const file = await context.weigh(
      entry,
      context.keepsUncompressed(pathInApk(entry.name), group.module.kind),
    );
    files.set(file.path, file);
  }
  for (const file of await madeFiles(context, { group, part })) files.set(file.path, file);
  // Only a master APK says which Android it is for; the others are signed for any.
  const minSdk = part.dimension === 'master' ? group.module.minSdk : 1;
  return weighApk([...files.values()], {
    jar: minSdk < 24,
    digest: minSdk < 18 ? 'sha1' : 'sha256',
    signatureBytes: context.signatureBytes,
  });
}

async function madeFiles(context: Context, { group, part }: Apk): Promise<readonly ApkFile[]> {
  // A table is never compressed, because devices map it into memory.
  const table =
    part.resources.length === 0 ? [] : [madeFile('resources.arsc', encodeTable(part.resources), 0)];
  if (part.dimension !== 'master') {
    return [
      ...table,
      madeFile('AndroidManifest.xml', configManifest(group.module.manifest, part.value.toLowerCase())),
    ];
  }
  const manifest = await weighManifest(context, group.module.name);
  if (group.module.kind !== 'base') return [...table, manifest];
  const languages = group.parts.filter(({ dimension }) => dimension === 'language').map(({ value }) => value);
  const splits = languages.length === 0 ? [] : [madeFile('res/xml/splits0.xml', splitsFile(languages))];
  return [...table, manifest, ...splits, ...profiles(context.zip)];
}

async function weighManifest({ zip }: Context, module: string): Promise<ApkFile> {
  const content = (await zip.read(`${module}/manifest/AndroidManifest.xml`)) ?? Buffer.alloc(0);
  return madeFile('AndroidManifest.xml', encodeXml(readXmlNode(content), 'utf16'));
}

/** Profiles for the compiler travel beside the modules and are put into the base APK. */
function profiles({ entries }: Zip): readonly ApkFile[] {
  const folder = 'BUNDLE-METADATA/com.android.tools.build.profiles/';
  return [...entries.values()]
    .filter(({ name }) => name.startsWith(`${folder}baseline.prof`))
    .map(({ name, sizeBytes, compressedBytes, crc32 }) => ({
      path: `assets/dexopt/${name.slice(folder.length)}`,
      sizeBytes,
      packedBytes: compressedBytes,
      crc32,
      content: { downloadBytes: Math.min(compressedBytes, sizeBytes) },
    }));
}

import { BinaryReader } from '@bufbuild/protobuf/wire';
import type { Place } from '../corrupt.ts';
import {
  type Field,
  fieldsIn,
  fieldsOf,
  flagIn,
  messageIn,
  messagesIn,
  numberIn,
  protoOrCorrupt,
  textIn,
} from './proto-message.ts';

/** By number of SplitDimension.Value in bundletool's config.proto. */
const dimensions = {
  1: 'abi',
  2: 'density',
  3: 'language',
  4: 'texture',
  6: 'device-tier',
  7: 'country-set',
  8: 'ai-model',
  9: 'device-group',
} as const;

export type SplitDimension = (typeof dimensions)[keyof typeof dimensions];

/** A BundleConfig.pb: what the app's developer asks of whoever makes APKs of the bundle. */
export interface BundleConfig {
  /** Version of bundletool that built the bundle; empty when it does not say. */
  readonly bundletoolVersion: string;
  /** What APKs are divided by: the defaults of that version, and what the config says against them. */
  readonly splitDimensions: readonly SplitDimension[];
  /** What APKs for devices before Android 5 are divided by. */
  readonly standaloneDimensions: readonly SplitDimension[];
  readonly uncompressedNativeLibraries: boolean;
  /** Alignment of uncompressed native libraries in bytes. */
  readonly nativeAlignmentBytes: number;
  /** API level from which dex files stay uncompressed; undefined for never. */
  readonly uncompressedDexFrom: number | undefined;
  readonly sparseResources: boolean;
  /** Globs of paths that are never compressed. */
  readonly uncompressedGlobs: readonly string[];
  readonly compression: 'deflate' | '7zip';
  readonly compressedAssetPacks: boolean;
  readonly pinnedResourceIds: readonly number[];
  readonly pinnedResourceNames: readonly string[];
}

interface Dimension {
  readonly value: number;
  readonly negate: boolean;
}

const alignments = [4096, 4096, 16_384, 65_536];
/** By UncompressedDexTargetSdk. */
const dexTargets: Readonly<Record<number, number>> = { 0: 29, 1: 31, 3: 33 };

/** Parses a BundleConfig.pb; an empty one is one without wishes. ARTIFACT_CORRUPT when it does not decode. */
export function readBundleConfig(bytes: Uint8Array, place: Place): BundleConfig {
  return protoOrCorrupt('The configuration of the bundle', place, () => {
    const fields = fieldsOf(bytes);
    const compression = fieldsIn(fields, 3);
    const pinned = fieldsIn(fields, 4);
    return {
      ...readOptimizations(fieldsIn(fields, 2), textIn(fieldsIn(fields, 1), 2)),
      uncompressedGlobs: messagesIn(compression, 1).map(String),
      compressedAssetPacks: numberIn(compression, 2) === 2,
      compression: numberIn(compression, 3) === 1 ? '7zip' : 'deflate',
      pinnedResourceIds: numbersIn(pinned, 1),
      pinnedResourceNames: messagesIn(pinned, 2).map(String),
    };
  });
}

type Optimizations = Omit<
  BundleConfig,
  'uncompressedGlobs' | 'compressedAssetPacks' | 'compression' | 'pinnedResourceIds' | 'pinnedResourceNames'
>;

/** The defaults of each version are in bundletool's ApkOptimizations. */
function readOptimizations(fields: readonly Field[], bundletoolVersion: string): Optimizations {
  const isSince = (version: string) => compareVersions(bundletoolVersion, version) >= 0;
  const has = (number: number) => messageIn(fields, number) !== undefined;
  const split = dimensionsIn(fieldsIn(fields, 1));
  const native = fieldsIn(fields, 2);
  const dex = fieldsIn(fields, 3);
  const texture: readonly SplitDimension[] = isSince('0.10.2') ? ['texture'] : [];
  const uncompressesDex = has(3) ? flagIn(dex, 1) : isSince('1.11.3');
  return {
    bundletoolVersion,
    splitDimensions: applied(['abi', 'density', 'language', ...texture], split),
    standaloneDimensions: applied(
      ['abi', 'density'],
      has(4) ? dimensionsIn(fieldsIn(fields, 4)) : split,
    ).filter((dimension) => dimension === 'abi' || dimension === 'density'),
    uncompressedNativeLibraries: has(2) ? flagIn(native, 1) : isSince('0.6.0'),
    nativeAlignmentBytes: alignments[numberIn(native, 2)] ?? 4096,
    uncompressedDexFrom: uncompressesDex ? (dexTargets[numberIn(dex, 2)] ?? 29) : undefined,
    sparseResources: numberIn(fieldsIn(fields, 5), 1) === 2,
  };
}

/** SplitsConfig and StandaloneConfig both list their dimensions in field 1. */
function dimensionsIn(fields: readonly Field[]): readonly Dimension[] {
  return messagesIn(fields, 1).map((one) => {
    const dimension = fieldsOf(one);
    return { value: numberIn(dimension, 1), negate: flagIn(dimension, 2) };
  });
}

/** Repeated numbers, one by one or packed into one field. */
function numbersIn(fields: readonly Field[], number: number): readonly number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return [];
    if (field.bytes === undefined) return [field.value];
    const reader = new BinaryReader(field.bytes);
    const values: number[] = [];
    while (reader.pos < reader.len) values.push(reader.uint32());
    return values;
  });
}

function applied(defaults: readonly SplitDimension[], said: readonly Dimension[]): readonly SplitDimension[] {
  const found = new Set(defaults);
  for (const { value, negate } of said) {
    const dimension = (dimensions as Readonly<Record<number, SplitDimension>>)[value];
    if (dimension === undefined) continue;
    if (negate) found.delete(dimension);
    else found.add(dimension);
  }
  return [...found];
}

/** By numbers, as in 1.9.1 < 1.11.0; a bundle that says no version was built by the newest. */
function compareVersions(left: string, right: string): number {
  if (left === '') return 1;
  const [a, b] = [left, right].map((version) => version.split('-')[0]?.split('.').map(Number) ?? []);
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

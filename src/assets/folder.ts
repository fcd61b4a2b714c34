import { isDensityQualifier } from './densities.ts';

/** What the name of a resource folder of bitmaps says, such as `drawable-night-xhdpi-v26`. */
export interface ResourceFolder {
  readonly kind: 'drawable' | 'mipmap';
  /** Qualifiers but density and version, in their order: `night`, `en-rUS-ldrtl`; empty for none. */
  readonly variant: string;
  /** Density qualifier; undefined where there is none, which counts as `mdpi`. */
  readonly bucket: string | undefined;
  /** API level of a version qualifier that excludes devices the others do not exclude already. */
  readonly version: number | undefined;
}

/**
 * API level that a qualifier implies. aapt2 writes it into the names of folders (`drawable-hdpi-v4`),
 * where it says nothing new; SdkConstants in aapt2's ConfigDescription.cpp.
 */
const impliedVersions: readonly (readonly [RegExp, number])[] = [
  [/^(widecg|nowidecg|highdr|lowdr|vrheadset)$/, 26],
  [/^(round|notround)$/, 23],
  [/^(anydpi|b\+.*)$/, 21],
  [/^watch$/, 20],
  [/^(ldrtl|ldltr)$/, 17],
  [/^(sw\d+dp|w\d+dp|h\d+dp|television)$/, 13],
  [/^(night|notnight|car|desk|appliance)$/, 8],
  [/^(small|normal|large|xlarge|long|notlong)$/, 4],
];

/** Reads a folder name; undefined unless it is one of `drawable` or `mipmap`. */
export function parseFolder(name: string): ResourceFolder | undefined {
  const [kind, ...qualifiers] = name.split('-');
  if (kind !== 'drawable' && kind !== 'mipmap') return undefined;
  const bucket = qualifiers.find(isDensityQualifier);
  const version = qualifiers.map(versionOf).find((found) => found !== undefined);
  const others = qualifiers.filter((one) => one !== bucket && versionOf(one) === undefined);
  const implied = Math.max(bucket === undefined ? 0 : 4, ...qualifiers.map(impliedVersion));
  return {
    kind,
    variant: others.join('-'),
    bucket,
    version: version !== undefined && version > implied ? version : undefined,
  };
}

/** The name of a folder, in the order Android wants: density after the variant, version last. */
export function formatFolder({ kind, variant, bucket, version }: ResourceFolder): string {
  const parts = [kind, variant, bucket, version === undefined ? undefined : `v${version}`];
  return parts.filter((part) => part !== undefined && part !== '').join('-');
}

function versionOf(qualifier: string): number | undefined {
  const digits = /^v(\d{1,5})$/.exec(qualifier)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function impliedVersion(qualifier: string): number {
  return impliedVersions.find(([pattern]) => pattern.test(qualifier))?.[1] ?? 0;
}

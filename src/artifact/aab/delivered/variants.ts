import type { Bundle, BundleModule } from '../read-bundle.ts';

/** A range of Android versions whose devices get the same kind of APKs. */
export interface Variant {
  /** API levels, both ends included; undefined for no end. */
  readonly from: number;
  readonly to: number | undefined;
  /** One APK with everything, as devices before Android 5 need it. */
  readonly isStandalone: boolean;
}

const firstWithSplits = 21;
const sparseFrom = 32;
/** Uncompressed native libraries work from Android 6, with native activities from 7, on external storage from 9. */
const nativeFrom = 23;

/** The ranges that bundletool builds APKs for, oldest first: its VariantGenerator. */
export function variantsOf({ config, modules }: Bundle): readonly Variant[] {
  const minSdk = modules.find(({ kind }) => kind === 'base')?.minSdk ?? 1;
  const delivered = modules.filter(({ kind }) => kind !== 'asset-pack');
  const some = (has: (module: BundleModule) => boolean) => delivered.some(has);
  const wanted = [
    firstWithSplits,
    ...(config.uncompressedNativeLibraries && some(({ abis }) => abis.length > 0) ? [nativeFrom] : []),
    ...(config.uncompressedDexFrom !== undefined && some(({ dexFiles }) => dexFiles > 0)
      ? [config.uncompressedDexFrom]
      : []),
    ...(config.sparseResources ? [sparseFrom] : []),
  ];
  const starts = [...new Set(wanted.map((sdk) => Math.max(sdk, minSdk)))].sort((a, b) => a - b);
  const split = starts.map((from, index): Variant => {
    const next = starts[index + 1];
    return { from, to: next === undefined ? undefined : next - 1, isStandalone: false };
  });
  if (minSdk >= firstWithSplits) return split;
  return [{ from: minSdk, to: firstWithSplits - 1, isStandalone: true }, ...split];
}

/** `21-28`, or `29-` for all that follow: as bundletool prints it. */
export function variantName({ from, to }: Variant): string {
  return `${from}-${to ?? ''}`;
}

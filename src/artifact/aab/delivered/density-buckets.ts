import { compareDensities } from '../../apk/config-match.ts';

/** A screen density that bundletool makes an APK for, named as its size report names it. */
export interface DensityBucket {
  readonly name: string;
  readonly dpi: number;
  /** Screens that get this APK, in dots per inch, both ends included; undefined where there is no end. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const buckets = {
  LDPI: 120,
  MDPI: 160,
  TVDPI: 213,
  HDPI: 240,
  XHDPI: 320,
  XXHDPI: 480,
  XXXHDPI: 640,
} as const;

/** The buckets, each with the screens between the middles to its neighbours: ScreenDensitySelector of bundletool. */
export const densityBuckets: readonly DensityBucket[] = Object.entries(buckets).map(
  ([name, dpi], index, all) => {
    const lower = all[index - 1]?.[1];
    const higher = all[index + 1]?.[1];
    return {
      name,
      dpi,
      from: lower === undefined ? undefined : Math.ceil(middle(lower, dpi)),
      to: higher === undefined ? undefined : Math.floor(middle(dpi, higher)),
    };
  },
);

/** Where a screen is equally well served from both, scaling down being twice as good as scaling up. */
function middle(lower: number, higher: number): number {
  return (-higher + Math.sqrt(higher * higher + 8 * lower * higher)) / 2;
}

/** What some screen of the bucket would load, of values that differ by density only. */
export function reachable<T extends { readonly density: number }>(
  values: readonly T[],
  { from, to }: DensityBucket,
): readonly T[] {
  const lowest = from === undefined ? undefined : bestFor(values, from);
  const highest = to === undefined ? undefined : bestFor(values, to);
  return values.filter(
    ({ density }) =>
      (lowest === undefined || density >= lowest.density) &&
      (highest === undefined || density <= highest.density),
  );
}

function bestFor<T extends { readonly density: number }>(values: readonly T[], dpi: number): T | undefined {
  return values.reduce<T | undefined>((best, one) => {
    if (best === undefined) return one;
    const compared = compareDensities(one.density, best.density, dpi);
    // A value that says mdpi is taken rather than one that says nothing.
    return compared > 0 || (compared === 0 && one.density > best.density) ? one : best;
  }, undefined);
}

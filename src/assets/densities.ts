/**
 * Screen densities in dots per inch; android.util.DisplayMetrics, and
 * https://developer.android.com/training/multiscreen/screendensities
 */
const bucketDpis: Readonly<Record<string, number>> = {
  ldpi: 120,
  mdpi: 160,
  tvdpi: 213,
  hdpi: 240,
  xhdpi: 320,
  xxhdpi: 480,
  xxxhdpi: 640,
};

/** Buckets that say "do not scale": their bitmaps belong to no screen density. */
const unscaledBuckets: ReadonlySet<string> = new Set(['nodpi', 'anydpi']);

/** The names of all buckets that a bitmap can be required in. */
export const bucketNames: readonly string[] = Object.keys(bucketDpis);

/** What most apps want: `ldpi` devices are gone, and `tvdpi` is for some televisions. */
export const usualBuckets: readonly string[] = ['mdpi', 'hdpi', 'xhdpi', 'xxhdpi', 'xxxhdpi'];

/** Whether a resource qualifier names a density: a bucket, `nodpi`, `anydpi`, or dpi such as `420dpi`. */
export function isDensityQualifier(qualifier: string): boolean {
  return unscaledBuckets.has(qualifier) || bucketDpi(qualifier) !== undefined;
}

/** Dots per inch of a bucket; undefined for `nodpi`, `anydpi` and what is no density. */
export function bucketDpi(bucket: string): number | undefined {
  if (Object.hasOwn(bucketDpis, bucket)) return bucketDpis[bucket];
  const dpi = /^([1-9]\d{0,3})dpi$/.exec(bucket)?.[1];
  return dpi === undefined ? undefined : Number(dpi);
}

/** Pixels per dp in a bucket; a folder without a density counts as `mdpi`. */
export function bucketScale(bucket: string | undefined): number | undefined {
  const dpi = bucketDpi(bucket ?? 'mdpi');
  return dpi === undefined ? undefined : dpi / 160;
}

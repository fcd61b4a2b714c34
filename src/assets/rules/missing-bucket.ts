import type { Finding } from '../../findings/finding.ts';
import { bucketDpi, bucketScale } from '../densities.ts';
import type { DensityImage, ImageGroup } from '../density-image.ts';
import { formatFolder } from '../folder.ts';

/**
 * A bitmap that exists in a density folder but not in every required one. Android decides on density
 * before the version, so a bitmap of an earlier version fills a gap; any other variant does not.
 * Nine-patches stretch anyway, so for them it is a warning.
 */
export function missingBuckets(
  { name, images }: ImageGroup,
  all: readonly ImageGroup[],
  required: readonly string[],
): readonly Finding[] {
  const best = images.toSorted(byDensity).at(-1);
  if (
    best === undefined ||
    !images.some(({ folder }) => folder.bucket !== undefined && bucketDpi(folder.bucket))
  ) {
    return [];
  }
  const present = bucketsOf(all.flatMap((group) => group.images.filter((image) => canReplace(image, best))));
  const missing = required.filter((bucket) => !present.includes(bucket));
  if (missing.length === 0) return [];
  const folders = missing.map((bucket) => formatFolder({ ...best.folder, bucket }));
  return [
    {
      rule: 'density/missing-bucket',
      severity: best.ninePatch ? 'warning' : 'error',
      place: best.place,
      message: `${name} is in ${present.join(', ')} but not in ${missing.join(', ')}`,
      remedy: `Export it for ${folders.join(', ')}.`,
    },
  ];
}

/** Whether a device that would look for `image` may load `candidate` instead. */
function canReplace(candidate: DensityImage, image: DensityImage): boolean {
  return (
    candidate.scope === image.scope &&
    candidate.name === image.name &&
    candidate.folder.kind === image.folder.kind &&
    candidate.folder.variant === image.folder.variant &&
    (candidate.folder.version ?? 0) <= (image.folder.version ?? 0)
  );
}

function bucketsOf(images: readonly DensityImage[]): readonly string[] {
  const scaled = images.filter(({ folder }) => bucketScale(folder.bucket) !== undefined);
  return [...new Set(scaled.toSorted(byDensity).map(({ folder }) => folder.bucket ?? 'mdpi'))];
}

function byDensity(a: DensityImage, b: DensityImage): number {
  return (bucketScale(a.folder.bucket) ?? 0) - (bucketScale(b.folder.bucket) ?? 0);
}

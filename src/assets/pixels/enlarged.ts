import type { Finding } from '../../findings/finding.ts';
import { bucketScale } from '../densities.ts';
import { type DensityImage, groupImages } from '../density-image.ts';
import { looksEnlarged } from './detail.ts';
import type { Plane } from './enlarge.ts';

/** Pixels of a bitmap by its place; throws where they cannot be decoded. */
export type ReadPixels = (place: string) => Promise<Plane>;

/** Bitmaps that carry no more detail than the one of the next lower density, which somebody enlarged. */
export async function enlargedBitmaps(
  images: readonly DensityImage[],
  read: ReadPixels,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { images: members } of groupImages(images.filter(isDecodable))) {
    const byScale = members.toSorted((a, b) => scaleOf(a) - scaleOf(b));
    for (const [at, larger] of byScale.entries()) {
      const smaller = byScale[at - 1];
      if (smaller !== undefined && isLarger(larger, smaller))
        findings.push(...(await compare(larger, smaller, read)));
    }
  }
  return findings;
}

/** A nine-patch has borders that no tool enlarges; it is not compared. */
function isDecodable({ size, problem, ninePatch, folder }: DensityImage): boolean {
  return (
    size !== undefined && problem === undefined && !ninePatch && bucketScale(folder.bucket) !== undefined
  );
}

function scaleOf({ folder }: DensityImage): number {
  return bucketScale(folder.bucket) ?? 0;
}

function isLarger({ size }: DensityImage, { size: other }: DensityImage): boolean {
  if (size === undefined || other === undefined) return false;
  return size.widthPx > other.widthPx && size.heightPx > other.heightPx;
}

async function compare(
  larger: DensityImage,
  smaller: DensityImage,
  read: ReadPixels,
): Promise<readonly Finding[]> {
  try {
    const isEnlarged = looksEnlarged(await read(larger.place), await read(smaller.place));
    return isEnlarged ? [enlarged(larger, smaller)] : [];
  } catch (error) {
    return [notDecoded(larger, error)];
  }
}

function enlarged({ place }: DensityImage, smaller: DensityImage): Finding {
  return {
    rule: 'pixels/enlarged',
    severity: 'warning',
    place,
    message: `The bitmap has no more detail than ${smaller.place}: it looks like that one, enlarged`,
    remedy: 'Export it from its original at this size, or leave it out: Android enlarges by itself.',
  };
}

function notDecoded({ place }: DensityImage, error: unknown): Finding {
  return {
    rule: 'pixels/not-checked',
    severity: 'warning',
    place,
    message: `The pixels were not looked at: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'Export the bitmap again, or the one of the next lower density.',
  };
}

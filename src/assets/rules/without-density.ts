import type { Finding } from '../../findings/finding.ts';
import { bucketScale } from '../densities.ts';
import type { ImageGroup } from '../density-image.ts';

/** A bitmap in a folder without a density and in no other (Lint's IconLocation): every screen but the oldest enlarges it. */
export function withoutDensity({ name, images }: ImageGroup): readonly Finding[] {
  const plain = images.find(({ folder }) => folder.bucket === undefined);
  const scaled = images.some(({ folder }) => folder.bucket !== undefined && bucketScale(folder.bucket));
  if (plain === undefined || plain.ninePatch || scaled) return [];
  return [
    {
      rule: 'density/no-bucket',
      severity: 'warning',
      place: plain.place,
      message: `${name} is in no density folder, which counts as mdpi: a screen of 480 dpi enlarges it three times`,
      remedy: 'Export it for the density folders, or put it into nodpi if it is not to be scaled.',
    },
  ];
}

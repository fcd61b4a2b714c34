import type { Finding } from '../../findings/finding.ts';
import { bucketScale } from '../densities.ts';
import type { ImageGroup } from '../density-image.ts';

/** The same bitmap in `nodpi` and in a density folder: which one a device takes is hard to foresee. */
export function nodpiAndDensity({ name, images }: ImageGroup): readonly Finding[] {
  const unscaled = images.find(({ folder }) => folder.bucket === 'nodpi');
  const scaled = images.filter(({ folder }) => folder.bucket !== undefined && bucketScale(folder.bucket));
  if (unscaled === undefined || scaled.length === 0) return [];
  const buckets = scaled.map(({ folder }) => folder.bucket).join(', ');
  return [
    {
      rule: 'density/nodpi-and-density',
      severity: 'warning',
      place: unscaled.place,
      message: `${name} is in nodpi and in ${buckets}; some devices scale it and others do not`,
      remedy: 'Keep it either in nodpi or in the density folders.',
    },
  ];
}

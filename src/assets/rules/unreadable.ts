import type { Finding } from '../../findings/finding.ts';
import type { DensityImage } from '../density-image.ts';

/** Bitmaps that a device would fail to load. */
export function unreadableImages(images: readonly DensityImage[]): readonly Finding[] {
  return images
    .filter(({ size, problem }) => size === undefined || problem !== undefined)
    .map(({ place, problem }) => ({
      rule: 'image/unreadable',
      severity: 'error',
      place,
      message:
        problem ?? 'The file has the suffix of a bitmap but is no PNG, WebP, JPEG or GIF that can be read',
      remedy: 'Export the bitmap again.',
    }));
}

import type { Finding } from '../../findings/finding.ts';
import type { DensityImage } from '../density-image.ts';

/** Bitmaps whose header cannot be read: a device would fail to load them. */
export function unreadableImages(images: readonly DensityImage[]): readonly Finding[] {
  return images
    .filter(({ size }) => size === undefined)
    .map(({ place }) => ({
      rule: 'image/unreadable',
      severity: 'error',
      place,
      message: 'The file has the suffix of a bitmap but is no PNG, WebP, JPEG or GIF that can be read',
      remedy: 'Export the bitmap again.',
    }));
}

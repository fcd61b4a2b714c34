import type { Finding } from '../../findings/finding.ts';
import { megabytes } from '../../text/sizes.ts';
import type { DensityImage } from '../density-image.ts';

/**
 * Android refuses to draw a bitmap of more than 100 MiB: "Canvas: trying to draw too large bitmap".
 * RecordingCanvas.MAX_BITMAP_SIZE, android/graphics/RecordingCanvas.java.
 */
const mostBytes = 100 * 1024 * 1024;
const bytesPerPixel = 4;

/** Bitmaps that crash what shows them, or whose header claims so. The header alone is believed: nothing is decoded. */
export function tooLarge(images: readonly DensityImage[]): readonly Finding[] {
  return images.flatMap(({ place, size }) => {
    if (size === undefined) return [];
    const bytes = size.widthPx * size.heightPx * bytesPerPixel;
    return bytes > mostBytes ? [finding(place, `${size.widthPx}×${size.heightPx}`, bytes)] : [];
  });
}

function finding(place: string, pixels: string, bytes: number): Finding {
  return {
    rule: 'image/too-large',
    severity: 'error',
    place,
    message: `${pixels} takes ${megabytes(bytes)} in memory; Android refuses to draw more than ${megabytes(mostBytes)}`,
    remedy: 'Export it at the size in which it is shown.',
  };
}

import type { ImageSize } from '../image-header.ts';

const mediumDpi = 160;
const noDpi = 0xffff;
const bytesPerPixel = 4;

/** A bitmap as a screen shows it. */
export interface Loaded {
  /** How far each side is enlarged (above 1) or shrunk. */
  readonly factor: number;
  readonly shown: ImageSize;
  /** What it takes in memory, decoded to the size that it is shown in. */
  readonly bytes: number;
}

/**
 * Bitmaps are scaled by the density of the screen over that of their folder as they are decoded; those of `nodpi` are
 * not scaled, those of a folder without a density are for 160 dpi. BitmapFactory and `Bitmap.getScaledWidth`: each
 * side becomes `(int)(side · factor + 0.5)`.
 */
export function load({ widthPx, heightPx }: ImageSize, folderDpi: number, screenDpi: number): Loaded {
  const factor = folderDpi === noDpi ? 1 : screenDpi / (folderDpi === 0 ? mediumDpi : folderDpi);
  const shown = { widthPx: scaled(widthPx, factor), heightPx: scaled(heightPx, factor) };
  return { factor, shown, bytes: shown.widthPx * shown.heightPx * bytesPerPixel };
}

function scaled(side: number, factor: number): number {
  return Math.max(1, Math.trunc(side * factor + 0.5));
}

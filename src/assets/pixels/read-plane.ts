import type { Plane } from './enlarge.ts';

/** What a phone can hold; a header that claims more is not believed. */
const limitInputPixels = 25_000_000;

/**
 * A bitmap as one number a pixel: half its brightness as drawn, half its opacity, so that neither a white nor a black
 * drawing vanishes. The weights of brightness are those of ITU-R BT.601. sharp is loaded here, when pixels are needed.
 */
export async function readPlane(file: string | Buffer): Promise<Plane> {
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(file, { limitInputPixels })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const values = new Float32Array(info.width * info.height);
  for (let at = 0; at < values.length; at += 1) values[at] = numberOf(data, at * 4);
  return { width: info.width, height: info.height, values };
}

function numberOf(data: Buffer, at: number): number {
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
  return (((0.299 * red + 0.587 * green + 0.114 * blue) * alpha) / 255 + alpha) / 2;
}

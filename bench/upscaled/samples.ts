// From one picture a pair that an app may have: as it is beside its half, and the half beside itself enlarged.
import sharp from 'sharp';
import {
  cubic,
  enlarge,
  type Kernel,
  kernels,
  lanczos,
  type Plane,
} from '../../src/assets/pixels/enlarge.ts';
import { readPlane } from '../../src/assets/pixels/read-plane.ts';

/** From xhdpi to hdpi, … to xxxhdpi from mdpi. */
export const ratios = [4 / 3, 1.5, 2, 3, 4] as const;

interface Enlarger {
  readonly name: string;
  readonly enlarge: (png: Buffer, to: Size) => Promise<Buffer>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The last three are none that the recognition tries. */
const others: readonly Kernel[] = [
  { name: 'bicubic, sharper', placement: 'edges', radius: 2, weight: cubic(0, 0.75) },
  { name: 'lanczos of two lobes', placement: 'edges', radius: 2, weight: lanczos(2) },
  { name: 'hermite', placement: 'edges', radius: 1, weight: cubic(0, 0) },
];

export const enlargers: readonly Enlarger[] = [
  ...(['nearest', 'linear', 'cubic'] as const).map((kernel) => ({
    name: `sharp, ${kernel}`,
    enlarge: (png: Buffer, to: Size) =>
      sharp(png)
        .resize({ ...to, kernel, fit: 'fill' })
        .png()
        .toBuffer(),
  })),
  ...[...kernels.slice(3, 5), ...others].map((kernel) => ({
    name: kernel.name,
    enlarge: (png: Buffer, to: Size) => enlargeChannels(png, kernel, to),
  })),
];

export interface Pair {
  readonly larger: Plane;
  readonly smaller: Plane;
}

export interface Sample {
  readonly enlarger: string;
  readonly ratio: number;
  readonly drawn: Pair;
  readonly enlarged: Pair;
}

/** Every fourth is stored as a lossy WebP, as exporters do. */
export async function sampleOf(picture: Buffer, at: number): Promise<Sample> {
  const ratio = ratios[at % ratios.length] as number;
  const enlarger = enlargers[at % enlargers.length] as Enlarger;
  const { width, height } = await sharp(picture).metadata();
  const half = { width: Math.round(width / ratio), height: Math.round(height / ratio) };
  const small = await sharp(picture)
    .resize({ ...half, fit: 'fill' })
    .png()
    .toBuffer();
  const again = await enlarger.enlarge(small, { width, height });
  const store = (png: Buffer) => (at % 4 === 3 ? sharp(png).webp({ quality: 90 }).toBuffer() : png);
  const smaller = await readPlane(small);
  return {
    enlarger: enlarger.name,
    ratio,
    drawn: { larger: await readPlane(await store(picture)), smaller },
    enlarged: { larger: await readPlane(await store(again)), smaller },
  };
}

/** Each channel by itself, colours multiplied by their opacity, as image editors do. */
async function enlargeChannels(png: Buffer, kernel: Kernel, to: Size): Promise<Buffer> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const channel = (at: number) => {
    const values = Float32Array.from({ length: info.width * info.height }, (_, pixel) => {
      const alpha = data[pixel * 4 + 3] ?? 0;
      return at === 3 ? alpha : ((data[pixel * 4 + at] ?? 0) * alpha) / 255;
    });
    return enlarge({ width: info.width, height: info.height, values }, kernel, to).values;
  };
  const planes = [0, 1, 2, 3].map(channel);
  const raw = Buffer.alloc(to.width * to.height * 4);
  for (let pixel = 0; pixel < to.width * to.height; pixel += 1) {
    const alpha = planes[3]?.[pixel] ?? 0;
    for (let at = 0; at < 3; at += 1)
      raw[pixel * 4 + at] = Math.min(
        255,
        Math.round(((planes[at]?.[pixel] ?? 0) * 255) / Math.max(1, alpha)),
      );
    raw[pixel * 4 + 3] = Math.round(alpha);
  }
  return sharp(raw, { raw: { ...to, channels: 4 } })
    .png()
    .toBuffer();
}

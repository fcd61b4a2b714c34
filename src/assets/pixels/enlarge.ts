/** A picture of one number a pixel, from 0 to 255, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * Which pixel of the smaller picture the first of the larger one lies at. `edges`: both pictures cover the same area, as
 * in Photoshop and ImageMagick. `corners`: at the first pixel, as libvips has it without interpolation, and OpenCV's
 * relatives. `before`: half a pixel before it, as libvips enlarges (vips_resize gives vips_affine an offset of 0.5).
 */
type Placement = 'edges' | 'corners' | 'before';

/** Weight of a pixel at a distance, in pixels of the smaller picture. */
export interface Kernel {
  readonly placement: Placement;
  readonly name: string;
  readonly radius: number;
  readonly weight: (distance: number) => number;
}

/**
 * The family that tools enlarge with; sharp cannot enlarge by Lanczos or Mitchell, so that these few lines are here.
 * Keys 1981; Mitchell and Netravali 1988, with their B and C.
 */
export const kernels: readonly Kernel[] = [
  { name: 'nearest', placement: 'edges', radius: 0.5, weight: () => 1 },
  { name: 'bilinear', placement: 'edges', radius: 1, weight: bilinear },
  { name: 'bicubic', placement: 'edges', radius: 2, weight: cubic(0, 0.5) },
  { name: 'mitchell', placement: 'edges', radius: 2, weight: cubic(1 / 3, 1 / 3) },
  { name: 'lanczos', placement: 'edges', radius: 3, weight: lanczos(3) },
  { name: 'nearest', placement: 'corners', radius: 0.5, weight: () => 1 },
  { name: 'bilinear', placement: 'before', radius: 1, weight: bilinear },
  { name: 'bicubic', placement: 'before', radius: 2, weight: cubic(0, 0.5) },
];

/** Enlarges by one kernel, rows first. Edges are repeated, and what rings beyond black and white is cut. */
export function enlarge(plane: Plane, kernel: Kernel, to: Pick<Plane, 'width' | 'height'>): Plane {
  const wide = transpose(resizeRows(plane, kernel, to.width));
  const large = transpose(resizeRows(wide, kernel, to.height));
  return { ...large, values: large.values.map((value) => Math.min(255, Math.max(0, value))) };
}

function bilinear(distance: number): number {
  return Math.max(0, 1 - Math.abs(distance));
}

export function cubic(b: number, c: number): Kernel['weight'] {
  return (distance) => {
    const x = Math.abs(distance);
    if (x >= 2) return 0;
    if (x < 1) return ((12 - 9 * b - 6 * c) * x ** 3 + (-18 + 12 * b + 6 * c) * x ** 2 + (6 - 2 * b)) / 6;
    return (
      ((-b - 6 * c) * x ** 3 + (6 * b + 30 * c) * x ** 2 + (-12 * b - 48 * c) * x + (8 * b + 24 * c)) / 6
    );
  };
}

export function lanczos(lobes: number): Kernel['weight'] {
  return (x) => (Math.abs(x) >= lobes ? 0 : sinc(x) * sinc(x / lobes));
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

const shifts: Readonly<Record<Placement, (step: number) => number>> = {
  edges: (step) => step / 2 - 0.5,
  corners: () => 0,
  before: () => -0.5,
};

function resizeRows({ width, height, values }: Plane, kernel: Kernel, newWidth: number): Plane {
  const result = new Float32Array(newWidth * height);
  const shift = shifts[kernel.placement](width / newWidth);
  for (let x = 0; x < newWidth; x += 1) {
    const taps = tapsAt((x * width) / newWidth + shift, kernel, width);
    for (let y = 0; y < height; y += 1) {
      let sum = 0;
      for (const [column, weight] of taps) sum += (values[y * width + column] ?? 0) * weight;
      result[y * newWidth + x] = sum;
    }
  }
  return { width: newWidth, height, values: result };
}

type Tap = readonly [column: number, weight: number];

function tapsAt(center: number, { name, radius, weight, placement }: Kernel, width: number): readonly Tap[] {
  const clamp = (column: number) => Math.min(width - 1, Math.max(0, column));
  if (name === 'nearest') return [[clamp(Math.floor(center + (placement === 'corners' ? 0 : 0.5))), 1]];
  const first = Math.ceil(center - radius);
  const count = Math.floor(center + radius) - first + 1;
  const taps = Array.from({ length: count }, (_, at) => [first + at, weight(first + at - center)] as const);
  const total = taps.reduce((sum, [, each]) => sum + each, 0);
  return taps.map(([column, each]) => [clamp(column), each / total]);
}

function transpose({ width, height, values }: Plane): Plane {
  const turned = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + y] = values[y * width + x] ?? 0;
  }
  return { width: height, height: width, values: turned };
}

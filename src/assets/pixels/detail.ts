import { enlarge, kernels, type Plane } from './enlarge.ts';

/** Fitted to the pictures for training of bench/upscaled.ts. */
const enlargedUpTo = 1.1;

/** Whether a bitmap carries no more detail than a smaller one. One that is of one colour all over says nothing. */
export function looksEnlarged(larger: Plane, smaller: Plane): boolean {
  const detail = ownDetail(larger, smaller);
  return detail !== undefined && detail <= enlargedUpTo;
}

/**
 * How much of a bitmap the enlarged smaller one does not explain, over what the choice of a kernel changes. About 0 for
 * a bitmap that was enlarged by one of the kernels, below 1 for one enlarged by a kernel between them; above that
 * for one that was drawn or rendered at its own size. Undefined where the smaller one has nothing to compare: one colour.
 */
function ownDetail(larger: Plane, smaller: Plane): number | undefined {
  const enlarged = kernels.map((kernel) => enlarge(smaller, kernel, larger));
  const [, bilinear, bicubic] = enlarged;
  if (bilinear === undefined || bicubic === undefined) return undefined;
  const spread = difference(bilinear, bicubic);
  if (spread < leastSpread) return undefined;
  return Math.min(...enlarged.map((each) => difference(larger, each))) / (spread + rounding);
}

/** Rounding to whole numbers alone differs by about 0.29, a standard deviation. */
const rounding = 0.3;
const leastSpread = 0.3;

/** Root of the mean square. */
function difference(one: Plane, other: Plane): number {
  let sum = 0;
  for (let at = 0; at < one.values.length; at += 1) {
    sum += ((one.values[at] ?? 0) - (other.values[at] ?? 0)) ** 2;
  }
  return Math.sqrt(sum / one.values.length);
}

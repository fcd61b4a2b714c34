import type { Finding } from '../../findings/finding.ts';
import { bucketScale } from '../densities.ts';
import type { DensityImage, ImageGroup } from '../density-image.ts';
import { matchesDp, mendedPx, referenceDp } from '../sizes.ts';
import { iconRole } from './expected-dp.ts';

/** A bitmap that can be measured: it has a size and a density, and it is not one that stretches. */
interface Measured {
  readonly image: DensityImage;
  readonly bucket: string;
  readonly scale: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

interface Target {
  readonly widthDp: number;
  readonly heightDp: number;
}

/** What the sizes of one bitmap in its densities give away: strays, and roles of a prescribed size. */
export function sizesInGroup({ images }: ImageGroup): readonly Finding[] {
  const measured = images.flatMap(measure);
  const [first] = measured;
  if (first === undefined) return [];
  const role = iconRole(first.image);
  const strays = straysIn(measured, role?.dp);
  if (role === undefined) return strays.map(({ finding }) => finding);
  const expected = { widthDp: role.dp, heightDp: role.dp };
  const unexpected = measured
    .filter((one) => !strays.some(({ stray }) => stray === one) && !fits(one, expected))
    .map((one) => unexpectedSize(one, expected, role.label));
  return [...strays.map(({ finding }) => finding), ...unexpected];
}

function straysIn(measured: readonly Measured[], hintDp: number | undefined) {
  const target = {
    widthDp: referenceDp(
      measured.map(({ widthPx, scale }) => ({ px: widthPx, scale })),
      hintDp,
    ),
    heightDp: referenceDp(
      measured.map(({ heightPx, scale }) => ({ px: heightPx, scale })),
      hintDp,
    ),
  };
  return measured
    .filter((one) => !fits(one, target))
    .map((stray) => ({ stray, finding: wrongSize(stray, target) }));
}

function measure(image: DensityImage): readonly Measured[] {
  const scale = bucketScale(image.folder.bucket);
  if (image.size === undefined || scale === undefined || image.ninePatch) return [];
  return [{ image, scale, bucket: image.folder.bucket ?? 'mdpi', ...image.size }];
}

function fits({ widthPx, heightPx, scale }: Measured, { widthDp, heightDp }: Target): boolean {
  return matchesDp({ px: widthPx, scale }, widthDp) && matchesDp({ px: heightPx, scale }, heightDp);
}

function wrongSize(one: Measured, target: Target): Finding {
  return {
    rule: 'density/wrong-size',
    severity: 'error',
    place: one.image.place,
    message: `${comparison(one, target)}, as the other densities have it`,
    remedy: 'Export it from its original at the size of this density; do not copy another density.',
  };
}

function unexpectedSize(one: Measured, target: Target, label: string): Finding {
  return {
    rule: 'density/expected-size',
    severity: 'warning',
    place: one.image.place,
    message: `${comparison(one, target)}: ${label} are ${target.widthDp} dp`,
    remedy: 'Export it at that size; the launcher and the status bar scale any other.',
  };
}

function comparison(one: Measured, { widthDp, heightDp }: Target): string {
  const width = mendedPx({ px: one.widthPx, scale: one.scale }, widthDp);
  const height = mendedPx({ px: one.heightPx, scale: one.scale }, heightDp);
  return `${one.widthPx}×${one.heightPx} in ${one.bucket} should be ${width}×${height}`;
}

import type { Finding } from '../../../findings/finding.ts';
import { matchesDp, mendedPx, referenceDp } from '../../sizes.ts';
import { type AssetSet, placeOf, type Slot } from '../asset-set.ts';

/** A bitmap of a declared scale. */
interface Measured {
  readonly slot: Slot;
  readonly scale: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The scales of one image have to be the same size in points: @2x twice, @3x three times @1x. */
export function sizesByScale(set: AssetSet): readonly Finding[] {
  if (set.kind !== 'imageset') return [];
  // A variant may be drawn in a size of its own, as the one for the iPad often is.
  const variants = Map.groupBy(set.slots.flatMap(measure), ({ slot }) => variantOf(slot));
  return [...variants.values()].flatMap((images) => strays(set, images));
}

function variantOf({ key }: Slot): string {
  return key.replace(/\["scale","\dx"\],?/, '');
}

function measure(slot: Slot): readonly Measured[] {
  const { scale, image } = slot;
  return scale === undefined || image === undefined ? [] : [{ slot, scale, ...image.size }];
}

function strays(set: AssetSet, images: readonly Measured[]): readonly Finding[] {
  const widths = images.map(({ widthPx, scale }) => ({ px: widthPx, scale }));
  const heights = images.map(({ heightPx, scale }) => ({ px: heightPx, scale }));
  const [width, height] = [referenceDp(widths, undefined), referenceDp(heights, undefined)];
  return images.flatMap(({ slot, scale, widthPx, heightPx }) => {
    const fits = matchesDp({ px: widthPx, scale }, width) && matchesDp({ px: heightPx, scale }, height);
    if (fits) return [];
    return [
      {
        rule: 'catalog/wrong-size',
        severity: 'error' as const,
        place: placeOf(set, slot),
        message: `${widthPx}×${heightPx} at @${scale}x should be ${mendedPx({ px: widthPx, scale }, width)}×${mendedPx({ px: heightPx, scale }, height)}, as the other scales have it`,
        remedy: 'Export it from its original at the size of this scale; do not copy another scale.',
      },
    ];
  });
}

import type { Finding } from '../../../findings/finding.ts';
import type { AssetSet, Slot } from '../asset-set.ts';

/** Every device that a current iOS runs on draws at @2x or @3x; the iPad at @2x alone. */
const scalesOf: Readonly<Record<string, readonly number[]>> = {
  universal: [2, 3],
  iphone: [2, 3],
  ipad: [2],
};

/** A set of bitmaps that lacks a scale: iOS scales another one, which costs sharpness when it is a smaller one. */
export function missingScales({ kind, place, slots }: AssetSet): readonly Finding[] {
  if (kind !== 'imageset') return [];
  const scaled = slots.filter(({ file, scale, appearance }) => file && scale && appearance === '');
  return [...Map.groupBy(scaled, ({ idiom }) => idiom)].flatMap(([idiom, own]) => {
    const lacking = (scalesOf[idiom] ?? []).filter((scale) => !own.some((slot) => slot.scale === scale));
    return lacking.length === 0 ? [] : [finding({ place, idiom, lacking }, own)];
  });
}

interface Lack {
  readonly place: string;
  readonly idiom: string;
  readonly lacking: readonly number[];
}

function finding({ place, idiom, lacking }: Lack, own: readonly Slot[]): Finding {
  const best = Math.max(...own.map(({ scale }) => scale ?? 0));
  const names = lacking.map((scale) => `@${scale}x`).join(' and ');
  const blurred = lacking.filter((scale) => scale > best).map((scale) => `@${scale}x`);
  return {
    rule: 'catalog/missing-scale',
    // With @1x alone it is blurred on every device there is.
    severity: best < 2 ? 'warning' : 'note',
    place,
    message:
      blurred.length === 0
        ? `There is no ${names} for ${idiom}: iOS shrinks @${best}x`
        : `There is no ${names} for ${idiom}: on screens of ${blurred.join(' and ')} iOS enlarges @${best}x`,
    remedy: `Export ${names} too, or use one vector with “Preserve Vector Data”.`,
  };
}

import type { Finding } from '../../../findings/finding.ts';
import type { AssetSet, Slot } from '../asset-set.ts';

/** A dark or high-contrast variant needs one for any appearance beside it, and the same scales as that. */
export function appearances(set: AssetSet): readonly Finding[] {
  if (set.kind !== 'imageset') return [];
  const filled = set.slots.filter(({ file }) => file !== undefined);
  const idioms = Map.groupBy(filled, ({ idiom }) => idiom);
  return [...idioms].flatMap(([idiom, slots]) => inIdiom({ place: set.place, idiom }, slots));
}

interface Where {
  readonly place: string;
  readonly idiom: string;
}

function inIdiom(where: Where, slots: readonly Slot[]): readonly Finding[] {
  const base = slots.filter(({ appearance }) => appearance === '' || appearance === 'luminosity:light');
  const variants = Map.groupBy(
    slots.filter((slot) => !base.includes(slot)),
    ({ appearance }) => appearance,
  );
  return [...variants].flatMap(([appearance, own]) => {
    const name = appearance.replaceAll(/\w+:/g, '');
    if (base.length === 0) return [withoutBase(where, name)];
    const lacking = scalesIn(base).filter((scale) => !scalesIn(own).includes(scale));
    return lacking.length === 0 ? [] : [lacksScales(where, { name, lacking })];
  });
}

function scalesIn(slots: readonly Slot[]): readonly string[] {
  return [...new Set(slots.map(({ scale }) => (scale === undefined ? 'any scale' : `@${scale}x`)))];
}

function withoutBase({ place, idiom }: Where, name: string): Finding {
  return {
    rule: 'catalog/no-default-appearance',
    severity: 'error',
    place,
    message: `There is an image for ${idiom} in the appearance ${name}, and none for any other: nothing is drawn there`,
    remedy: 'Fill the slot “Any Appearance” too.',
  };
}

function lacksScales(
  { place, idiom }: Where,
  { name, lacking }: { name: string; lacking: readonly string[] },
) {
  return {
    rule: 'catalog/appearance-missing-scale',
    severity: 'warning',
    place,
    message: `The appearance ${name} for ${idiom} lacks ${lacking.join(' and ')}, which the default appearance has`,
    remedy: 'Fill the slots of both appearances in the same scales.',
  } as const;
}

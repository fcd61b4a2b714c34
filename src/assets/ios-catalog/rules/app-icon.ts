import type { Finding } from '../../../findings/finding.ts';
import { type AssetSet, placeOf, type Slot } from '../asset-set.ts';

const storeIconPx = 1024;

/** An app icon: sizes of its files, those that the store asks for, and transparency of the one it shows. */
export function appIcons(set: AssetSet): readonly Finding[] {
  if (set.kind !== 'appiconset' || set.problem !== undefined) return [];
  return [...wrongSizes(set), ...transparent(set), ...incomplete(set)];
}

/** Side in pixels that a slot asks for; without a scale the size is meant in pixels. */
function sidePx({ points, scale }: Slot): number | undefined {
  return points === undefined ? undefined : points * (scale ?? 1);
}

function wrongSizes(set: AssetSet): readonly Finding[] {
  return set.slots.flatMap((slot) => {
    const [wanted, size] = [sidePx(slot), slot.image?.size];
    if (wanted === undefined || size === undefined) return [];
    if (size.widthPx === wanted && size.heightPx === wanted) return [];
    const at = `${slot.points} pt${slot.scale === undefined ? '' : ` @${slot.scale}x`}`;
    return [
      {
        rule: 'app-icon/wrong-size',
        severity: 'error' as const,
        place: placeOf(set, slot),
        message: `${size.widthPx}×${size.heightPx} in the slot ${slot.idiom} ${at} should be ${wanted}×${wanted}`,
        remedy: 'Export it at that size; Xcode leaves it out of the app.',
      },
    ];
  });
}

/** ITMS-90717. The dark and the tinted icon have to be transparent, so only the default one counts. */
function transparent(set: AssetSet): readonly Finding[] {
  const icons = set.slots.filter((slot) => isStoreIcon(slot) && slot.appearance === '');
  return icons
    .filter(({ image }) => image?.colour.alpha === true)
    .map((slot) => ({
      rule: 'app-icon/alpha',
      severity: 'error',
      place: placeOf(set, slot),
      message: 'The icon for the store has an alpha channel, which Apple refuses (ITMS-90717)',
      remedy: 'Export it without transparency; Apple rounds the corners itself.',
    }));
}

function isStoreIcon(slot: Slot): boolean {
  return sidePx(slot) === storeIconPx;
}

interface Required {
  readonly idiom: string;
  readonly px: number;
  readonly itms: string;
}

/** Sizes that Apple asks for by name when the others are missing; from 1024 alone Xcode makes all of them. */
const required: readonly Required[] = [
  { idiom: 'iphone', px: 120, itms: '90022' },
  { idiom: 'ipad', px: 152, itms: '90023' },
  { idiom: 'ipad', px: 167, itms: '90023' },
];

function incomplete(set: AssetSet): readonly Finding[] {
  const filled = set.slots.filter(({ file }) => file !== undefined);
  if (filled.length === 0) return [lacking(set, 'is empty: no slot has a file')];
  const store = filled.some(isStoreIcon) ? [] : [lacking(set, 'has no image of 1024×1024 (ITMS-90704)')];
  if (filled.every(isStoreIcon)) return store;
  const missing = required
    .filter(({ idiom }) => set.slots.some((slot) => slot.idiom === idiom))
    .filter(({ idiom, px }) => !filled.some((slot) => slot.idiom === idiom && sidePx(slot) === px))
    .map(({ idiom, px, itms }) => lacking(set, `has no image of ${px}×${px} for ${idiom} (ITMS-${itms})`));
  return [...store, ...missing];
}

function lacking({ name, place }: AssetSet, what: string): Finding {
  return {
    rule: 'app-icon/incomplete',
    severity: 'error',
    place,
    message: `The icon ${name} ${what}`,
    remedy: 'Fill its slots, or use the single size of 1024 pixels.',
  };
}

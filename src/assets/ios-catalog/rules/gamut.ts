import type { Finding } from '../../../findings/finding.ts';
import { type AssetSet, placeOf, type Slot } from '../asset-set.ts';

/** The display gamut that a slot declares, against the colour profile of its file. Only PNG profiles are read. */
export function gamuts(set: AssetSet): readonly Finding[] {
  return set.slots.flatMap((slot) => {
    if (slot.image?.format !== 'png') return [];
    const wide = /p3/i.test(slot.image.colour.profile ?? '');
    if (slot.gamut === 'display-P3' && !wide) return [narrow(set, slot)];
    return slot.gamut === 'sRGB' && wide ? [tooWide(set, slot)] : [];
  });
}

function narrow(set: AssetSet, slot: Slot): Finding {
  return {
    rule: 'catalog/gamut',
    severity: 'warning',
    place: placeOf(set, slot),
    message: `Its slot is for Display P3, and its profile is ${slot.image?.colour.profile ?? 'none, which counts as sRGB'}`,
    remedy: 'Export it with the profile Display P3, or leave the slot empty.',
  };
}

function tooWide(set: AssetSet, slot: Slot): Finding {
  return {
    rule: 'catalog/gamut',
    severity: 'warning',
    place: placeOf(set, slot),
    message: `Its slot is for sRGB, and its profile is ${slot.image?.colour.profile}`,
    remedy: 'Export it with the profile sRGB, or move it into the slot for Display P3.',
  };
}

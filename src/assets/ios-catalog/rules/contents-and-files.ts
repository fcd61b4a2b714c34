import type { Finding } from '../../../findings/finding.ts';
import { type AssetSet, placeOf, type Slot, slotText } from '../asset-set.ts';

/** What Contents.json says, against the files beside it. */
export function contentsAndFiles(set: AssetSet): readonly Finding[] {
  return [...unreadableContents(set), ...missingFiles(set), ...looseFiles(set), ...duplicateSlots(set)];
}

function unreadableContents({ place, problem }: AssetSet): readonly Finding[] {
  if (problem === undefined) return [];
  return [
    {
      rule: 'catalog/contents-unreadable',
      severity: 'error',
      place: `${place}/Contents.json`,
      message: `Contents.json is ${problem}, so that Xcode takes nothing of this set`,
      remedy: 'Write it as Xcode does, or make the set anew in Xcode.',
    },
  ];
}

const vector = /\.(pdf|svg)$/i;

function missingFiles(set: AssetSet): readonly Finding[] {
  const present = new Set(set.files.map(({ name }) => name));
  const named = set.slots.filter(({ file }) => file !== undefined);
  return named.flatMap((slot) => {
    if (!present.has(slot.file ?? '')) return [missing(set, slot)];
    return slot.image === undefined && !vector.test(slot.file ?? '') ? [unreadable(set, slot)] : [];
  });
}

function missing(set: AssetSet, slot: Slot): Finding {
  return {
    rule: 'catalog/file-missing',
    severity: 'error',
    place: placeOf(set, slot),
    message: `Contents.json names it for ${slotText(slot)}, and there is no such file`,
    remedy: 'Add the file, or take its name out of Contents.json.',
  };
}

function unreadable(set: AssetSet, slot: Slot): Finding {
  return {
    rule: 'catalog/image-unreadable',
    severity: 'error',
    place: placeOf(set, slot),
    message: 'It is no PNG, JPEG, WebP or GIF whose size can be read; nothing more of it was checked',
    remedy: 'Export it again as a PNG.',
  };
}

/** Xcode calls these "unassigned children". They are not built into the app. */
function looseFiles({ place, files, slots, problem }: AssetSet): readonly Finding[] {
  if (problem !== undefined) return [];
  const named = new Set(slots.map(({ file }) => file));
  return files
    .filter(({ name }) => !named.has(name))
    .map(({ name }) => ({
      rule: 'catalog/file-unassigned',
      severity: 'warning',
      place: `${place}/${name}`,
      message: 'Contents.json does not name it, so that it is not in the app',
      remedy: 'Assign it to a slot in Xcode, or delete it.',
    }));
}

function duplicateSlots(set: AssetSet): readonly Finding[] {
  const groups = Map.groupBy(set.slots, ({ key }) => key);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return [];
    return [
      {
        rule: 'catalog/duplicate-slot',
        severity: 'error' as const,
        place: `${set.place}/Contents.json`,
        message: `${others.length + 1} entries are for the same slot, ${slotText(first)}: ${[first, ...others].map(({ file }) => file ?? 'no file').join(', ')}`,
        remedy: 'Keep one of them; which of them the app gets is not defined.',
      },
    ];
  });
}

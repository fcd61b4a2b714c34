import type { Finding } from '../../findings/finding.ts';
import type { DensityImage, Drawables, XmlDrawable } from '../density-image.ts';

/**
 * Files of one drawable that are of different kinds: a nine-patch beside a plain bitmap (Lint's IconMixedNinePatch), and
 * XML beside bitmaps (IconXmlAndPng). XML for any density, or from a later Android on, is how one says that a vector is to
 * come before the bitmaps, so that it is meant.
 */
export function sameNames({ images, xml }: Drawables): readonly Finding[] {
  const bitmaps = Map.groupBy(images, keyOf);
  return [
    ...[...bitmaps.values()].flatMap(mixedNinePatch),
    ...xml.filter(isUnintended).flatMap((drawable) => xmlAndBitmap(drawable, bitmaps.get(keyOf(drawable)))),
  ];
}

function keyOf({ scope, folder, name }: XmlDrawable): string {
  return [scope, folder.kind, name].join('\n');
}

function mixedNinePatch(images: readonly DensityImage[]): readonly Finding[] {
  const stretched = images.find(({ ninePatch }) => ninePatch);
  const plain = images.find(({ ninePatch }) => !ninePatch);
  if (stretched === undefined || plain === undefined) return [];
  return [
    {
      rule: 'density/mixed-nine-patch',
      severity: 'warning',
      place: stretched.place,
      message: `${stretched.name} is a nine-patch here and a plain bitmap in ${plain.place}`,
      remedy: 'Make all densities of it nine-patches, or none.',
    },
  ];
}

function isUnintended({ folder }: XmlDrawable): boolean {
  return folder.bucket !== 'anydpi' && folder.version === undefined;
}

function xmlAndBitmap(
  { name, place }: XmlDrawable,
  bitmaps: readonly DensityImage[] = [],
): readonly Finding[] {
  const [bitmap] = bitmaps;
  if (bitmap === undefined) return [];
  return [
    {
      rule: 'density/xml-and-bitmap',
      severity: 'warning',
      place,
      message: `${name} is XML here and a bitmap in ${bitmap.place}; which one is drawn depends on the device`,
      remedy: 'Keep one of them, or put the XML into drawable-anydpi, where it comes before the bitmaps.',
    },
  ];
}

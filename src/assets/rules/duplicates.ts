import type { Finding } from '../../findings/finding.ts';
import { megabytes } from '../../text/sizes.ts';
import type { DensityImage } from '../density-image.ts';

/**
 * The same bytes under several names (Lint's IconDuplicates), or in several variants of one name
 * (IconDuplicatesConfig). Copies in other densities are of a wrong size, which another rule says.
 */
export function duplicateImages(images: readonly DensityImage[]): readonly Finding[] {
  const readable = images.filter(({ content }) => content?.crc32 !== undefined);
  const groups = Map.groupBy(readable, ({ content }) => `${content?.sizeBytes} ${content?.crc32}`);
  return [...groups.values()].flatMap(findingOf);
}

function findingOf(group: readonly DensityImage[]): readonly Finding[] {
  const files = [...new Map(group.map((image) => [image.place, image])).values()];
  const kept = files.filter(
    (file, index) => !files.slice(0, index).some((other) => isOtherDensity(file, other)),
  );
  const [first, ...copies] = kept;
  if (first?.content === undefined || copies.length === 0) return [];
  const names = new Set(kept.map(({ name }) => name));
  const bytes = first.content.sizeBytes * copies.length;
  return [
    {
      rule: 'image/duplicate',
      severity: 'warning',
      place: first.place,
      message: `The same ${names.size > 1 ? 'picture under other names' : 'picture in other variants'}: ${listed(copies)}; ${megabytes(bytes)} too many`,
      remedy: names.size > 1 ? 'Keep one, and refer to it.' : 'Leave the variants out that do not differ.',
    },
  ];
}

function isOtherDensity(one: DensityImage, other: DensityImage): boolean {
  const sameButDensity =
    one.name === other.name &&
    one.folder.kind === other.folder.kind &&
    one.folder.variant === other.folder.variant;
  return sameButDensity && one.folder.bucket !== other.folder.bucket;
}

const mostListed = 3;

function listed(images: readonly DensityImage[]): string {
  const places = images.map(({ place }) => place);
  const more = places.length - mostListed;
  return more > 0 ? `${places.slice(0, mostListed).join(', ')} and ${more} more` : places.join(', ');
}

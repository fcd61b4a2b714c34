import { relative } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { checkListing } from '../check-listing.ts';
import type { LocalListing, LocalListings } from '../listing.ts';
import { type PlayImageType, playImageTypes } from '../play-graphics.ts';

/** How many of each have to be there before Google Play publishes: answer/9866151 of its help pages. */
const required = [
  { type: 'icon', least: 1, what: 'the icon of 512×512' },
  { type: 'featureGraphic', least: 1, what: 'the feature graphic of 1024×500' },
  { type: 'phoneScreenshots', least: 2, what: 'two screenshots of a phone' },
] as const;

/** What Google Play would refuse of the pictures, and what is missing. Pure; places are relative to `root`. */
export function playGraphicFindings(root: string, local: LocalListings): readonly Finding[] {
  const home = relative(root, local.folder) || '.';
  const refused = checkListing(local)
    .filter(({ rule }) => rule === 'listing/image')
    .map((finding) => ({ ...finding, place: relative(root, finding.place) }));
  return [...refused, ...missing(home, local.languages), ...untranslated(home, local.languages)];
}

export function countPlayGraphics({ languages }: LocalListings): number {
  return languages.flatMap(({ images }) => Object.values(images)).flat().length;
}

function countOf({ images }: LocalListing, type: PlayImageType): number {
  return images[type]?.length ?? 0;
}

/** One language has to have all; Google shows its graphics where another has none. */
function missing(home: string, languages: readonly LocalListing[]): readonly Finding[] {
  return required
    .filter(({ type, least }) => !languages.some((one) => countOf(one, type) >= least))
    .map(({ type, what }) => ({
      rule: 'store/missing-graphic',
      severity: 'warning',
      place: home,
      message: `No language has ${what} (${type}), without which Google Play publishes nothing`,
      remedy: 'Add it to the default language, unless it is in the store already.',
    }));
}

function untranslated(home: string, languages: readonly LocalListing[]): readonly Finding[] {
  const used = playImageTypes.filter((type) => languages.some((one) => countOf(one, type) > 0));
  return languages.flatMap((one) => {
    const lacking = used.filter((type) => countOf(one, type) === 0);
    if (lacking.length === 0) return [];
    return [
      {
        rule: 'store/untranslated-graphic',
        severity: 'note' as const,
        place: `${home}/${one.language}`,
        message: `It lacks ${lacking.join(', ')}, which another language has: users see those of the default language`,
        remedy: 'Add them if there is text in the pictures.',
      },
    ];
  });
}

import type { Finding } from '../findings/finding.ts';
import type { LocalListing, LocalListings } from './listing.ts';
import { listingLimits } from './listing-limits.ts';
import { type PlayImageType, playGraphics } from './play-graphics.ts';

/** What Google Play would refuse of the files, all of it at once and before anything is sent. */
export function checkListing({ languages }: LocalListings): readonly Finding[] {
  return languages.flatMap((listing) => [...textFindings(listing), ...imageFindings(listing)]);
}

function textFindings({ language, texts }: LocalListing): readonly Finding[] {
  return (['title', 'shortDescription', 'fullDescription'] as const).flatMap((field) => {
    const text = texts[field];
    const length = text === undefined ? undefined : [...text].length;
    const most = listingLimits[field];
    if (length === undefined || (length > 0 && length <= most)) return [];
    const message =
      length === 0 ? `${field} is empty` : `${field} has ${length} characters; at most ${most} are allowed`;
    const remedy = length === 0 ? 'Write a text, or delete the file.' : `Shorten it by ${length - most}.`;
    return [finding('listing/text', { place: `${language}/${field}`, message, remedy })];
  });
}

function imageFindings({ language, images }: LocalListing): readonly Finding[] {
  return (Object.entries(images) as [PlayImageType, NonNullable<LocalListing['images']['icon']>][]).flatMap(
    ([type, files]) => {
      const most = playGraphics[type].most;
      const tooMany = finding('listing/image', {
        place: `${language}/${type}`,
        message: `there are ${files.length} images; at most ${most} are allowed`,
        remedy: 'Remove some of them.',
      });
      const bad = files
        .filter(({ problem }) => problem !== undefined)
        .map(({ file, problem }) =>
          finding('listing/image', { place: file, message: problem ?? '', remedy: 'Export it anew.' }),
        );
      return files.length > most ? [tooMany, ...bad] : bad;
    },
  );
}

function finding(rule: string, about: Pick<Finding, 'place' | 'message' | 'remedy'>): Finding {
  return { rule, severity: 'error', ...about };
}

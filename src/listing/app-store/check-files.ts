import { join } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { mostScreenshots } from './display-types.ts';
import { infoFields, type ListingField, reviewFields, versionFields } from './fields.ts';
import type { LocalAppStoreListing, LocalLanguage, Texts } from './listing.ts';

/** What the App Store would refuse of the files, all of it at once and before anything is sent. */
export function checkAppStoreFiles({ folder, review, languages }: LocalAppStoreListing): readonly Finding[] {
  return [
    ...tooLong(folder, reviewFields, review),
    ...languages.flatMap((one) => languageFindings(folder, one)),
  ];
}

function languageFindings(folder: string, { language, info, version, screenshots }: LocalLanguage) {
  const place = join(folder, language);
  const tooMany = Object.entries(screenshots)
    .filter(([, files]) => files.length > mostScreenshots)
    .map(([type, files]) =>
      finding('listing/screenshots', {
        place: `${language}/${type}`,
        message: `there are ${files.length} screenshots; at most ${mostScreenshots} are allowed`,
        remedy: 'Remove some of them.',
      }),
    );
  return [...tooLong(place, infoFields, info), ...tooLong(place, versionFields, version), ...tooMany];
}

function tooLong(folder: string, fields: readonly ListingField[], texts: Texts): readonly Finding[] {
  return fields.flatMap(({ name, file, most }) => {
    const length = [...(texts[name] ?? '')].length;
    if (most === undefined || length <= most) return [];
    const message = `${name} has ${length} characters; at most ${most} are allowed`;
    return [
      finding('listing/text', {
        place: join(folder, file),
        message,
        remedy: `Shorten it by ${length - most}.`,
      }),
    ];
  });
}

function finding(rule: string, about: Pick<Finding, 'place' | 'message' | 'remedy'>): Finding {
  return { rule, severity: 'error', ...about };
}

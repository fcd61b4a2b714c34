import type { Finding } from '../../findings/finding.ts';
import { mostScreenshots } from '../app-store/display-types.ts';
import type { Screenshot } from './read-screenshots.ts';
import { type ScreenshotType, screenshotTypeOf } from './screenshot-types.ts';

interface Typed extends Screenshot, ScreenshotType {}

/** What the App Store would refuse of the screenshots, and what is missing for a submission. Pure. */
export function appStoreGraphicFindings(home: string, shots: readonly Screenshot[]): readonly Finding[] {
  const typed = shots.flatMap(typedOf);
  return [
    ...shots.flatMap(refused),
    ...typed.flatMap(ambiguous),
    ...tooMany(home, typed),
    ...missing(home, typed),
    ...untranslated(home, typed),
  ];
}

function typedOf(shot: Screenshot): readonly Typed[] {
  const type = shot.header && screenshotTypeOf(shot.place, shot.header.size);
  return type === undefined ? [] : [{ ...shot, ...type }];
}

function refused({ place, header, alpha }: Screenshot): readonly Finding[] {
  const because = (message: string, remedy: string): Finding[] => [
    { rule: 'store/refused-screenshot', severity: 'error', place, message, remedy },
  ];
  if (header === undefined || (header.format !== 'png' && header.format !== 'jpeg')) {
    return because('It is no PNG and no JPEG', 'Export it anew.');
  }
  const { widthPx, heightPx } = header.size;
  if (screenshotTypeOf(place, header.size) === undefined) {
    return because(
      `It is ${widthPx}×${heightPx}, which no screenshot set of the App Store takes`,
      'Export it in one of the sizes that Apple lists, such as 1320×2868 or 2064×2752.',
    );
  }
  return alpha === true
    ? because('It has an alpha channel, which the App Store refuses', 'Export it without transparency.')
    : [];
}

function ambiguous({ place, type, orElse }: Typed): readonly Finding[] {
  if (orElse.length === 0) return [];
  return [
    {
      rule: 'store/ambiguous-size',
      severity: 'note',
      place,
      message: `Its size is that of ${[type, ...orElse].join(' and ')}; it is taken for ${type}`,
      remedy: `Write the name of the set into the file's name, such as 01-${type}.png.`,
    },
  ];
}

function tooMany(home: string, typed: readonly Typed[]): readonly Finding[] {
  const sets = Map.groupBy(typed, ({ language, type }) => `${language}/${type}`);
  return [...sets]
    .filter(([, shots]) => shots.length > mostScreenshots)
    .map(([set, shots]) => ({
      rule: 'store/too-many-screenshots',
      severity: 'error',
      place: `${home}/${set}`,
      message: `There are ${shots.length} screenshots; at most ${mostScreenshots} are allowed`,
      remedy: 'Remove some of them.',
    }));
}

/** An iPhone app needs 6.9" or 6.5"; smaller iPhones are served from these. https://developer.apple.com/help/app-store-connect/reference/screenshot-specifications */
const largestIphones = ['APP_IPHONE_67', 'APP_IPHONE_65'];
const largestIpads = ['APP_IPAD_PRO_3GEN_129', 'APP_IPAD_PRO_129'];

function missing(home: string, typed: readonly Typed[]): readonly Finding[] {
  const types = [...new Set(typed.map(({ type }) => type))];
  const lacks = (family: string, largest: readonly string[]) =>
    types.some((type) => type.startsWith(family)) && !types.some((type) => largest.includes(type));
  const needed = [
    ...(lacks('APP_IPHONE', largestIphones) ? ['of the iPhone at 6.9" (1320×2868) or 6.5" (1284×2778)'] : []),
    ...(lacks('APP_IPAD', largestIpads) ? ['of the iPad at 13" (2064×2752)'] : []),
  ];
  return needed.map((what) => ({
    rule: 'store/missing-graphic',
    severity: 'warning',
    place: home,
    message: `There are screenshots of smaller screens, and none ${what}, which a submission has to have`,
    remedy: 'Take them on the largest screen; Apple scales them down for the others.',
  }));
}

function untranslated(home: string, typed: readonly Typed[]): readonly Finding[] {
  const all = [...new Set(typed.map(({ type }) => type))];
  return [...Map.groupBy(typed, ({ language }) => language)].flatMap(([language, own]) => {
    const lacking = all.filter((type) => !own.some((shot) => shot.type === type));
    if (lacking.length === 0) return [];
    return [
      {
        rule: 'store/untranslated-graphic',
        severity: 'note' as const,
        place: `${home}/${language}`,
        message: `It lacks ${lacking.join(', ')}, which another language has: users see those of the primary language`,
        remedy: 'Add them if there is text in the pictures.',
      },
    ];
  });
}

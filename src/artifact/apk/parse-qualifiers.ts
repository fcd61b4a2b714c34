import {
  densities,
  directions,
  gamuts,
  genders,
  keyboards,
  keysHidden,
  lengths,
  modes,
  type Names,
  navigations,
  navigationsHidden,
  nights,
  orientations,
  ranges,
  rounds,
  sizes,
  touchscreens,
} from './qualifier-names.ts';
import { anyConfig, type ResourceConfig } from './resource-config.ts';

type NumberPart = {
  [Key in keyof ResourceConfig]: ResourceConfig[Key] extends number ? Key : never;
}[keyof ResourceConfig];

/** Words with the part that they set; parts of one number lie in different bits of it. */
const words: ReadonlyMap<string, { readonly part: NumberPart; readonly value: number }> = new Map([
  ...wordsOf('grammaticalGender', genders),
  ...wordsOf('screenLayout', directions, sizes, lengths),
  ...wordsOf('screenLayout2', rounds),
  ...wordsOf('colorMode', gamuts, ranges),
  ...wordsOf('orientation', orientations),
  ...wordsOf('uiMode', modes, nights),
  ...wordsOf('density', densities),
  ...wordsOf('touchscreen', touchscreens),
  ...wordsOf('inputFlags', keysHidden, navigationsHidden),
  ...wordsOf('keyboard', keyboards),
  ...wordsOf('navigation', navigations),
]);

function wordsOf(part: NumberPart, ...names: readonly Names[]) {
  return names
    .flatMap((table) => Object.entries(table))
    .map(([value, word]) => [word, { part, value: Number(value) }] as const);
}

/** Qualifiers with a number in them. */
const patterns: readonly (readonly [RegExp, NumberPart])[] = [
  [/^mcc(\d{1,3})$/, 'mcc'],
  [/^mnc(\d{1,3})$/, 'mnc'],
  [/^sw(\d{1,5})dp$/, 'smallestWidthDp'],
  [/^w(\d{1,5})dp$/, 'widthDp'],
  [/^h(\d{1,5})dp$/, 'heightDp'],
  [/^(\d{1,5})dpi$/, 'density'],
  [/^v(\d{1,5})$/, 'sdkVersion'],
];

/**
 * Reads the qualifiers of a resource folder, such as `de-night-xhdpi-v26`; the empty text is for every device.
 * Undefined where one of them is none that Android knows. The opposite of `configQualifiers`.
 * https://developer.android.com/guide/topics/resources/providing-resources#AlternativeResources
 */
export function parseQualifiers(text: string): ResourceConfig | undefined {
  if (text === '') return anyConfig;
  return text
    .split('-')
    .reduce<ResourceConfig | undefined>(
      (config, qualifier) => config && withQualifier(config, qualifier),
      anyConfig,
    );
}

function withQualifier(config: ResourceConfig, qualifier: string): ResourceConfig | undefined {
  // Before the locale: `car` would be a language too.
  const word = words.get(qualifier);
  if (word !== undefined) return { ...config, [word.part]: config[word.part] | word.value };
  for (const [pattern, part] of patterns) {
    const digits = pattern.exec(qualifier)?.[1];
    // A mobile network code of 00 is one, and no code at all is zero.
    if (digits !== undefined)
      return { ...config, [part]: part === 'mnc' && Number(digits) === 0 ? 0xffff : Number(digits) };
  }
  return withLocale(config, qualifier);
}

function withLocale(config: ResourceConfig, qualifier: string): ResourceConfig | undefined {
  const region = /^r([A-Z]{2}|\d{3})$/i.exec(qualifier)?.[1];
  if (region !== undefined && config.language !== '') return { ...config, region: region.toUpperCase() };
  if (/^[a-z]{2,3}$/.test(qualifier)) return { ...config, language: qualifier };
  const tag = /^b\+(.+)$/.exec(qualifier)?.[1]?.replaceAll('+', '-');
  return tag === undefined ? undefined : withTag(config, tag);
}

function withTag(config: ResourceConfig, tag: string): ResourceConfig | undefined {
  try {
    const {
      language,
      script = '',
      region = '',
      numberingSystem = '',
      variants = '',
    } = new Intl.Locale(tag) as Intl.Locale & { readonly variants?: string };
    return { ...config, language, script, region, numberingSystem, variant: variants };
  } catch {
    return undefined;
  }
}

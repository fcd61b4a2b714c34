/** Google's old names of two languages. */
const renamed: Readonly<Record<string, string>> = { iw: 'he', in: 'id' };

/**
 * The App Store's name of a language that a release's notes are in: the same, or the only one there is for it, such as
 * `it` for `it-IT`. Undefined where there is none, or more than one. Chinese is told apart by its script, as in `zh-Hans`.
 */
export function localeFor(language: string, locales: readonly string[]): string | undefined {
  const exact = locales.find((locale) => locale.toLowerCase() === language.toLowerCase());
  if (exact !== undefined) return exact;
  const wanted = spoken(language);
  const near = locales.filter((locale) => spoken(locale) === wanted);
  return near.length === 1 ? near[0] : undefined;
}

function spoken(language: string): string {
  const [name = '', ...rest] = language.toLowerCase().split(/[-_]/);
  if (name !== 'zh') return renamed[name] ?? name;
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-hant' : 'zh-hans';
}

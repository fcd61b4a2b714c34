import { expect, test } from 'vitest';
import { localeFor } from './locales.ts';

const locales = ['en-US', 'en-GB', 'it', 'he', 'de-DE', 'zh-Hans', 'zh-Hant'];

test.each([
  ['en-US', 'en-US'],
  ['en-us', 'en-US'],
  ['it-IT', 'it'],
  ['de', 'de-DE'],
  ['iw-IL', 'he'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  // Two of them are English, and which one is meant nobody says.
  ['en-AU', undefined],
  ['fr-FR', undefined],
])('notes in %s are for %s', (language, locale) => {
  expect(localeFor(language, locales)).toBe(locale);
});

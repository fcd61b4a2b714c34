import { describe, expect, test } from 'vitest';
import { checkListing } from './check-listing.ts';
import type { LocalListing, LocalListings, StoreListing, StoreListings } from './listing.ts';
import { planText } from './listing-text.ts';
import { isEmptyPlan, planListing } from './plan-listing.ts';

const image = (sha256: string, problem?: string) => ({
  file: `/app/en-US/images/phoneScreenshots/${sha256}.png`,
  sha256,
  sizeBytes: 1,
  problem,
});
const shown = (sha256: string) => ({ id: sha256, sha256, url: `https://example.com/${sha256}` });

function files(...languages: LocalListing[]): LocalListings {
  return { folder: '/app', layout: 'fastlane', details: {}, languages };
}

function store(...languages: StoreListing[]): StoreListings {
  return { details: { defaultLanguage: 'en-US' }, languages };
}

const english: LocalListing = {
  language: 'en-US',
  texts: { title: 'Chatter', shortDescription: 'Talk' },
  images: { phoneScreenshots: [image('aa'), image('bb')] },
};
const inStore: StoreListing = {
  language: 'en-US',
  texts: { title: 'Chatter', shortDescription: 'Talk', fullDescription: 'Long' },
  images: { phoneScreenshots: [shown('aa'), shown('bb')], icon: [shown('cc')] },
};
const keep = { prune: false };

describe('planning a listing', () => {
  test('what no file speaks of is left alone, and named', () => {
    const german = { ...inStore, language: 'de-DE' };
    const plan = planListing(files(english), store(inStore, german), keep);
    expect(isEmptyPlan(plan)).toBe(true);
    expect(plan.unmanaged).toEqual(['de-DE', 'en-US/icon']);
    expect(planText(plan)).toBe(
      'The store shows what the files say.\n\nOnly in the store, left alone: de-DE, en-US/icon',
    );
  });

  test('it is deleted when that was asked for, but for texts without a file', () => {
    const german = { ...inStore, language: 'de-DE' };
    const plan = planListing(files(english), store(inStore, german), { prune: true });
    expect(plan.languages).toMatchObject([
      { language: 'en-US', kind: 'update', texts: [], images: [{ type: 'icon', remove: [shown('cc')] }] },
      { language: 'de-DE', kind: 'delete' },
    ]);
    expect(plan.unmanaged).toEqual([]);
  });

  test('a changed text, a new language and other images', () => {
    const changed = { ...english, texts: { title: 'Chat', video: '' }, images: { icon: [image('dd')] } };
    const french = { ...english, language: 'fr-FR' };
    const plan = planListing(files(changed, french), store(inStore), keep);
    expect(planText(plan)).toBe(
      [
        '~ en-US',
        '  - title: Chatter',
        '  + title: Chat',
        '  ~ icon',
        '    - sha256 cc',
        '    + phoneScreenshots/dd.png  dd',
        '+ fr-FR',
        '  + title: Chatter',
        '  + shortDescription: Talk',
        '  ~ phoneScreenshots',
        '    + phoneScreenshots/aa.png  aa',
        '    + phoneScreenshots/bb.png  bb',
        '',
        'Only in the store, left alone: en-US/phoneScreenshots',
      ].join('\n'),
    );
  });

  test('details are compared field by field', () => {
    const local = { ...files(english), details: { contactEmail: 'a@example.com', defaultLanguage: 'en-US' } };
    expect(planListing(local, store(inStore), keep).details).toEqual([
      { field: 'contactEmail', before: undefined, after: 'a@example.com' },
    ]);
  });
});

describe('checking the files of a listing', () => {
  test('sound ones have no findings', () => {
    expect(checkListing(files(english))).toEqual([]);
  });

  test('all that the store would refuse is found at once', () => {
    const bad = {
      language: 'en-US',
      texts: { title: '🚀'.repeat(31), shortDescription: '', fullDescription: 'x'.repeat(4001) },
      images: { icon: [image('aa', 'it is no PNG'), image('bb')] },
    };
    expect(checkListing(files(bad)).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'listing/text: title has 31 characters; at most 30 are allowed',
      'listing/text: shortDescription is empty',
      'listing/text: fullDescription has 4001 characters; at most 4000 are allowed',
      'listing/image: there are 2 images; at most 1 are allowed',
      'listing/image: it is no PNG',
    ]);
  });
});

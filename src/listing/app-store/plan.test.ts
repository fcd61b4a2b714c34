import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalAppStoreListing, LocalAsset, ShownAppStoreListing, ShownAsset } from './listing.ts';
import { isEmptyAppStorePlan, planAppStoreListing } from './plan.ts';
import { appStorePlanText, told } from './plan-text.ts';

const files: LocalAppStoreListing = {
  folder: '/app/fastlane/metadata',
  shared: {},
  categories: {},
  review: {},
  attachment: undefined,
  ageRating: {},
  languages: [],
};
const store: ShownAppStoreListing = {
  shared: {},
  categories: {},
  review: {},
  attachments: [],
  ageRating: {},
  languages: [],
};
const local = (md5: string): LocalAsset => ({ file: `/app/screenshots/en-US/${md5}.png`, md5, sizeBytes: 9 });
const shown = (md5: string, id = `id-${md5}`): ShownAsset => ({ id, fileName: `${md5}.png`, md5 });
const english = (screenshots: Record<string, readonly LocalAsset[]>) => ({
  ...files,
  languages: [{ language: 'en-US', info: {}, version: {}, screenshots }],
});
const showing = (screenshots: Record<string, readonly ShownAsset[]>) => ({
  ...store,
  languages: [{ language: 'en-US', info: {}, version: {}, screenshots }],
});

test('what no file speaks of is left alone', () => {
  const plan = planAppStoreListing(files, {
    ...store,
    shared: { copyright: '2026 Example' },
    attachments: [shown('a')],
    ageRating: { gambling: true },
    languages: [{ language: 'de-DE', info: { name: 'Hafen' }, version: {}, screenshots: {} }],
  });
  expect([isEmptyAppStorePlan(plan), plan.unmanaged]).toEqual([true, ['de-DE']]);
});

test('a plan reads from the app down to the screenshots, and shows no password', () => {
  const plan = planAppStoreListing(
    {
      ...files,
      shared: { copyright: '2026 Example' },
      categories: { primaryCategory: 'UTILITIES', secondaryCategory: '' },
      review: { contactEmail: 'kim@example.com', demoAccountPassword: 'hunter2' },
      ageRating: { gambling: false, contests: 'NONE' },
      attachment: local('how-to'),
      languages: [
        {
          language: 'en-US',
          info: { name: 'Chat' },
          version: { description: 'Talks.\nTo all.' },
          screenshots: { APP_IPHONE_67: [local('b'), local('a')], APP_IPAD_105: [local('c')] },
        },
      ],
    },
    {
      ...store,
      shared: { copyright: '2025 Example' },
      categories: { primaryCategory: 'BUSINESS', secondaryCategory: 'UTILITIES' },
      review: { demoAccountPassword: 'old-secret' },
      ageRating: { gambling: false, contests: null },
      attachments: [shown('old')],
      languages: [
        {
          language: 'en-US',
          info: { name: 'Chat' },
          version: { description: 'Speaks.' },
          screenshots: { APP_IPHONE_67: [shown('a'), shown('b')], APP_IPAD_105: [shown('d')] },
        },
      ],
    },
  );
  expect(appStorePlanText(plan)).toBe(
    [
      '- copyright: 2025 Example',
      '+ copyright: 2026 Example',
      '- primaryCategory: BUSINESS',
      '+ primaryCategory: UTILITIES',
      '- secondaryCategory: UTILITIES',
      '+ secondaryCategory: (empty)',
      '~ for App Review',
      '  + contactEmail: kim@example.com',
      '  + demoAccountPassword: (not shown)',
      '  - old.png',
      '  + how-to.png  md5 how-to',
      '~ age rating',
      '  + contests: NONE',
      '~ en-US',
      '  - description: Speaks.',
      '  + description: Talks. …',
      '  ~ APP_IPHONE_67',
      '    ~ another order',
      '  ~ APP_IPAD_105',
      '    - d.png',
      '    + c.png  md5 c',
    ].join('\n'),
  );
  expect(JSON.stringify(told(plan))).not.toMatch(/hunter2|old-secret/);
});

describe('screenshots', () => {
  test('make the language of the version where only they are there', () => {
    const [change] = planAppStoreListing(english({ APP_IPHONE_67: [local('a')] }), store).languages;
    expect(change?.version).toEqual({ kind: 'create', changes: [] });
  });

  test('of a set come to be those of the files, in their order, with the fewest uploads', () => {
    const checksums = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 });
    fc.assert(
      fc.property(checksums, checksums, (wanted, before) => {
        const assets = before.map((md5, at) => shown(md5, `${at}`));
        const plan = planAppStoreListing(
          english({ APP_IPHONE_67: wanted.map(local) }),
          showing({ APP_IPHONE_67: assets }),
        );
        const change = plan.languages[0]?.screenshots[0];
        if (change === undefined) {
          expect(before).toEqual(wanted);
          return;
        }
        const kept = assets.filter((asset) => !change.remove.includes(asset)).map(({ md5 }) => md5);
        const all = [...kept, ...change.upload.map(({ md5 }) => md5)];
        expect(all.toSorted()).toEqual(wanted.toSorted());
        expect(change.order).toEqual(wanted);
        // Nothing is sent that the set has already.
        expect(change.upload.every(({ md5 }) => !change.remove.some((asset) => asset.md5 === md5))).toBe(
          true,
        );
      }),
    );
  });
});

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { png } from '../../assets/testing/png.ts';
import { mergedNotes } from '../release-notes.ts';
import { readLocalListings } from './find-listings.ts';
import { findReleaseNotes } from './read-release-notes.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'slipway-listing-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

const icon = png(512, 512);
const shot = png(400, 600);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe("fastlane's layout", () => {
  const base = 'fastlane/metadata/android';

  test('texts without the newline of the editor, images in the order of their names', async () => {
    await write({
      [`${base}/en-US/title.txt`]: '\uFEFFChatter\n',
      [`${base}/en-US/full_description.txt`]: 'Two\r\nlines\n\n',
      [`${base}/en-US/images/icon.png`]: icon,
      [`${base}/en-US/images/phoneScreenshots/10.png`]: shot,
      [`${base}/en-US/images/phoneScreenshots/2.png`]: png(401, 600),
      [`${base}/en-US/images/phoneScreenshots/notes.md`]: 'no image',
      [`${base}/en-US/changelogs/7.txt`]: 'Faster.',
      [`${base}/README.md`]: 'about',
    });
    const local = await readLocalListings(root, undefined);
    expect([local.layout, local.languages.length]).toEqual(['fastlane', 1]);
    const [english] = local.languages;
    expect(english?.texts).toEqual({ title: 'Chatter', fullDescription: 'Two\nlines' });
    expect(english?.images.icon).toEqual([
      {
        file: join(root, base, 'en-US/images/icon.png'),
        sha256: sha256(icon),
        sizeBytes: icon.length,
        problem: undefined,
      },
    ]);
    const shots = english?.images.phoneScreenshots ?? [];
    expect(shots.map(({ file }) => file.slice(-6))).toEqual(['/2.png', '10.png']);
    expect(english?.images.tvBanner).toBeUndefined();
  });

  test('notes of the version, else the default ones; never empty ones', async () => {
    await write({
      [`${base}/en-US/changelogs/7.txt`]: 'Seven\n',
      [`${base}/en-US/changelogs/default.txt`]: 'Default',
      [`${base}/de-DE/changelogs/default.txt`]: 'Standard',
      [`${base}/fr-FR/changelogs/7.txt`]: '\n',
      [`${base}/it-IT/title.txt`]: 'Chiacchiere',
    });
    const usual = { root, named: undefined };
    expect(await findReleaseNotes(usual, { versionCode: 7, track: 'beta' })).toEqual({
      'en-US': 'Seven',
      'de-DE': 'Standard',
    });
    expect(await findReleaseNotes(usual, { versionCode: 8, track: 'beta' })).toEqual({
      'en-US': 'Default',
      'de-DE': 'Standard',
    });
  });
});

describe("Gradle Play Publisher's layout", () => {
  const base = 'app/src/main/play';

  test('details, and what is not translated comes from the default language', async () => {
    await write({
      [`${base}/default-language.txt`]: 'en-US\n',
      [`${base}/contact-email.txt`]: 'help@example.com',
      [`${base}/listings/en-US/title.txt`]: 'Chatter',
      [`${base}/listings/en-US/short-description.txt`]: 'Talk',
      [`${base}/listings/en-US/graphics/icon/icon.png`]: icon,
      [`${base}/listings/en-US/graphics/tablet-screenshots/1.png`]: shot,
      [`${base}/listings/de-DE/title.txt`]: 'Plausch',
      [`${base}/release-notes/en-US/default.txt`]: 'New',
      [`${base}/release-notes/en-US/beta.txt`]: 'New in beta',
    });
    const local = await readLocalListings(root, undefined);
    expect(local.layout).toBe('gradle-play-publisher');
    expect(local.details).toEqual({ defaultLanguage: 'en-US', contactEmail: 'help@example.com' });
    const german = local.languages.find(({ language }) => language === 'de-DE');
    expect(german?.texts).toEqual({ title: 'Plausch', shortDescription: 'Talk' });
    expect(german?.images.icon).toHaveLength(1);
    expect(german?.images.sevenInchScreenshots?.[0]?.sha256).toBe(sha256(shot));
    const notes = (track: string) => findReleaseNotes({ root, named: undefined }, { versionCode: 7, track });
    expect([await notes('beta'), await notes('alpha')]).toEqual([
      { 'en-US': 'New in beta' },
      { 'en-US': 'New' },
    ]);
  });
});

describe('notes of files and of the config', () => {
  test('those of the config win, language by language', () => {
    expect(mergedNotes({ 'en-US': 'file', 'de-DE': 'Datei' }, { 'en-US': 'config' })).toEqual({
      'en-US': 'config',
      'de-DE': 'Datei',
    });
  });

  test('500 characters are enough for anybody, emoji counted once', () => {
    expect(mergedNotes({ 'en-US': '🚢'.repeat(500) }, {})).toBeDefined();
    expect(() => mergedNotes({ 'en-US': 'x'.repeat(501) }, {})).toThrow(
      expect.objectContaining({ code: 'STORE_NOTES_TOO_LONG', seen: 'en-US: 501 characters' }),
    );
  });
});

describe('files that are not there', () => {
  test.each([
    ['nothing at all', undefined],
    ['a folder that does not exist', 'nowhere'],
  ])('%s', async (_what, named) => {
    const folder = named === undefined ? undefined : join(root, named);
    await expect(readLocalListings(root, folder)).rejects.toMatchObject({ code: 'LISTING_NOT_FOUND' });
  });

  test('no notes where no folder is usual; a named one has to be there', async () => {
    const release = { versionCode: 7, track: 'beta' };
    expect(await findReleaseNotes({ root, named: undefined }, release)).toEqual({});
    const named = findReleaseNotes({ root, named: join(root, 'nowhere') }, release);
    await expect(named).rejects.toMatchObject({ code: 'LISTING_NOT_FOUND' });
  });

  test('a folder without languages', async () => {
    await write({ 'store/README.md': 'soon' });
    await expect(readLocalListings(root, join(root, 'store'))).rejects.toMatchObject({
      code: 'LISTING_NOT_FOUND',
      seen: 'no languages in store',
    });
  });
});

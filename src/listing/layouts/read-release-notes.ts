import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VersionCode } from '../../stores/version-code.ts';
import { type FoundFolder, findListingFolder, nothingFound } from './find-listings.ts';

export interface NotedRelease {
  readonly versionCode: VersionCode;
  readonly track: string;
}

/**
 * The notes of the folder that the config names, or of the usual ones; none where there is none. Throws
 * LISTING_NOT_FOUND when a named folder is missing: a release without its notes is not what was meant.
 */
export async function findReleaseNotes(
  { root, named }: { readonly root: string; readonly named: string | undefined },
  release: NotedRelease,
): Promise<Readonly<Record<string, string>>> {
  const found = await findListingFolder(root, named);
  if (found !== undefined) return readReleaseNotes(found, release);
  if (named === undefined) return {};
  throw nothingFound(root, named);
}

/**
 * What is new in a release, by language: `<language>/changelogs/<versionCode>.txt` or `default.txt` with
 * fastlane, `release-notes/<language>/<track>.txt` or `default.txt` with Gradle Play Publisher. A language
 * whose file is missing or empty is left out: empty notes would wipe what the store shows.
 */
async function readReleaseNotes(
  { folder, layout }: FoundFolder,
  release: NotedRelease,
): Promise<Readonly<Record<string, string>>> {
  const publisher = layout.name === 'gradle-play-publisher';
  const home = publisher ? join(folder, 'release-notes') : folder;
  const names = publisher
    ? [`${release.track}.txt`, 'default.txt']
    : [`changelogs/${release.versionCode}.txt`, 'changelogs/default.txt'];
  const notes: Record<string, string> = {};
  for (const language of await readdir(home).catch(() => [])) {
    const text = await firstText(names.map((name) => join(home, language, name)));
    if (text !== '') notes[language] = text;
  }
  return notes;
}

async function firstText(files: readonly string[]): Promise<string> {
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text !== undefined) return text.trim();
  }
  return '';
}

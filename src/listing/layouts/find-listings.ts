import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { LocalListings } from '../listing.ts';
import { fastlaneLayout, gradlePlayPublisherLayout, type Layout, usualFolders } from './layout.ts';
import { readListings } from './read-listings.ts';

export interface FoundFolder {
  readonly folder: string;
  readonly layout: Layout;
}

/** The listing of the named folder, or of the first usual one below `root`. Throws LISTING_NOT_FOUND. */
export async function readLocalListings(root: string, named: string | undefined): Promise<LocalListings> {
  const found = await findListingFolder(root, named);
  if (found === undefined) throw nothingFound(root, named);
  const local = await readListings(found.folder, found.layout);
  if (local.languages.length === 0) throw nothingFound(root, found.folder);
  return local;
}

export async function findListingFolder(
  root: string,
  named: string | undefined,
): Promise<FoundFolder | undefined> {
  const folders = named === undefined ? usualFolders.map((folder) => join(root, folder)) : [named];
  for (const folder of folders) {
    if (await isFolder(folder)) return { folder, layout: await layoutOf(folder) };
  }
  return undefined;
}

/** Gradle Play Publisher has a folder `listings`; fastlane has the languages themselves. */
async function layoutOf(folder: string): Promise<Layout> {
  const names = await readdir(folder);
  const publisher = names.includes('listings') || names.includes('default-language.txt');
  return publisher ? gradlePlayPublisherLayout : fastlaneLayout;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

export function nothingFound(root: string, named: string | undefined): SlipwayError {
  return new SlipwayError('LISTING_NOT_FOUND', {
    message: 'There are no files of a store listing.',
    seen:
      named === undefined
        ? `none of ${usualFolders.slice(0, 5).join(', ')} below ${root}, nor below its folder android`
        : `no languages in ${relative(root, named) || named}`,
  });
}

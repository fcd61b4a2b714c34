import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { findListingFolder } from '../layouts/find-listings.ts';
import { readListings } from '../layouts/read-listings.ts';
import { appStoreGraphicFindings } from './app-store.ts';
import { countPlayGraphics, playGraphicFindings } from './play.ts';
import { readScreenshots } from './read-screenshots.ts';

/** What was found of the pictures of one store. */
export interface GraphicsCheck {
  readonly store: 'Google Play' | 'App Store';
  readonly imageCount: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks the store graphics of a folder: where fastlane and Gradle Play Publisher keep them below an app's folder, or
 * the folder of languages itself. Empty when there are none.
 */
export async function checkGraphics(root: string): Promise<readonly GraphicsCheck[]> {
  return [...(await playGraphics(root)), ...(await appStoreGraphics(root))];
}

async function playGraphics(root: string): Promise<readonly GraphicsCheck[]> {
  const isListing = basename(dirname(root)) === 'metadata' || isNamed(root, 'play');
  const found = await findListingFolder(root, isListing ? root : undefined);
  if (found === undefined) return [];
  const local = await readListings(found.folder, found.layout);
  const imageCount = countPlayGraphics(local);
  // Where there are texts alone, the pictures are not managed by files.
  if (imageCount === 0) return [];
  return [{ store: 'Google Play', imageCount, findings: playGraphicFindings(root, local) }];
}

/** Where deliver keeps them, below the folder of the config. */
const screenshotFolders = ['fastlane/screenshots', '.fastlane/screenshots', 'ios/fastlane/screenshots'];

async function appStoreGraphics(root: string): Promise<readonly GraphicsCheck[]> {
  const usual = isNamed(root, 'fastlane') ? ['screenshots'] : screenshotFolders;
  const folders = isNamed(root, 'screenshots') ? [root] : usual.map((name) => join(root, name));
  const checks: GraphicsCheck[] = [];
  for (const folder of folders) {
    if (!(await isFolder(folder))) continue;
    const shots = await readScreenshots(root, folder);
    if (shots.length === 0) continue;
    const findings = appStoreGraphicFindings(relative(root, folder) || '.', shots);
    checks.push({ store: 'App Store', imageCount: shots.length, findings });
  }
  return checks;
}

function isNamed(path: string, name: string): boolean {
  return basename(path) === name;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

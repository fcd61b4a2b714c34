import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { imageSizeOf } from '../../assets/image-header.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Finding } from '../../findings/finding.ts';
import { displayTypeOf } from './display-types.ts';
import {
  categoryFields,
  infoFields,
  type ListingField,
  reviewFields,
  sharedFields,
  versionFields,
} from './fields.ts';
import type { AgeRating, LocalAppStoreListing, LocalAsset, LocalLanguage, Texts } from './listing.ts';
import { assetOf, readAsset } from './local-asset.ts';

export interface ReadFiles {
  readonly local: LocalAppStoreListing;
  /** Files that the App Store has no place for. */
  readonly findings: readonly Finding[];
}

/** Where fastlane's deliver keeps them, below the folder of the config. */
export function appStoreFolder(root: string): string {
  return join(root, 'fastlane', 'metadata');
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Texts, screenshots and review details as files hold them; the login for reviewers may come from the environment,
 * where a password belongs. Throws LISTING_NOT_FOUND.
 */
export async function readAppStoreFiles(folder: string, env: Env): Promise<ReadFiles> {
  const screenshots = join(dirname(folder), 'screenshots');
  const names = await languagesIn(folder, screenshots);
  const read = await Promise.all(names.map((language) => readLanguage({ folder, screenshots, language })));
  const local = {
    folder,
    shared: await textsIn(folder, sharedFields),
    categories: await textsIn(folder, categoryFields),
    review: { ...(await textsIn(folder, reviewFields)), ...loginIn(env) },
    attachment: await attachmentIn(join(folder, 'review_information')),
    ageRating: await ageRatingIn(dirname(folder)),
    languages: read.map(({ local: language }) => language),
  };
  if (isEmpty(local)) {
    throw new SlipwayError('LISTING_NOT_FOUND', {
      message: 'There are no files of a store listing.',
      seen: `no texts and no languages in ${folder}`,
    });
  }
  return { local, findings: read.flatMap(({ findings }) => findings) };
}

function loginIn({ SLIPWAY_ASC_DEMO_USER: name, SLIPWAY_ASC_DEMO_PASSWORD: password }: Env): Texts {
  return { ...(name && { demoAccountName: name }), ...(password && { demoAccountPassword: password }) };
}

function isEmpty({ languages, shared, categories, review, attachment }: LocalAppStoreListing): boolean {
  const texts = [shared, categories, review].flatMap((each) => Object.keys(each));
  return languages.length + texts.length === 0 && attachment === undefined;
}

interface LanguagePlace {
  readonly folder: string;
  readonly screenshots: string;
  readonly language: string;
}

async function readLanguage({ folder, screenshots, language }: LanguagePlace) {
  const files = (await namesIn(join(screenshots, language))).filter((name) => /\.(png|jpe?g)$/i.test(name));
  const inOrder = files.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const found: Record<string, LocalAsset[]> = {};
  const findings: Finding[] = [];
  for (const name of inOrder) {
    const file = join(screenshots, language, name);
    const bytes = await readFile(file);
    const size = imageSizeOf(bytes);
    const type = size === undefined ? undefined : displayTypeOf(size);
    if (type !== undefined) found[type] = [...(found[type] ?? []), assetOf(file, bytes)];
    else findings.push(unplaced(file, size));
  }
  const local: LocalLanguage = {
    language,
    info: await textsIn(join(folder, language), infoFields),
    version: await textsIn(join(folder, language), versionFields),
    screenshots: found,
  };
  return { local, findings };
}

function unplaced(place: string, size: ReturnType<typeof imageSizeOf>): Finding {
  return {
    rule: 'listing/screenshot-size',
    severity: 'error',
    place,
    message:
      size === undefined
        ? 'it is no PNG or JPEG'
        : `it is ${size.widthPx}x${size.heightPx} pixels, which no screenshot set of the App Store takes`,
    remedy: 'Export it in one of the sizes that Apple lists, such as 1320x2868 or 2064x2752.',
  };
}

async function textsIn(folder: string, fields: readonly ListingField[]): Promise<Texts> {
  const texts: Record<string, string> = {};
  for (const { name, file } of fields) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    if (text !== undefined) texts[name] = text.trim();
  }
  return texts;
}

/** The one file beside the texts of the review, whatever its name: `attachment.pdf`, `how-to.mov`. */
async function attachmentIn(folder: string): Promise<LocalAsset | undefined> {
  const [name] = (await namesIn(folder)).filter((file) => !file.endsWith('.txt') && !file.startsWith('.'));
  return name === undefined ? undefined : readAsset(join(folder, name));
}

/** The answers by the API's names, as deliver takes them: `{ "gambling": false, "contests": "NONE" }`. */
async function ageRatingIn(folder: string): Promise<AgeRating> {
  const file = join(folder, 'app_rating_config.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  const answers = parsed(text);
  if (answers !== undefined) return answers;
  throw new SlipwayError('STORE_FILE_INVALID', {
    message: 'The answers of the age rating are no JSON object of levels and of yes or no.',
    seen: basename(file),
    next: 'Write it as {"gambling": false, "contests": "NONE"}.',
  });
}

function parsed(text: string): AgeRating | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const isPlain = Object.values(value).every((answer) => answer === null || typeof answer !== 'object');
    return isPlain ? (value as AgeRating) : undefined;
  } catch {
    return undefined;
  }
}

/** `review_information`, and `android` of the other store, lie beside the languages. */
async function languagesIn(...folders: readonly string[]): Promise<readonly string[]> {
  const names = await Promise.all(folders.map(namesIn));
  const languages = names.flat().filter((name) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(name));
  return [...new Set(languages)].sort();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

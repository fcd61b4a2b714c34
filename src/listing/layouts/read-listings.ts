import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graphicProblem } from '../graphic-problem.ts';
import {
  detailFields,
  type Images,
  type ListingDetails,
  type ListingTexts,
  type LocalImage,
  type LocalListing,
  type LocalListings,
  textFields,
} from '../listing.ts';
import { type PlayImageType, playGraphics, playImageTypes } from '../play-graphics.ts';
import type { Layout } from './layout.ts';

/** Reads every language of a folder. Images are hashed and looked into, and not kept in memory. */
export async function readListings(folder: string, layout: Layout): Promise<LocalListings> {
  const details = await readDetails(folder, layout);
  const names = await languagesIn(join(folder, layout.languages));
  const languages: LocalListing[] = [];
  for (const language of names) languages.push(await readLanguage(folder, layout, language));
  const base = languages.find(({ language }) => language === details.defaultLanguage);
  return {
    folder,
    layout: layout.name,
    details,
    languages: layout.fallsBack && base !== undefined ? languages.map(completedFrom(base)) : languages,
  };
}

/** What Gradle Play Publisher does with a language that is translated in part. */
function completedFrom(base: LocalListing): (listing: LocalListing) => LocalListing {
  return ({ language, texts, images }) => ({
    language,
    texts: { ...base.texts, ...texts },
    images: { ...base.images, ...images },
  });
}

async function readLanguage(folder: string, layout: Layout, language: string): Promise<LocalListing> {
  const home = join(folder, layout.languages, language);
  const texts: Record<string, string> = {};
  for (const field of textFields) {
    const text = await textOf(join(home, layout.texts[field]));
    if (text !== undefined) texts[field] = text;
  }
  const images: Partial<Record<PlayImageType, readonly LocalImage[]>> = {};
  for (const type of playImageTypes) {
    const found = await readImages(join(home, layout.images), layout.imageNames[type], type);
    if (found.length > 0) images[type] = found;
  }
  return { language, texts: texts as ListingTexts, images: images as Images<LocalImage> };
}

async function readDetails(folder: string, layout: Layout): Promise<ListingDetails> {
  const details: Record<string, string> = {};
  for (const field of detailFields) {
    const name = layout.details[field];
    const text = name === undefined ? undefined : await textOf(join(folder, name));
    if (text !== undefined && text !== '') details[field] = text;
  }
  return details;
}

/** A single image may lie beside the folders, or alone in one; file names give the order of the others. */
async function readImages(images: string, name: string, type: PlayImageType): Promise<readonly LocalImage[]> {
  const inFolder = (await namesIn(join(images, name))).filter(isImage).toSorted(inOrder);
  const beside =
    playGraphics[type].most > 1
      ? []
      : (await namesIn(images)).filter((file) => isImage(file) && file.startsWith(`${name}.`));
  const files = [...beside, ...inFolder.map((file) => join(name, file))];
  return Promise.all(files.map((file) => readImage(join(images, file), type)));
}

async function readImage(file: string, type: PlayImageType): Promise<LocalImage> {
  const bytes = await readFile(file);
  return {
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    problem: graphicProblem(type, bytes),
  };
}

/** `changelogs` and the like lie beside the languages. */
async function languagesIn(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder)).filter((name) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(name)).toSorted();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

/** Editors end a file with a newline that is no part of the text. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8'))
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .trim();
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const isImage = (name: string): boolean => /\.(png|jpe?g)$/i.test(name);

/** `2.png` comes before `10.png`, as people count. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

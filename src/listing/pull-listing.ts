import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { findListingFolder } from './layouts/find-listings.ts';
import { fastlaneLayout, type Layout } from './layouts/layout.ts';
import {
  detailFields,
  type StoreImage,
  type StoreListing,
  type StoreListings,
  textFields,
} from './listing.ts';
import type { ListingStore } from './listing-store.ts';
import { type PlayImageType, playGraphics, playImageTypes } from './play-graphics.ts';
import { type WrittenFile, writeIfChanged } from './write-file.ts';

export interface PullPlace {
  readonly applicationId: string;
  readonly root: string;
  /** Undefined: the usual folders, or fastlane's where there is none. */
  readonly folder: string | undefined;
}

export interface Pulled {
  readonly folder: string;
  readonly layout: Layout['name'];
  /** Below the folder. */
  readonly files: readonly WrittenFile[];
  /** Images whose bytes are not those that were uploaded: a push would send them anew. */
  readonly recoded: readonly string[];
}

/** Writes what the store shows into files of the layout that is there. Deletes no file. */
export async function pullListing(
  store: ListingStore,
  { applicationId, root, folder: named }: PullPlace,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Pulled> {
  const found = await findListingFolder(root, named);
  const layout = found?.layout ?? fastlaneLayout;
  const folder = found?.folder ?? named ?? join(root, 'fastlane/metadata/android');
  const listings = await store.readListings(applicationId, { types: () => playImageTypes });
  const files: WrittenFile[] = [];
  const recoded: string[] = [];
  const write = async (file: string, content: string | Uint8Array) => {
    const change = await writeIfChanged(file, content, dryRun);
    files.push({ file: relative(folder, file), change });
  };
  for (const [file, text] of textFiles(folder, layout, listings)) await write(file, `${text}\n`);
  for (const { listing, type } of shownTypes(listings)) {
    const images = listing.images[type] ?? [];
    for (const [index, image] of images.entries()) {
      const bytes = await store.fetchImage(image);
      const file = `${imageFile({ folder, layout, listing, type }, index)}.${suffixOf(bytes)}`;
      if (!isOriginal(image, bytes)) recoded.push(relative(folder, file));
      await write(file, bytes);
    }
  }
  return { folder, layout: layout.name, files, recoded };
}

function textFiles(folder: string, layout: Layout, { details, languages }: StoreListings) {
  const common = detailFields.flatMap((field): [string, string][] => {
    const name = layout.details[field];
    const text = details[field];
    return name === undefined || text === undefined ? [] : [[join(folder, name), text]];
  });
  const translated = languages.flatMap(({ language, texts }) =>
    textFields.flatMap((field): [string, string][] => {
      const text = texts[field];
      const file = join(folder, layout.languages, language, layout.texts[field]);
      return text === undefined ? [] : [[file, text]];
    }),
  );
  return [...common, ...translated];
}

function shownTypes({ languages }: StoreListings) {
  return languages.flatMap((listing) => playImageTypes.map((type) => ({ listing, type })));
}

interface ImagePlace {
  readonly folder: string;
  readonly layout: Layout;
  readonly listing: StoreListing;
  readonly type: PlayImageType;
}

/** Numbered, because file names give the order: `phoneScreenshots/1`. fastlane keeps a single image beside the folders. */
function imageFile({ folder, layout, listing, type }: ImagePlace, index: number): string {
  const images = join(folder, layout.languages, listing.language, layout.images);
  const name = layout.imageNames[type];
  const alone = playGraphics[type].most === 1;
  if (alone && layout.name === 'fastlane') return join(images, name);
  return join(images, name, alone ? basename(name) : String(index + 1));
}

function suffixOf(bytes: Uint8Array): 'png' | 'jpg' {
  return bytes[0] === 0x89 ? 'png' : 'jpg';
}

function isOriginal({ sha256 }: StoreImage, bytes: Uint8Array): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}

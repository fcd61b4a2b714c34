import { basename } from 'node:path';
import type { FieldChange } from '../plan-listing.ts';
import {
  categoryFields,
  infoFields,
  type ListingField,
  reviewFields,
  sharedFields,
  versionFields,
} from './fields.ts';
import type {
  AgeRating,
  LocalAppStoreListing,
  LocalAsset,
  LocalLanguage,
  ShownAppStoreListing,
  ShownAsset,
  ShownLanguage,
  Texts,
} from './listing.ts';

export interface TextsChange {
  readonly kind: 'create' | 'update';
  readonly changes: readonly FieldChange[];
}

export interface AssetChange {
  readonly remove: readonly ShownAsset[];
  readonly upload: readonly LocalAsset[];
  /** Checksums in the order that the store is to show; empty where there is no order. */
  readonly order: readonly string[];
}

export interface ScreenshotChange extends AssetChange {
  /** The API's name of the set, such as `APP_IPHONE_67`. */
  readonly displayType: string;
}

export interface LanguagePlan {
  readonly language: string;
  readonly info: TextsChange | undefined;
  readonly version: TextsChange | undefined;
  readonly screenshots: readonly ScreenshotChange[];
}

/** What has to be done so that the App Store shows what the files say. */
export interface AppStorePlan {
  readonly shared: readonly FieldChange[];
  readonly categories: readonly FieldChange[];
  readonly review: readonly FieldChange[];
  readonly attachment: AssetChange | undefined;
  readonly ageRating: AgeRating;
  readonly languages: readonly LanguagePlan[];
  /** Languages that only the store has: left alone. */
  readonly unmanaged: readonly string[];
}

/** Pure: files and store go in, the difference comes out. What no file speaks of is left alone. */
export function planAppStoreListing(local: LocalAppStoreListing, shown: ShownAppStoreListing): AppStorePlan {
  const named = new Set(local.languages.map(({ language }) => language));
  const planned = local.languages.map((one) =>
    planLanguage(
      one,
      shown.languages.find(({ language }) => language === one.language),
    ),
  );
  return {
    shared: changes(sharedFields, local.shared, shown.shared),
    categories: changes(categoryFields, local.categories, shown.categories),
    review: changes(reviewFields, local.review, shown.review),
    attachment: local.attachment && planAttachment(local.attachment, shown.attachments),
    ageRating: Object.fromEntries(
      Object.entries(local.ageRating).filter(([name, answer]) => (shown.ageRating[name] ?? null) !== answer),
    ),
    languages: planned.filter(
      ({ info, version, screenshots }) =>
        info !== undefined || version !== undefined || screenshots.length > 0,
    ),
    unmanaged: shown.languages.map(({ language }) => language).filter((language) => !named.has(language)),
  };
}

export function isEmptyAppStorePlan(plan: AppStorePlan): boolean {
  const { shared, categories, review, attachment, ageRating, languages } = plan;
  const lists = [shared, categories, review, Object.keys(ageRating), languages];
  return attachment === undefined && lists.every((list) => list.length === 0);
}

function planLanguage(local: LocalLanguage, shown: ShownLanguage | undefined): LanguagePlan {
  const { language } = local;
  const screenshots = Object.entries(local.screenshots).flatMap(([displayType, wanted]) => {
    const change = planScreenshots(wanted, shown?.screenshots[displayType] ?? []);
    return change === undefined ? [] : [{ displayType, ...change }];
  });
  // Screenshots lie in the version's language, which has to be there before them.
  const versionTexts = textsChange(versionFields, local.version, shown?.version);
  const isNeeded = screenshots.length > 0 && shown?.version === undefined;
  return {
    language,
    info: textsChange(infoFields, local.info, shown?.info),
    version: versionTexts ?? (isNeeded ? { kind: 'create', changes: [] } : undefined),
    screenshots,
  };
}

function textsChange(
  fields: readonly ListingField[],
  local: Texts,
  shown: Texts | undefined,
): TextsChange | undefined {
  const found = changes(fields, local, shown ?? {});
  return found.length === 0 ? undefined : { kind: shown === undefined ? 'create' : 'update', changes: found };
}

function changes(fields: readonly ListingField[], local: Texts, shown: Texts): readonly FieldChange[] {
  return fields.flatMap(({ name }) => {
    const [before, after] = [shown[name], local[name]];
    return after === undefined || after === (before ?? '') ? [] : [{ field: name, before, after }];
  });
}

/**
 * The same screenshot is the same checksum, whatever its name. An image that is there twice is kept as often as it is
 * wanted. Undefined when the store shows just these in this order.
 */
function planScreenshots(
  wanted: readonly LocalAsset[],
  shown: readonly ShownAsset[],
): AssetChange | undefined {
  const left = [...shown];
  const upload = wanted.filter(({ md5 }) => {
    const at = left.findIndex((asset) => asset.md5 === md5);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const order = wanted.map(({ md5 }) => md5);
  const isSame = order.join() === shown.map(({ md5 }) => md5).join();
  return isSame ? undefined : { remove: left, upload, order };
}

/** One file stands for all: what the store has beside it is of an earlier review. */
export function planAttachment(wanted: LocalAsset, shown: readonly ShownAsset[]): AssetChange | undefined {
  const same = shown.find(({ md5, fileName }) => md5 === wanted.md5 && fileName === basename(wanted.file));
  const remove = shown.filter((asset) => asset !== same);
  const upload = same === undefined ? [wanted] : [];
  return remove.length + upload.length === 0 ? undefined : { remove, upload, order: [] };
}

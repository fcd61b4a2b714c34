import {
  detailFields,
  type ListingDetails,
  type LocalImage,
  type LocalListing,
  type LocalListings,
  type StoreImage,
  type StoreListing,
  type StoreListings,
  textFields,
} from './listing.ts';
import { planImages } from './plan-images.ts';
import { type PlayImageType, playImageTypes } from './play-graphics.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string;
}

export interface ImageChange {
  readonly type: PlayImageType;
  readonly keep: readonly StoreImage[];
  readonly remove: readonly StoreImage[];
  /** Added behind what is kept, in this order. */
  readonly upload: readonly LocalImage[];
}

export interface LanguageChange {
  readonly language: string;
  /** `delete` only when it was asked for. */
  readonly kind: 'create' | 'update' | 'delete';
  readonly texts: readonly FieldChange[];
  readonly images: readonly ImageChange[];
}

/** What has to be done so that the store shows what the files say. */
export interface ListingPlan {
  readonly details: readonly FieldChange[];
  readonly languages: readonly LanguageChange[];
  /** In the store, without a file: left alone. */
  readonly unmanaged: readonly string[];
}

export interface PlanOptions {
  /** Deletes what the store has and the files have not. */
  readonly prune: boolean;
}

/** Pure: files and store go in, the difference comes out. What no file speaks of is left alone. */
export function planListing(local: LocalListings, store: StoreListings, { prune }: PlanOptions): ListingPlan {
  const planned = local.languages.map((listing) =>
    planLanguage(
      listing,
      store.languages.find(({ language }) => language === listing.language),
      prune,
    ),
  );
  const named = new Set(local.languages.map(({ language }) => language));
  const others = store.languages.filter(({ language }) => !named.has(language));
  const deleted = prune ? others.map(deletion) : [];
  return {
    details: detailChanges(local.details, store.details),
    languages: [...planned, ...deleted].filter(isChange),
    unmanaged: prune ? [] : [...others.map(({ language }) => language), ...unmanagedImages(local, store)],
  };
}

export function isEmptyPlan({ details, languages }: ListingPlan): boolean {
  return details.length === 0 && languages.length === 0;
}

function planLanguage(local: LocalListing, store: StoreListing | undefined, prune: boolean): LanguageChange {
  const texts = textFields.flatMap((field) => fieldChange(field, store?.texts[field], local.texts[field]));
  const images = playImageTypes.flatMap((type): readonly ImageChange[] => {
    const wanted = local.images[type] ?? (prune ? [] : undefined);
    if (wanted === undefined) return [];
    const change = planImages(wanted, store?.images[type] ?? []);
    return change.remove.length + change.upload.length === 0 ? [] : [{ type, ...change }];
  });
  return { language: local.language, kind: store === undefined ? 'create' : 'update', texts, images };
}

function deletion({ language, images }: StoreListing): LanguageChange {
  const removed = playImageTypes.flatMap((type): readonly ImageChange[] => {
    const remove = images[type] ?? [];
    return remove.length === 0 ? [] : [{ type, keep: [], remove, upload: [] }];
  });
  return { language, kind: 'delete', texts: [], images: removed };
}

function isChange({ kind, texts, images }: LanguageChange): boolean {
  return kind === 'delete' || texts.length > 0 || images.length > 0;
}

function detailChanges(local: ListingDetails, store: ListingDetails): readonly FieldChange[] {
  return detailFields.flatMap((field) => fieldChange(field, store[field], local[field]));
}

/** A missing text and an empty one are the same to the store. */
function fieldChange(
  field: string,
  before: string | undefined,
  after: string | undefined,
): readonly FieldChange[] {
  return after === undefined || after === (before ?? '') ? [] : [{ field, before, after }];
}

function unmanagedImages(local: LocalListings, store: StoreListings): readonly string[] {
  return local.languages.flatMap(({ language, images }) => {
    const shown = store.languages.find((one) => one.language === language)?.images ?? {};
    return playImageTypes
      .filter((type) => images[type] === undefined && (shown[type] ?? []).length > 0)
      .map((type) => `${language}/${type}`);
  });
}

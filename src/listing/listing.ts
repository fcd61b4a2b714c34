import type { PlayImageType } from './play-graphics.ts';

/** What users of one language read in the store. */
export interface ListingTexts {
  readonly title?: string;
  readonly shortDescription?: string;
  readonly fullDescription?: string;
  readonly video?: string;
}

export const textFields = ['title', 'shortDescription', 'fullDescription', 'video'] as const;

/** What is the same in all languages. */
export interface ListingDetails {
  readonly defaultLanguage?: string;
  readonly contactEmail?: string;
  readonly contactPhone?: string;
  readonly contactWebsite?: string;
}

export const detailFields = ['defaultLanguage', 'contactEmail', 'contactPhone', 'contactWebsite'] as const;

export interface LocalImage {
  readonly file: string;
  /** Hex, of the whole file: Google Play names its images by it. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Why the store will not take it. */
  readonly problem: string | undefined;
}

/** A listing as files hold it. What has no file is not managed by them. */
export interface LocalListing {
  readonly language: string;
  readonly texts: ListingTexts;
  /** In the order of the store, which is that of the file names. */
  readonly images: Images<LocalImage>;
}

export interface LocalListings {
  readonly folder: string;
  readonly layout: 'fastlane' | 'gradle-play-publisher';
  readonly details: ListingDetails;
  readonly languages: readonly LocalListing[];
}

export interface StoreImage {
  readonly id: string;
  readonly sha256: string;
  readonly url: string;
}

export interface StoreListing {
  readonly language: string;
  readonly texts: ListingTexts;
  readonly images: Images<StoreImage>;
}

export interface StoreListings {
  readonly details: ListingDetails;
  readonly languages: readonly StoreListing[];
}

export type Images<Image> = Readonly<Partial<Record<PlayImageType, readonly Image[]>>>;

/** What users see of an app in the store, and who tests it. An edit changes its own copy. */
export interface StorePresence {
  readonly details: AppDetails;
  /** By language. */
  readonly listings: Readonly<Record<string, StoreListing>>;
  /** By `LANGUAGE/TYPE`, in the order in which the store shows them. */
  readonly images: Readonly<Record<string, readonly StoredImage[]>>;
  /** Google Groups by track. */
  readonly testers: Readonly<Record<string, readonly string[]>>;
  /** Countries of the production track, which the others follow. */
  readonly countries: readonly string[];
}

export interface AppDetails {
  readonly defaultLanguage?: string;
  readonly contactEmail?: string;
  readonly contactPhone?: string;
  readonly contactWebsite?: string;
}

export interface StoreListing {
  readonly title?: string;
  readonly shortDescription?: string;
  readonly fullDescription?: string;
  readonly video?: string;
}

export interface StoredImage {
  readonly id: string;
  readonly sha1: string;
  readonly sha256: string;
}

export const emptyPresence: StorePresence = {
  details: { defaultLanguage: 'en-US' },
  listings: {},
  images: {},
  testers: {},
  countries: ['US'],
};

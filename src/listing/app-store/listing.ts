/** Texts by the API's names of their fields. */
export type Texts = Readonly<Record<string, string>>;

/** Answers of the age rating by the API's names: a level, yes or no, or nothing. */
export type AgeRating = Readonly<Record<string, string | boolean | number | null>>;

export interface LocalAsset {
  readonly file: string;
  /** Hex, of the whole file: Apple compares it with what arrives, and tells it afterwards. */
  readonly md5: string;
  readonly sizeBytes: number;
}

/** What files say of the app in the App Store. What has no file is not managed by them. */
export interface LocalAppStoreListing {
  readonly folder: string;
  readonly shared: Texts;
  readonly categories: Texts;
  readonly review: Texts;
  readonly attachment: LocalAsset | undefined;
  readonly ageRating: AgeRating;
  readonly languages: readonly LocalLanguage[];
}

export interface LocalLanguage {
  readonly language: string;
  readonly info: Texts;
  readonly version: Texts;
  /** By the API's name of the set, in the order of the file names. */
  readonly screenshots: Readonly<Record<string, readonly LocalAsset[]>>;
}

export interface ShownAsset {
  readonly id: string;
  readonly fileName: string;
  /** Undefined while Apple has not got it whole. */
  readonly md5: string | undefined;
}

/** What the App Store has for the version that is being prepared. */
export interface ShownAppStoreListing {
  readonly shared: Texts;
  readonly categories: Texts;
  readonly review: Texts;
  readonly attachments: readonly ShownAsset[];
  readonly ageRating: AgeRating;
  readonly languages: readonly ShownLanguage[];
}

export interface ShownLanguage {
  readonly language: string;
  /** Undefined: the app, or the version, has nothing in this language yet. */
  readonly info: Texts | undefined;
  readonly version: Texts | undefined;
  readonly screenshots: Readonly<Record<string, readonly ShownAsset[]>>;
}

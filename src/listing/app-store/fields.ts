/** A text of the App Store's listing: its name in the API, and its file as fastlane's deliver lays it out. */
export interface ListingField {
  readonly name: string;
  readonly file: string;
  /** In characters, as App Store Connect Help has it; undefined where it names no limit. */
  readonly most?: number;
  /** Never shown. */
  readonly secret?: true;
}

/** Below a language, of the app whatever its version. */
export const infoFields: readonly ListingField[] = [
  { name: 'name', file: 'name.txt', most: 30 },
  { name: 'subtitle', file: 'subtitle.txt', most: 30 },
  { name: 'privacyPolicyUrl', file: 'privacy_url.txt' },
  { name: 'privacyPolicyText', file: 'apple_tv_privacy_policy.txt' },
];

/** Below a language, of the version. What is new belongs to the release, and is not among them. */
export const versionFields: readonly ListingField[] = [
  { name: 'description', file: 'description.txt', most: 4000 },
  { name: 'keywords', file: 'keywords.txt', most: 100 },
  { name: 'promotionalText', file: 'promotional_text.txt', most: 170 },
  { name: 'supportUrl', file: 'support_url.txt' },
  { name: 'marketingUrl', file: 'marketing_url.txt' },
];

/** The same in all languages, of the version. */
export const sharedFields: readonly ListingField[] = [{ name: 'copyright', file: 'copyright.txt' }];

/** Ids of Apple's categories, such as `SOCIAL_NETWORKING` or `GAMES_PUZZLE`. */
export const categoryFields: readonly ListingField[] = [
  { name: 'primaryCategory', file: 'primary_category.txt' },
  { name: 'primarySubcategoryOne', file: 'primary_first_sub_category.txt' },
  { name: 'primarySubcategoryTwo', file: 'primary_second_sub_category.txt' },
  { name: 'secondaryCategory', file: 'secondary_category.txt' },
  { name: 'secondarySubcategoryOne', file: 'secondary_first_sub_category.txt' },
  { name: 'secondarySubcategoryTwo', file: 'secondary_second_sub_category.txt' },
];

/** What App Review needs to look at the app. */
export const reviewFields: readonly ListingField[] = [
  { name: 'contactFirstName', file: 'review_information/first_name.txt' },
  { name: 'contactLastName', file: 'review_information/last_name.txt' },
  { name: 'contactPhone', file: 'review_information/phone_number.txt' },
  { name: 'contactEmail', file: 'review_information/email_address.txt' },
  { name: 'demoAccountName', file: 'review_information/demo_user.txt' },
  { name: 'demoAccountPassword', file: 'review_information/demo_password.txt', secret: true },
  { name: 'notes', file: 'review_information/notes.txt', most: 4000 },
];

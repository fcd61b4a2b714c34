import type { ErrorCode } from '../../errors/catalogue.ts';

export interface RefusalRow {
  readonly code: ErrorCode;
  /** Matched against Apple's code, and `words` against its sentence and place where the code says too little. */
  readonly apple: RegExp;
  readonly words?: RegExp;
  readonly message: string;
  readonly next?: string;
}

/** The first row that matches any of the errors wins: Apple nests the cause in an error that names none. */
export const refusalRows: readonly RefusalRow[] = [
  {
    code: 'APP_STORE_AGREEMENT_MISSING',
    apple: /^FORBIDDEN\.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED/,
    message: 'An agreement with Apple is not signed or has expired.',
  },
  {
    code: 'APP_STORE_MEMBERSHIP_INACTIVE',
    apple: /^FORBIDDEN/,
    message: 'App Store Connect refuses this to the key.',
  },
  {
    code: 'STORE_VERSION_CODE_USED',
    apple: /DUPLICATE/,
    words: /cfBundleVersion|bundle version/i,
    message: 'The build number is taken.',
    next: "Build with a higher build number, or set buildNumber to 'next' in the config.",
  },
  {
    code: 'APP_STORE_VERSION_LOW',
    apple: /^ENTITY_ERROR\.ATTRIBUTE\.INVALID/,
    words:
      /cfBundleShortVersionString|must contain a higher version|closed for new build|version number has been previously used/i,
    message: 'The version number is too low.',
  },
  {
    code: 'APP_STORE_VERSION_PENDING',
    apple: /^ENTITY_ERROR\.RELATIONSHIP\.INVALID/,
    words: /relationships\/app\b/,
    message: 'The App Store takes no other version of the app at the moment.',
  },
  {
    code: 'APP_STORE_WHATS_NEW',
    apple: /./,
    words: /whatsNew.{0,40}cannot be edited/i,
    message: 'The version takes no release notes.',
  },
  {
    code: 'APP_STORE_DECLARATION_MISSING',
    apple: /REQUIRED/,
    words: /usesNonExemptEncryption|contentRightsDeclaration|export compliance/i,
    message: 'A declaration is missing that every submission needs.',
  },
  {
    code: 'APP_STORE_SCREENSHOT_MISSING',
    apple: /SCREENSHOT_REQUIRED/,
    message: 'Screenshots are missing.',
  },
  {
    code: 'STORE_IN_REVIEW',
    apple: /./,
    words: /still in progress|another build is in review/i,
    message: 'The version is part of a review submission that is in progress.',
    next: 'Wait until the review is over, or withdraw it, and run the same command again. A halt does not wait.',
  },
  {
    code: 'APP_STORE_DRAFT_TAKEN',
    apple: /./,
    words: /already added to another reviewSubmission/i,
    message: 'The version lies in another draft of a review submission.',
  },
  {
    code: 'APP_STORE_ITEM_ELSEWHERE',
    apple: /ITEM_PART_OF_ANOTHER_SUBMISSION/,
    message: 'The version is part of a review submission that was rejected.',
  },
  {
    code: 'APP_STORE_NOT_READY',
    apple: /./,
    words: /not ready to be submitted yet|is not in valid state.{0,20}yet/i,
    message: 'App Store Connect is not ready for the submission yet.',
  },
  {
    code: 'APP_STORE_INFO_LIVE',
    apple: /INVALID\.INVALID_STATE/,
    message: 'What users see, or Apple reviews, cannot be edited.',
  },
  {
    code: 'APP_STORE_DECLARATION_MISSING',
    apple: /./,
    words: /MISSING_EXPORT_COMPLIANCE/,
    message: 'Nobody has said yet whether the build encrypts.',
  },
  {
    code: 'STORE_PROCESSING',
    apple: /./,
    words: /not in (an )?internal testing state|still (being )?process/i,
    message: 'App Store Connect still processes the build.',
  },
  {
    code: 'APP_STORE_METADATA_MISSING',
    apple: /REQUIRED/,
    message: 'The version lacks something that it needs for a review.',
  },
  {
    code: 'APP_STORE_STATE_INVALID',
    // A relationship is refused for what is at its other end: a build of another version, a second phased release.
    apple: /^(STATE_ERROR|ENTITY_ERROR\.RELATIONSHIP\.INVALID)/,
    message: 'App Store Connect refuses this in the present state.',
  },
];

import type { ErrorTable } from '../error-entry.ts';

/** The store listing, reviews, recovery actions and what the store delivers. */
export const listingErrors = {
  LISTING_NOT_FOUND: {
    exit: 'usage',
    meaning: 'No files of a store listing were found.',
    remedy:
      'Name their folder with --path, or as metadata of the app in the config; slipway listing pull writes them from what the store shows.',
    retryable: false,
  },
  STORE_LISTING_REFUSED: {
    exit: 'outside',
    meaning: 'Google Play refuses a text of the store listing.',
    remedy: 'Shorten the text of the language named; slipway listing plan finds all of them at once.',
    retryable: false,
  },
  REVIEW_REPLY_REFUSED: {
    exit: 'usage',
    meaning: 'The reply to a review is not one that the store keeps as it is.',
    remedy: 'Write plain text: at most 350 characters on Google Play, 5,970 on the App Store.',
    retryable: false,
  },
  STORE_NO_APK: {
    exit: 'outside',
    meaning: 'The store has made no universal APK of the version.',
    remedy: 'Check the version code; after an upload, wait a few minutes until Google Play has processed it.',
    retryable: true,
  },
  STORE_DOWNLOAD_MISMATCH: {
    exit: 'outside',
    meaning: 'The downloaded APK is of another app, version or key than the store had named.',
    remedy: 'Nothing was written. Run the command again; if it persists, compare the key in Play Console.',
    retryable: true,
  },
  STORE_NO_EDITABLE_VERSION: {
    exit: 'outside',
    meaning: 'The App Store has no version of the app whose texts and images can be changed at the moment.',
    remedy:
      'slipway release ios prepares the next version; while one is in review, wait for Apple or withdraw it in App Store Connect.',
    retryable: false,
  },
  CONFIRMATION_MISSING: {
    exit: 'usage',
    meaning: 'A change that cannot be taken back was not confirmed by typing out the id of the app.',
    remedy: 'See with --dry-run what it would do; then add --confirm and the bundle id.',
    retryable: false,
  },
  AVAILABILITY_UNKNOWN: {
    exit: 'usage',
    meaning: 'Where an app was on sale before its removal is not known, so it cannot be put back there.',
    remedy: 'Name the territories: slipway availability restore --territory DEU FRA --confirm BUNDLE_ID',
    retryable: false,
  },
} as const satisfies ErrorTable;

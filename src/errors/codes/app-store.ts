import type { ErrorTable } from '../error-entry.ts';

/** What only the App Store refuses, or only there needs a remedy of its own. Apple's words stay in `seen`. */
export const appStoreErrors = {
  APP_STORE_AGREEMENT_MISSING: {
    exit: 'refused',
    meaning: 'An agreement with Apple is not signed or has expired, so App Store Connect refuses everything.',
    remedy:
      'The Account Holder has to sign it in App Store Connect under Business; nobody else can. Pausing a release is refused until then, too.',
    retryable: false,
  },
  APP_STORE_MEMBERSHIP_INACTIVE: {
    exit: 'refused',
    meaning: 'The key may not do this: its role is too low, or the membership of its team is not active.',
    remedy:
      'Renew the membership of the Apple Developer Program, or give the key the role App Manager in App Store Connect under Users and Access.',
    retryable: false,
  },
  APP_STORE_VERSION_PENDING: {
    exit: 'outside',
    meaning: 'Another version of the app is being prepared or reviewed, and the App Store has one at a time.',
    remedy:
      'Release, withdraw or delete the other version in App Store Connect, and run the same command again.',
    retryable: false,
  },
  APP_STORE_STATE_INVALID: {
    exit: 'outside',
    meaning: 'What was asked for does not fit the state in which the version is.',
    remedy: 'Read what App Store Connect says of it above, mend that, and run the same command again.',
    retryable: false,
  },
  APP_STORE_DECLARATION_MISSING: {
    exit: 'outside',
    meaning: 'The declaration of encryption, or of rights to content of others, was never made.',
    remedy:
      'Put ITSAppUsesNonExemptEncryption into Info.plist, or set usesNonExemptEncryption and contentRights in the config.',
    retryable: false,
  },
  APP_STORE_METADATA_MISSING: {
    exit: 'outside',
    meaning: 'The version lacks something that every version needs before it can be reviewed.',
    remedy:
      'Fill in what is named above in App Store Connect or in the config, and run the same command again.',
    retryable: false,
  },
  APP_STORE_SCREENSHOT_MISSING: {
    exit: 'outside',
    meaning: 'Screenshots are missing for a display that the app runs on.',
    remedy: 'Upload the screenshots that are named above, and run the same command again.',
    retryable: false,
  },
  APP_STORE_DRAFT_TAKEN: {
    exit: 'outside',
    meaning: 'The version lies in another draft of a review submission, from an attempt that was cut off.',
    remedy: 'Run the same command again; it goes on with that draft.',
    retryable: true,
  },
  APP_STORE_DRAFT_FOREIGN: {
    exit: 'outside',
    meaning: 'The draft of the review submission holds something that is not part of this release.',
    remedy:
      'Submit or remove it in App Store Connect: nothing is sent for review that nobody has asked for here.',
    retryable: false,
  },
  APP_STORE_ITEM_ELSEWHERE: {
    exit: 'outside',
    meaning: 'The version is part of a review submission that was rejected.',
    remedy: 'Run the same command again; it goes on with that submission.',
    retryable: true,
  },
  APP_STORE_NOT_READY: {
    exit: 'outside',
    meaning: 'The submission is not ready yet: App Store Connect takes a while after each change.',
    remedy: 'Wait a minute and run the same command again; it goes on where it stopped.',
    retryable: true,
  },
  APP_STORE_INFO_LIVE: {
    exit: 'outside',
    meaning: 'A change was meant for the app information that users see now, which cannot be edited.',
    remedy: 'Create a version first: the app information that belongs to it can be edited.',
    retryable: false,
  },
  APP_STORE_WHATS_NEW: {
    exit: 'outside',
    meaning: 'The first version of an app cannot have release notes.',
    remedy: 'Leave the release notes out until the second version.',
    retryable: false,
  },
  APP_STORE_VERSION_LOW: {
    exit: 'outside',
    meaning: 'The version number has to be higher than the last approved one, or its train is closed.',
    remedy: 'Raise versionName in the config and build again.',
    retryable: false,
  },
  APP_STORE_BUILD_REJECTED: {
    exit: 'outside',
    meaning: 'App Store Connect has read the upload and refuses it.',
    remedy: 'Mend what is listed above (slipway inspect FILE finds most of it), and upload a new build.',
    retryable: false,
  },
  APP_STORE_PERCENTAGE_FIXED: {
    exit: 'outside',
    meaning: 'The App Store sets the percentage of a phased release itself, by the day: it cannot be chosen.',
    remedy: 'Pause it, resume it, or release it to everybody with rollout complete.',
    retryable: false,
  },
  APP_STORE_CHANGED: {
    exit: 'outside',
    meaning: 'The version was changed by others while it was being changed here, again and again.',
    remedy: 'Run the same command again; it looks at the store anew and decides anew.',
    retryable: true,
  },
} as const satisfies ErrorTable;

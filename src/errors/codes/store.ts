import type { ErrorTable } from '../error-entry.ts';

/** What a store, or the way to it, can refuse. The rows name Google Play's own words in `seen`. */
export const storeErrors = {
  CREDENTIALS_MISSING: {
    exit: 'usage',
    meaning: 'No Google Play credentials were found in the environment.',
    remedy:
      'Set GOOGLE_APPLICATION_CREDENTIALS to the path of a service account key or a workload identity configuration. A local store is never used in its place.',
    retryable: false,
  },
  CREDENTIALS_INVALID: {
    exit: 'usage',
    meaning: 'Google Play credentials were found, but they cannot be used.',
    remedy:
      'Give a service account JSON key as the Google Cloud console exports it, or a workload identity configuration as google-github-actions/auth writes it.',
    retryable: false,
  },
  STORE_ENDPOINT_REFUSED: {
    exit: 'usage',
    meaning: 'A store address other than Google Play or a local server on this machine was given.',
    remedy:
      'Set SLIPWAY_PLAY_ENDPOINT to an origin like http://127.0.0.1:PORT, or unset it to use Google Play.',
    retryable: false,
  },
  STORE_CREDENTIALS_REFUSED: {
    exit: 'refused',
    meaning: 'Google refused the service account key or the token made from it.',
    remedy:
      'Check that the key was not deleted or disabled in the Google Cloud console and that this machine has the right time.',
    retryable: false,
  },
  STORE_CLOCK_WRONG: {
    exit: 'usage',
    meaning: 'The clock of this machine is wrong, so Google takes nothing that is signed now.',
    remedy: 'Set the clock, or let it be set: timedatectl set-ntp true. The credentials may well be right.',
    retryable: false,
  },
  STORE_CERTIFICATE_REFUSED: {
    exit: 'usage',
    meaning: 'The server that answered showed a certificate that this machine does not trust.',
    remedy:
      'A proxy or firewall may replace certificates: give its authority in NODE_EXTRA_CA_CERTS. A wrong clock does the same.',
    retryable: false,
  },
  STORE_PERMISSION_DENIED: {
    exit: 'refused',
    meaning: 'The service account may not do this with the app.',
    remedy:
      'Invite the service account in Play Console under Users and permissions, with release rights to the app.',
    retryable: false,
  },
  STORE_API_DISABLED: {
    exit: 'refused',
    meaning:
      'The Google Play Android Developer API is off in the Google Cloud project of the service account.',
    remedy: 'Enable androidpublisher.googleapis.com in that project and try again some minutes later.',
    retryable: false,
  },
  STORE_UNAVAILABLE: {
    exit: 'unavailable',
    meaning: 'The store answered that it is overloaded or broken, again and again.',
    remedy: 'Wait a few minutes and run the same command again; it goes on where it stopped.',
    retryable: true,
  },
  STORE_QUOTA: {
    exit: 'unavailable',
    meaning: 'Too many requests: the quota of the Google Cloud project is used up for this minute.',
    remedy:
      'Wait a minute and run the same command again. Other programs of the same project share its 3,000 calls a minute.',
    retryable: true,
  },
  STORE_APP_UNKNOWN: {
    exit: 'outside',
    meaning: 'Google Play does not know an app with this application id.',
    remedy: 'Check the id; the first upload of a new app has to be made by hand in Play Console.',
    retryable: false,
  },
  STORE_NOT_FOUND: {
    exit: 'outside',
    meaning: 'The store does not know the track, edit or file that was asked for.',
    remedy: 'Check the name of the track in the config against Play Console.',
    retryable: false,
  },
  STORE_APP_DRAFT: {
    exit: 'outside',
    meaning: 'The app was never published, so Google Play accepts draft releases only.',
    remedy: "Finish the app's set-up in Play Console and publish its first release there.",
    retryable: false,
  },
  STORE_REVIEW_BY_HAND: {
    exit: 'outside',
    meaning: 'Google Play does not send changes of this app for review by itself, mostly after a rejection.',
    remedy:
      'Open Publishing overview in Play Console, mend what was rejected and send the changes for review there.',
    retryable: false,
  },
  STORE_REVIEW_AUTOMATIC: {
    exit: 'outside',
    meaning: 'Google Play sends changes of this app for review by itself and was told not to.',
    remedy: 'Leave the request to hold back the review out and run the command again.',
    retryable: false,
  },
  STORE_IN_REVIEW: {
    exit: 'outside',
    meaning: 'Other changes of the app are in review, and committing now would cancel that review.',
    remedy: 'Wait until the review is over and run the same command again. A halt does not wait.',
    retryable: true,
  },
  STORE_EDIT_GONE: {
    exit: 'outside',
    meaning: 'The edit expired, or was invalidated by a newer edit or by a change in Play Console.',
    remedy: 'Run the same command again; it looks at the store anew and decides anew.',
    retryable: true,
  },
  STORE_EDIT_COMMITTED: {
    exit: 'outside',
    meaning: 'The edit was committed already, by an earlier attempt whose answer was lost.',
    remedy: 'Run the same command again; it reads the store back and goes on from there.',
    retryable: true,
  },
  STORE_FRACTION_INVALID: {
    exit: 'outside',
    meaning: 'The user fraction does not fit the status of the release.',
    remedy: 'Use a fraction between 0 and 1 for a staged release and none for a completed one or a draft.',
    retryable: false,
  },
  STORE_RELEASES_CONFLICT: {
    exit: 'outside',
    meaning: 'The update names releases or tracks that cannot stand together.',
    remedy: 'Send one staged and at most one completed release, for the track named in the address.',
    retryable: false,
  },
  STORE_CANNOT_HALT: {
    exit: 'outside',
    meaning: 'Google Play has no release that it could halt.',
    remedy:
      'A first release and an internal track cannot be halted. Check the version with slipway rollout status, or ship a fix with a higher version code.',
    retryable: false,
  },
  STORE_CANNOT_STAGE: {
    exit: 'outside',
    meaning:
      'The release cannot be rolled out in stages: it is the first on its track, or out to everybody already.',
    remedy: 'Complete the first release of a track at once; stages are possible from the second one on.',
    retryable: false,
  },
  STORE_PROCESSING: {
    exit: 'outside',
    meaning: 'Google Play has not finished processing the uploaded bundle.',
    remedy: 'Wait a few minutes and run the same command again; nothing is uploaded twice.',
    retryable: true,
  },
  STORE_VERSION_CODE_USED: {
    exit: 'outside',
    meaning: 'The version code was used by an earlier upload.',
    remedy: "Build with a higher version code, or set versionCode to 'next' in the config.",
    retryable: false,
  },
  STORE_VERSION_CODE_LOW: {
    exit: 'outside',
    meaning: 'The version code is lower than what users have, so nobody could upgrade to it.',
    remedy: "Build with a higher version code, or set versionCode to 'next' in the config.",
    retryable: false,
  },
  STORE_ARTIFACT_UNSIGNED: {
    exit: 'outside',
    meaning: 'The artifact is not signed.',
    remedy: 'Configure the upload keystore in the config and build again.',
    retryable: false,
  },
  STORE_UPLOAD_KEY_WRONG: {
    exit: 'outside',
    meaning: 'The artifact is signed with another key than the upload key Google Play knows.',
    remedy: 'Sign with the upload key, or reset it in Play Console under App integrity.',
    retryable: false,
  },
  STORE_ARTIFACT_FOREIGN: {
    exit: 'outside',
    meaning: 'The artifact is of another app than the one it was uploaded for.',
    remedy: 'Compare applicationId of the config with `slipway inspect FILE`, and build the right variant.',
    retryable: false,
  },
  STORE_ARTIFACT_DEBUG: {
    exit: 'outside',
    meaning:
      'The artifact is debuggable, or signed with the key that the Android tools make for development.',
    remedy: 'Build the release variant and sign it with the upload key.',
    retryable: false,
  },
  STORE_FILE_INVALID: {
    exit: 'outside',
    meaning: 'Google Play cannot read the uploaded file, or its signature does not hold.',
    remedy: 'Look at the file with `slipway inspect FILE`; build it again, and change nothing after signing.',
    retryable: false,
  },
  STORE_NOTES_TOO_LONG: {
    exit: 'outside',
    meaning: 'Release notes in one language are longer than 500 characters.',
    remedy: 'Shorten the release notes of the language named and run the command again.',
    retryable: false,
  },
  STORE_DECLARATION_MISSING: {
    exit: 'outside',
    meaning: 'The artifact asks for permissions that need a declaration in Play Console.',
    remedy: 'Fill in the permission declaration under App content in Play Console.',
    retryable: false,
  },
  STORE_PRECONDITION: {
    exit: 'outside',
    meaning: 'Google Play refuses the change because a requirement is not met, without saying which.',
    remedy: 'Open Publishing overview in Play Console: what is missing is listed there.',
    retryable: false,
  },
  STORE_UPLOAD_MISMATCH: {
    exit: 'outside',
    meaning: "The store's copy of the artifact is not the file that was to be uploaded.",
    remedy:
      'Nothing was released. Build again, do not touch the file during the upload, and run the command again.',
    retryable: true,
  },
  STORE_REFUSED: {
    exit: 'outside',
    meaning: 'The store refused the request for a reason Slipway does not know.',
    remedy: "Read the store's own words above; Play Console may show more.",
    retryable: false,
  },
} as const satisfies ErrorTable;

/** An answer of Apple's to an upload. */
export interface ItmsEntry {
  /** What Apple's text starts with or says somewhere, the names of bundles and keys left out. */
  readonly text: string;
  /** What it means for the person who reads it. */
  readonly meaning: string;
}

/**
 * Answers of App Store Connect by their number. Apple publishes no list, so this one is gathered from the
 * answers that developers report, and is never complete: `recogniseItms` matches the text where the number
 * is new, and a number that is not here is still shown. Add rows as they are met.
 */
export const itmsTable: Readonly<Record<string, ItmsEntry>> = {
  90022: { text: 'Missing required icon file', meaning: 'An icon for the iPhone is missing.' },
  90023: { text: 'Missing required icon file', meaning: 'An icon for the iPad is missing.' },
  90032: { text: 'Invalid Image Path', meaning: 'Info.plist names an icon file that is not in the app.' },
  90034: {
    text: 'Missing or invalid signature',
    meaning: 'The app is not signed with a distribution certificate.',
  },
  90035: { text: 'Invalid Signature', meaning: 'The signature does not fit the content.' },
  90036: {
    text: 'The Info.plist file is missing or could not be read',
    meaning: 'A bundle has no readable Info.plist.',
  },
  90046: {
    text: 'Invalid Code Signing Entitlements',
    meaning: 'An entitlement has a value that the store does not allow.',
  },
  90049: {
    text: 'The bundle identifier contains disallowed characters',
    meaning: 'A bundle identifier has characters other than letters, digits, hyphens and dots.',
  },
  90056: { text: 'missing the required key: CFBundleVersion', meaning: 'A bundle has no build number.' },
  90057: {
    text: 'missing the required key: CFBundleShortVersionString',
    meaning: 'A bundle has no version.',
  },
  90060: {
    text: 'must be a period-separated list of at most three non-negative integers',
    meaning: 'A version is not of the form 1.2.3.',
  },
  90062: {
    text: 'must contain a higher version than that of the previously approved version',
    meaning: 'The version has to rise.',
  },
  90078: {
    text: 'Missing Push Notification Entitlement',
    meaning: 'The app registers for push without the entitlement.',
  },
  90085: { text: 'No architectures in the binary', meaning: 'An executable is empty or no binary.' },
  90087: { text: 'Unsupported Architectures', meaning: 'A binary contains code for the simulator or a Mac.' },
  90125: {
    text: 'LC_ENCRYPTION_INFO load command is either missing or invalid',
    meaning: 'The binary is encrypted already, or made by another linker.',
  },
  90161: {
    text: 'Invalid Provisioning Profile',
    meaning: 'The profile is not one for distribution through the store, or has expired.',
  },
  90164: {
    text: 'Invalid Code Signing Entitlements',
    meaning: 'The signature claims entitlements that the profile does not grant.',
  },
  90171: { text: 'Invalid Bundle Structure', meaning: 'A binary lies where none may.' },
  90174: { text: 'Missing Provisioning Profile', meaning: 'There is no embedded.mobileprovision.' },
  90179: {
    text: 'must be signed with the certificate that is contained in the provisioning profile',
    meaning: 'The certificate is not one of the profile.',
  },
  90186: { text: 'Invalid Pre-Release Train', meaning: 'The version is closed for new builds.' },
  90189: { text: 'Redundant Binary Upload', meaning: 'The build number has been used.' },
  90191: {
    text: 'Missing beta entitlement',
    meaning: 'The build cannot be given to testers: beta-reports-active is missing.',
  },
  90205: { text: 'disallowed nested bundles', meaning: 'A bundle lies inside of one that may hold none.' },
  90206: {
    text: "contains disallowed file 'Frameworks'",
    meaning: 'An extension brings frameworks of its own.',
  },
  90207: {
    text: 'does not contain a bundle executable',
    meaning: 'The executable that Info.plist names is missing.',
  },
  90208: {
    text: 'does not support the minimum OS Version specified in the Info.plist',
    meaning: 'A binary needs a newer system than its Info.plist says.',
  },
  90334: {
    text: 'Invalid Code Signature Identifier',
    meaning: 'The identifier in the signature is not the bundle identifier.',
  },
  90338: {
    text: 'Non-public API usage',
    meaning: 'The app uses an interface of the system that is not public.',
  },
  90345: {
    text: 'is not prefixed with the parent app',
    meaning: 'The identifier of an extension does not start with that of its app.',
  },
  90360: { text: 'Missing Info.plist value', meaning: 'A required key, often MinimumOSVersion, is missing.' },
  90424: {
    text: 'The SwiftSupport folder is empty',
    meaning: 'SwiftSupport is there and has nothing in it.',
  },
  90426: {
    text: 'The SwiftSupport folder is missing',
    meaning: 'The app brings Swift libraries and the archive no SwiftSupport.',
  },
  90429: {
    text: "aren't at the expected location",
    meaning: 'SwiftSupport has other libraries than the app.',
  },
  90473: { text: 'CFBundleVersion Mismatch', meaning: 'An extension has another version than its app.' },
  90474: {
    text: 'iPad Multitasking support requires these orientations',
    meaning: 'An app for the iPad must support all four orientations.',
  },
  90475: {
    text: 'iPad Multitasking support requires launch story board',
    meaning: 'An app for the iPad needs a launch storyboard.',
  },
  90478: {
    text: 'a later version has been closed for new build submissions',
    meaning: 'A later version exists.',
  },
  90482: { text: 'contains bitcode', meaning: 'A binary contains bitcode, which the store no longer takes.' },
  90530: { text: 'Invalid MinimumOSVersion', meaning: 'MinimumOSVersion is empty or too low.' },
  90534: { text: 'Unsupported SDK or Xcode version', meaning: 'The app was built with a beta of Xcode.' },
  90683: {
    text: 'Missing Purpose String in Info.plist',
    meaning: 'The app uses protected data without saying why.',
  },
  90704: {
    text: 'Missing App Icon',
    meaning: 'The icon of 1024 by 1024 pixels for the store is not in the asset catalog.',
  },
  90713: { text: 'CFBundleIconName', meaning: 'Info.plist does not name the icon in the asset catalog.' },
  90717: { text: 'Invalid App Store Icon', meaning: 'The icon for the store is transparent.' },
  90725: { text: 'SDK version issue', meaning: 'The app was built with an SDK that is too old.' },
  90771: {
    text: 'BGTaskSchedulerPermittedIdentifiers',
    meaning: 'Background processing is declared and its tasks are not.',
  },
  91053: {
    text: 'Missing API declaration',
    meaning: 'The app uses an API without giving a reason in a privacy manifest.',
  },
  91054: {
    text: 'Invalid API category declaration',
    meaning: 'A privacy manifest names a category that does not exist.',
  },
  91055: {
    text: 'Invalid API reason declaration',
    meaning: 'A privacy manifest gives a reason that is not one of the category.',
  },
  91056: {
    text: 'Invalid privacy manifest',
    meaning: 'A privacy manifest has unknown keys or values of the wrong type.',
  },
  91061: {
    text: 'Missing privacy manifest',
    meaning: 'A third-party SDK on Apple’s list has no privacy manifest.',
  },
  91064: {
    text: 'Invalid tracking information',
    meaning: 'Tracking domains are listed while tracking is denied.',
  },
  91065: {
    text: 'Missing signature',
    meaning: 'A third-party SDK on Apple’s list is not signed by its maker.',
  },
};

export interface RecognisedItms extends ItmsEntry {
  readonly code: string;
}

/**
 * The answers that a text of Apple's speaks of: by their numbers, bare (`90725`) or with a prefix
 * (`ITMS-90725`, `VALIDATION_ERROR.90725`), and by their words where there is no number. A number
 * that the table lacks is returned with the text itself.
 */
export function recogniseItms(answer: string): readonly RecognisedItms[] {
  const codes = [...new Set(answer.match(/(?<![0-9])9[01][0-9]{3}(?![0-9])/g) ?? [])];
  if (codes.length > 0) {
    const unknown = { text: answer, meaning: 'Apple gave no number that Slipway knows; read its text.' };
    return codes.map((code) => ({ code, ...(itmsTable[code] ?? unknown) }));
  }
  const lower = answer.toLowerCase();
  return Object.entries(itmsTable)
    .filter(([, { text }]) => lower.includes(text.toLowerCase()))
    .map(([code, entry]) => ({ code, ...entry }));
}

/**
 * What the numbers mean that App Store Connect answers an upload with. Apple publishes no list: these are the ones that
 * people meet, in our words. The table is open-ended, so Apple's own text is always shown beside ours, or alone.
 */
const itmsCodes: Readonly<Record<string, string>> = {
  90022: 'a required icon is missing',
  90023: 'a required icon is missing',
  90032: 'a path in Info.plist names an image that is not there or is none',
  90035: 'the signature is invalid',
  90046: 'an entitlement has a value that the App Store does not take',
  90049: 'the bundle identifier is invalid',
  90056: 'the build number is missing',
  90057: 'the version is missing',
  90060: 'the version is not one to three whole numbers',
  90062: 'the version has to be higher than that of the version before',
  90087: 'there is code for architectures that the App Store does not take',
  90125: 'the encryption information of the binary is invalid',
  90161: 'the provisioning profile is not one for distribution in the App Store',
  90164: 'the entitlements do not fit the provisioning profile',
  90171: 'there is a binary in a place where none may be',
  90186: 'the train of this version is closed: raise the version',
  90189: 'the build number was used before: raise it',
  90206: 'an extension holds a Frameworks folder of its own',
  90207: 'the executable that Info.plist names is missing',
  90208: 'the minimum system version of a binary differs from that in Info.plist',
  90334: 'the identifier in a signature differs from the bundle identifier',
  90338: 'the app uses functions of the system that are not public',
  90345: 'the bundle identifier of an extension does not begin with that of the app',
  90360: 'the minimum system version is missing',
  90426: 'the libraries of Swift are not as Xcode puts them there',
  90473: 'an extension has another version than the app',
  90474: 'an iPad app that multitasks has to support all orientations',
  90475: 'an iPad app that multitasks needs a launch screen',
  90478: 'a later version exists already',
  90530: 'the minimum system version is invalid',
  90534: 'it was built with a beta of Xcode',
  90683: 'the reason for asking people for a permission is missing or empty',
  90713: 'CFBundleIconName is missing',
  90717: 'the icon of the App Store has transparency',
  90725: 'it was built with an SDK that is too old',
  90771: 'BGTaskSchedulerPermittedIdentifiers is missing for the background mode "processing"',
  91053: 'the privacy manifest gives no reason for a function that needs one',
  91056: 'the privacy manifest is invalid',
  91061: 'an SDK lacks its privacy manifest',
  91065: 'an SDK lacks its signature',
};

/** Apple sends bare numbers or `ITMS-` in front of them; some findings carry the number in their text alone. */
export interface ItmsFinding {
  readonly code?: string | undefined;
  readonly description?: string | undefined;
}

/** `ITMS-90725: it was built with an SDK that is too old (Apple: …)`; Apple's words alone for what is not in the table. */
export function describeItms({ code, description }: ItmsFinding): string {
  const number = numberIn(code) ?? numberIn(description);
  const ours = number === undefined ? undefined : itmsCodes[number];
  const name = number === undefined ? (code ?? '') : `ITMS-${number}`;
  const apple = (description ?? '').trim();
  const text =
    ours === undefined ? apple || 'Apple gives no reason' : apple === '' ? ours : `${ours} (Apple: ${apple})`;
  return name === '' ? text : `${name}: ${text}`;
}

function numberIn(text: string | undefined): string | undefined {
  return /(?:^|ITMS-|\b)(9\d{4})\b/.exec(text ?? '')?.[1];
}

import type { Finding } from '../../findings/finding.ts';

/** Permissions that Play lets an app have only for certain purposes, after a declaration in the Play Console. */
export interface RestrictedPermissions {
  /** `*` at the end stands for any rest. */
  readonly permissions: readonly string[];
  readonly severity: Finding['severity'];
  /** What Play asks for. */
  readonly demand: string;
  /** What to use in its stead. */
  readonly instead: string;
  /** Title of the page of the Play Console help, or of Android's documentation. */
  readonly source: string;
  /** The rule holds for apps with this target or a later one. */
  readonly fromTargetSdk?: number;
}

const declaration =
  'a permission declaration in the Play Console, and one of the purposes that the policy lists';
const onAndroid = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `android.permission.${name}`);

/** Titles checked in November 2026 against stored copies of the pages; the demands are in our own words. */
export const restrictedPermissions: readonly RestrictedPermissions[] = [
  {
    permissions: onAndroid(
      'READ_SMS',
      'RECEIVE_SMS',
      'SEND_SMS',
      'RECEIVE_MMS',
      'RECEIVE_WAP_PUSH',
      'READ_CALL_LOG',
      'WRITE_CALL_LOG',
      'PROCESS_OUTGOING_CALLS',
    ),
    severity: 'warning',
    demand: `to be the default handler for SMS or calls, ${declaration}`,
    instead: 'SMS Retriever or User Consent for one-time codes, the share and dial intents for the rest',
    source: 'Use of SMS or Call Log permission groups',
  },
  {
    permissions: onAndroid('MANAGE_EXTERNAL_STORAGE'),
    severity: 'warning',
    demand: `file management, backup, antivirus or documents as the core of the app, ${declaration}`,
    instead: 'the Storage Access Framework or MediaStore',
    source: 'Use of All files access (MANAGE_EXTERNAL_STORAGE) permission',
    fromTargetSdk: 30,
  },
  {
    permissions: onAndroid('QUERY_ALL_PACKAGES'),
    severity: 'warning',
    demand: `a core function that needs to see every app of the device, ${declaration}`,
    instead: 'a <queries> element that names the apps or intents',
    source: 'Use of the broad package (App) visibility (QUERY_ALL_PACKAGES) permission',
    fromTargetSdk: 30,
  },
  {
    permissions: onAndroid('REQUEST_INSTALL_PACKAGES'),
    severity: 'warning',
    demand: `sending, receiving or installing apps by the user’s own action as a core function, ${declaration}`,
    instead: 'updates through Play; an app must not update itself',
    source: 'Use of the REQUEST_INSTALL_PACKAGES permission',
    fromTargetSdk: 26,
  },
  {
    permissions: onAndroid('ACCESS_BACKGROUND_LOCATION'),
    severity: 'warning',
    demand:
      'one feature of benefit to the user, a disclosure in the app and a video of it in the declaration',
    instead: 'location while the app is in use, or a foreground service of type location',
    source: 'Understanding location in the background permissions',
    fromTargetSdk: 29,
  },
  {
    permissions: onAndroid('READ_MEDIA_IMAGES', 'READ_MEDIA_VIDEO'),
    severity: 'warning',
    demand: 'access to photos or videos again and again as a core function, and a declaration',
    instead: 'the photo picker',
    source: 'Details on Google Play’s Photo and Video Permissions policy',
    fromTargetSdk: 33,
  },
  {
    permissions: onAndroid('BIND_ACCESSIBILITY_SERVICE'),
    severity: 'warning',
    demand: 'a declaration of its use; isAccessibilityTool only for tools for people with disabilities',
    instead: 'the interface that was made for the purpose, such as autofill',
    source: 'Use of the AccessibilityService API',
  },
  {
    permissions: onAndroid('USE_EXACT_ALARM'),
    severity: 'warning',
    demand: 'an alarm clock, a timer or a calendar as the core of the app',
    instead: 'SCHEDULE_EXACT_ALARM, which the user grants, or inexact alarms',
    source: 'Exact alarm permission',
    fromTargetSdk: 33,
  },
  {
    permissions: onAndroid('USE_FULL_SCREEN_INTENT'),
    severity: 'note',
    demand: 'calls or alarms as the core of the app, and a declaration; otherwise users have to grant it',
    instead: 'a notification of high importance',
    source: 'Understanding full-screen intent requirements',
    fromTargetSdk: 34,
  },
  {
    permissions: onAndroid('BIND_VPN_SERVICE'),
    severity: 'note',
    demand: 'VPN as the core of the app, or one of the listed purposes, and a declaration',
    instead: 'no VPN of its own',
    source: 'Understanding Google Play’s VpnService policy',
  },
  {
    permissions: ['android.permission.health.*'],
    severity: 'note',
    demand: 'a declaration of each type of health data, and a privacy policy that names them',
    instead: 'fewer types of data',
    source: 'Understanding Google Play’s health apps policies',
  },
  {
    permissions: onAndroid('BODY_SENSORS', 'BODY_SENSORS_BACKGROUND'),
    severity: 'note',
    demand: 'a health feature that users see, and the health apps declaration',
    instead: 'Health Connect',
    source: 'Understanding Google Play’s health apps policies',
  },
  {
    permissions: ['com.google.android.gms.permission.AD_ID'],
    severity: 'note',
    demand: 'the advertising ID declaration, and none of it in apps for children',
    instead: 'removing it with tools:node="remove" where no advertising is shown',
    source: 'Advertising ID',
    fromTargetSdk: 33,
  },
];

import type { RequestedPermission } from '../permissions/requested.ts';

/** A reason for which a feature counts as required. */
export interface ImpliedFeature {
  readonly name: string;
  readonly reason: string;
  readonly onlySdk23: boolean;
}

// Permissions without `android.permission.`, and the feature that asking for them implies:
// https://developer.android.com/guide/topics/manifest/uses-feature-element#permissions, in the words and
// with the conditions of addImpliedFeaturesForPermission in aapt2's DumpManifest.cpp.
const featureOf: Readonly<Record<string, string>> = {
  CAMERA: 'camera',
  ACCESS_FINE_LOCATION: 'location',
  ACCESS_COARSE_LOCATION: 'location',
  ACCESS_MOCK_LOCATION: 'location',
  ACCESS_LOCATION_EXTRA_COMMANDS: 'location',
  INSTALL_LOCATION_PROVIDER: 'location',
  RECORD_AUDIO: 'microphone',
  ACCESS_WIFI_STATE: 'wifi',
  CHANGE_WIFI_STATE: 'wifi',
  CHANGE_WIFI_MULTICAST_STATE: 'wifi',
};
const locationSource: Readonly<Record<string, string>> = {
  ACCESS_FINE_LOCATION: 'location.gps',
  ACCESS_COARSE_LOCATION: 'location.network',
};
const bluetooth = new Set(['BLUETOOTH', 'BLUETOOTH_ADMIN']);
const telephony = new Set([
  ...['CALL_PHONE', 'CALL_PRIVILEGED', 'MODIFY_PHONE_STATE', 'PROCESS_OUTGOING_CALLS', 'READ_SMS'],
  ...['RECEIVE_SMS', 'RECEIVE_MMS', 'RECEIVE_WAP_PUSH', 'SEND_SMS', 'WRITE_APN_SETTINGS', 'WRITE_SMS'],
]);
const permissionPrefix = 'android.permission.';
const donut = 4;
const lollipop = 21;
const landscape: readonly number[] = [0, 6, 8];
const portrait: readonly number[] = [1, 7, 9];

/** The features that asking for a permission implies. */
export function impliedByPermission(
  { name, onlySdk23 }: RequestedPermission,
  targetSdk: number,
): readonly ImpliedFeature[] {
  if (!name.startsWith(permissionPrefix)) return [];
  const short = name.slice(permissionPrefix.length);
  const because = (feature: string, ...reasons: readonly string[]): readonly ImpliedFeature[] =>
    reasons.map((reason) => ({ name: `android.hardware.${feature}`, reason, onlySdk23 }));
  const requested = `requested ${name} permission`;
  const source = targetSdk < lollipop ? locationSource[short] : undefined;
  const feature = featureOf[short];
  return [
    ...(source === undefined ? [] : because(source, requested, `targetSdkVersion < ${lollipop}`)),
    ...(feature === undefined ? [] : because(feature, requested)),
    ...(bluetooth.has(short) && targetSdk > donut
      ? because('bluetooth', requested, `targetSdkVersion > ${donut}`)
      : []),
    ...(telephony.has(short) ? because('telephony', 'requested a telephony permission') : []),
  ];
}

/** The feature that an activity implies by its android:screenOrientation. */
export function impliedByOrientation(orientation: number | undefined): readonly ImpliedFeature[] {
  if (orientation === undefined) return [];
  const name = landscape.includes(orientation) ? 'landscape' : 'portrait';
  if (name === 'portrait' && !portrait.includes(orientation)) return [];
  return [
    {
      name: `android.hardware.screen.${name}`,
      reason: `one or more activities have specified a ${name} orientation`,
      onlySdk23: false,
    },
  ];
}

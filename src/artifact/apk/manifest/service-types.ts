/**
 * Bits of android:foregroundServiceType: ServiceInfo.FOREGROUND_SERVICE_TYPE_*, names as in attrs_manifest.xml.
 * https://developer.android.com/develop/background-work/services/fgs/service-types
 */
const names: Readonly<Record<number, string>> = {
  0: 'dataSync',
  1: 'mediaPlayback',
  2: 'phoneCall',
  3: 'location',
  4: 'connectedDevice',
  5: 'mediaProjection',
  6: 'camera',
  7: 'microphone',
  8: 'health',
  9: 'remoteMessaging',
  10: 'systemExempted',
  11: 'shortService',
  12: 'fileManagement',
  13: 'mediaProcessing',
  30: 'specialUse',
};

/** The types a service names; a bit of a later Android than this list is shown by its number. */
export function serviceTypes(bits: number): readonly string[] {
  return Array.from({ length: 32 }, (_, bit) => bit)
    .filter((bit) => (bits & (1 << bit)) !== 0)
    .map((bit) => names[bit] ?? `bit ${bit}`);
}

/** What a type of foreground service needs beside the FOREGROUND_SERVICE permission. */
export interface ServiceTypeRule {
  readonly type: string;
  /** Without `android.permission.`; undefined where the type needs none of its own. */
  readonly permission: string | undefined;
  /** Whether Play wants the type declared, with a video of its use. */
  readonly declared: boolean;
}

/**
 * Android 14 (target 34) refuses to start a foreground service without its type and permission.
 * Source: "Foreground service types", Android documentation, and "Understanding foreground service and
 * full-screen intent requirements", Play Console help; checked in November 2026 against stored copies.
 */
export const serviceTypeRules: readonly ServiceTypeRule[] = [
  { type: 'camera', permission: 'FOREGROUND_SERVICE_CAMERA', declared: true },
  { type: 'connectedDevice', permission: 'FOREGROUND_SERVICE_CONNECTED_DEVICE', declared: true },
  { type: 'dataSync', permission: 'FOREGROUND_SERVICE_DATA_SYNC', declared: true },
  { type: 'fileManagement', permission: 'FOREGROUND_SERVICE_FILE_MANAGEMENT', declared: true },
  { type: 'health', permission: 'FOREGROUND_SERVICE_HEALTH', declared: true },
  { type: 'location', permission: 'FOREGROUND_SERVICE_LOCATION', declared: true },
  { type: 'mediaPlayback', permission: 'FOREGROUND_SERVICE_MEDIA_PLAYBACK', declared: true },
  { type: 'mediaProcessing', permission: 'FOREGROUND_SERVICE_MEDIA_PROCESSING', declared: true },
  { type: 'mediaProjection', permission: 'FOREGROUND_SERVICE_MEDIA_PROJECTION', declared: true },
  { type: 'microphone', permission: 'FOREGROUND_SERVICE_MICROPHONE', declared: true },
  { type: 'phoneCall', permission: 'FOREGROUND_SERVICE_PHONE_CALL', declared: true },
  { type: 'remoteMessaging', permission: 'FOREGROUND_SERVICE_REMOTE_MESSAGING', declared: true },
  { type: 'shortService', permission: undefined, declared: false },
  { type: 'specialUse', permission: 'FOREGROUND_SERVICE_SPECIAL_USE', declared: true },
  { type: 'systemExempted', permission: 'FOREGROUND_SERVICE_SYSTEM_EXEMPTED', declared: false },
];

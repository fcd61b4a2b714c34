/**
 * Classes whose use makes Apple ask for a purpose string (ITMS-90683), and the keys of which one must be there.
 * https://developer.apple.com/documentation/uikit/requesting-access-to-protected-resources
 */
export interface ProtectedResource {
  readonly className: string;
  /** Any one of these answers. */
  readonly keys: readonly string[];
}

export const protectedResources: readonly ProtectedResource[] = [
  { className: 'AVCaptureDevice', keys: ['NSCameraUsageDescription', 'NSMicrophoneUsageDescription'] },
  {
    className: 'PHPhotoLibrary',
    keys: ['NSPhotoLibraryUsageDescription', 'NSPhotoLibraryAddUsageDescription'],
  },
  {
    className: 'CLLocationManager',
    keys: [
      'NSLocationWhenInUseUsageDescription',
      'NSLocationAlwaysAndWhenInUseUsageDescription',
      'NSLocationAlwaysUsageDescription',
    ],
  },
  { className: 'CNContactStore', keys: ['NSContactsUsageDescription'] },
  {
    className: 'EKEventStore',
    keys: [
      'NSCalendarsUsageDescription',
      'NSCalendarsFullAccessUsageDescription',
      'NSCalendarsWriteOnlyAccessUsageDescription',
      'NSRemindersUsageDescription',
      'NSRemindersFullAccessUsageDescription',
    ],
  },
  { className: 'CBCentralManager', keys: ['NSBluetoothAlwaysUsageDescription'] },
  { className: 'CBPeripheralManager', keys: ['NSBluetoothAlwaysUsageDescription'] },
  { className: 'CMMotionActivityManager', keys: ['NSMotionUsageDescription'] },
  { className: 'CMPedometer', keys: ['NSMotionUsageDescription'] },
  { className: 'ATTrackingManager', keys: ['NSUserTrackingUsageDescription'] },
  { className: 'HKHealthStore', keys: ['NSHealthShareUsageDescription', 'NSHealthUpdateUsageDescription'] },
  { className: 'HMHomeManager', keys: ['NSHomeKitUsageDescription'] },
  { className: 'SFSpeechRecognizer', keys: ['NSSpeechRecognitionUsageDescription'] },
  { className: 'INPreferences', keys: ['NSSiriUsageDescription'] },
  { className: 'MPMediaLibrary', keys: ['NSAppleMusicUsageDescription'] },
  { className: 'MPMediaQuery', keys: ['NSAppleMusicUsageDescription'] },
  { className: 'LAContext', keys: ['NSFaceIDUsageDescription'] },
  { className: 'NFCNDEFReaderSession', keys: ['NFCReaderUsageDescription'] },
];

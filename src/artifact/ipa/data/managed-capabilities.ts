/** An entitlement that Apple gives to an app only on request, after looking at what it is for. */
export interface ManagedCapability {
  /** `*` at the end stands for any rest. */
  readonly entitlement: string;
  /** As Apple calls it. */
  readonly name: string;
}

/**
 * Source: "Capability requests" and "Provisioning with managed capabilities" (Apple Developer account help). Recalled
 * in November 2026, and never more than a note: a profile that has the entitlement was made after Apple gave it.
 * Extend it by a row.
 */
export const managedCapabilities: readonly ManagedCapability[] = [
  { entitlement: 'com.apple.developer.usernotifications.critical-alerts', name: 'Critical Alerts' },
  { entitlement: 'com.apple.developer.usernotifications.filtering', name: 'Notification filtering' },
  { entitlement: 'com.apple.developer.networking.multicast', name: 'Multicast Networking' },
  { entitlement: 'com.apple.developer.networking.HotspotHelper', name: 'Hotspot Helper' },
  { entitlement: 'com.apple.developer.family-controls', name: 'Family Controls' },
  { entitlement: 'com.apple.developer.carplay-*', name: 'CarPlay' },
  { entitlement: 'com.apple.developer.sensorkit.reader.allow', name: 'SensorKit' },
  { entitlement: 'com.apple.developer.storekit.external-*', name: 'External purchases and links' },
  { entitlement: 'com.apple.developer.web-browser', name: 'Default web browser' },
  { entitlement: 'com.apple.developer.mail-client', name: 'Default mail app' },
];

/**
 * Background modes that App Review asks the purpose of: App Review Guidelines, 2.5.4. The others (fetch, processing,
 * remote-notification) let the system decide when the app runs.
 */
export const reviewedBackgroundModes: ReadonlySet<string> = new Set([
  'audio',
  'location',
  'voip',
  'external-accessory',
  'bluetooth-central',
  'bluetooth-peripheral',
]);

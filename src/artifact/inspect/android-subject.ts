import type { ManifestDetails } from '../apk/manifest/read-details.ts';
import type { NativeLibrary } from '../policy/native-library.ts';
import type { AndroidSubject } from '../policy/subject.ts';
import type { ContentScan } from '../scan/content-scan.ts';
import type { PermissionSubject } from '../scan/permission-findings.ts';
import type { Zip } from '../zip/open-zip.ts';

export interface AndroidParts {
  readonly zip: Zip;
  readonly kind: 'apk' | 'aab';
  readonly manifest: ManifestDetails;
  /** Whether the billing library is inside; undefined when the content was not looked through in full. */
  readonly billing: boolean | undefined;
  readonly nativeLibraries: readonly NativeLibrary[];
  /** What the store sets limits to, as far as it was measured. */
  readonly sizes: AndroidSubject['sizes'];
}

export interface AndroidSubjects {
  readonly policySubject: AndroidSubject;
  readonly permissionSubject: PermissionSubject;
}

/** What the store's tables want to know of an app. What a file cannot tell stays undefined. */
export function androidSubject({
  zip,
  kind,
  manifest,
  billing,
  nativeLibraries,
  sizes,
}: AndroidParts): AndroidSubjects {
  const targetSdk = manifest.sdk.target?.api ?? manifest.sdk.min?.api ?? 1;
  const names = manifest.permissions.requested.map(({ name }) => name);
  const billingPermission = names.includes('com.android.vending.BILLING');
  return {
    policySubject: {
      store: 'google-play',
      place: zip.source.path,
      isUpdate: undefined,
      sizes,
      kind,
      formFactor: formFactorOf(manifest),
      targetSdk,
      versionCode: manifest.versionCode,
      billingLibrary: manifest.application.billingLibrary,
      usesBilling: billingPermission || billing,
      nativeLibraries,
    },
    permissionSubject: {
      targetSdk,
      permissions: names,
      services: manifest.components.filter((component) => component.kind === 'service'),
    },
  };
}

/** Whether a billing library was found; `undefined` when some content was not looked into. */
export function billingOf({ sdks, overBudget, damaged }: ContentScan): boolean | undefined {
  if (sdks.some(({ category }) => category === 'billing')) return true;
  return overBudget.entries + damaged.length > 0 ? undefined : false;
}

function formFactorOf({ features }: ManifestDetails): AndroidSubject['formFactor'] {
  const required = features.flatMap((group) =>
    group.features.flatMap(({ name }) => (name === undefined ? [] : [name])),
  );
  if (required.includes('android.hardware.type.watch')) return 'wear';
  if (required.includes('android.software.leanback')) return 'tv';
  if (required.includes('android.hardware.type.automotive')) return 'automotive';
  return required.some((name) => name.startsWith('android.software.xr.')) ? 'xr' : 'phone';
}

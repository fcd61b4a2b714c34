import type { NativeLibrary } from './native-library.ts';
import type { FormFactor, SizeKind } from './requirement.ts';

/**
 * What is known about an artifact that is to be uploaded. What is undefined is not known, which is not the
 * same as fine: a note says so.
 */
export type PolicySubject = AndroidSubject | AppleSubject;

interface AnySubject {
  /** Place for the findings: the file. */
  readonly place: string;
  /** Whether the app is in the store already. */
  readonly isUpdate: boolean | undefined;
  /** Bytes by what is measured. */
  readonly sizes: Readonly<Partial<Record<SizeKind, number>>>;
}

export interface AndroidSubject extends AnySubject {
  readonly store: 'google-play';
  readonly kind: 'apk' | 'aab';
  readonly formFactor: FormFactor;
  readonly targetSdk: number;
  readonly versionCode: number;
  /** Value of `com.google.android.play.billingclient.version` in the manifest, such as `7.1.1`. */
  readonly billingLibrary: string | undefined;
  /** Whether the classes of the billing library, or its permission, are in the artifact. */
  readonly usesBilling: boolean | undefined;
  /** Those of 64-bit devices; see readNativeLibraries. */
  readonly nativeLibraries: readonly NativeLibrary[] | undefined;
}

export interface AppleSubject extends AnySubject {
  readonly store: 'app-store';
  /** DTSDKName's or the Mach-O's version, such as `26.1`. */
  readonly sdkVersion: string | undefined;
  readonly hasPrivacyManifest: boolean | undefined;
}

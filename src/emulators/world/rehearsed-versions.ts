/** A version as the stores know it. */
export interface NewVersion {
  readonly versionName: string;
  readonly versionCode: number;
}

/** One app in both stores, and its versions. */
export interface WorldVersions {
  /** The id of the app in both. */
  readonly appId: string;
  /** Which version users have before the release. */
  readonly baseline: number;
  /** The version that is released on each platform now. */
  readonly newest: { readonly android: () => NewVersion; readonly ios: () => NewVersion };
}

/** The version that users had before the release, by its name. */
export const nameBefore = '1.0';

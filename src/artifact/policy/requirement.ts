/** One requirement of a store, as data that a person edits when the store changes it. */
export interface Requirement {
  /** Stable name, used in findings as `policy/ID`. */
  readonly id: string;
  readonly scope: 'new apps' | 'updates' | 'new apps and updates';
  /** First day of effect, YYYY-MM-DD; undefined while the store has not said when. */
  readonly from: string | undefined;
  /** Last day to which the store lets one postpone it on demand. */
  readonly extendableTo?: string;
  /** What is expected where `from` is undefined, in words. */
  readonly expected?: string;
  readonly demand: Demand;
  /** What happens otherwise, as a clause: “Play takes no update”. */
  readonly consequence: string;
  readonly remedy: string;
  readonly source: Source;
}

export interface Source {
  /** Title of the store’s own document. */
  readonly title: string;
  /** Day on which it was last looked up. */
  readonly checked: string;
  /**
   * `document`: read in a stored copy of it. `reports`: several others report it. `recalled`: from memory.
   * A requirement that is only recalled warns and never fails a release.
   */
  readonly basis: 'document' | 'reports' | 'recalled';
  /** What is doubtful about it. */
  readonly doubt?: string;
}

export type FormFactor = 'phone' | 'wear' | 'tv' | 'automotive' | 'xr';

/** What is asked for; each kind has one check in demand-met.ts. */
export type Demand =
  | { readonly kind: 'target-sdk'; readonly atLeast: number; readonly formFactors: readonly FormFactor[] }
  | { readonly kind: 'page-size'; readonly bytes: number; readonly fromTargetSdk: number }
  | { readonly kind: 'bundle' }
  | { readonly kind: 'version-code'; readonly atMost: number }
  | { readonly kind: 'billing-library'; readonly atLeastMajor: number }
  | { readonly kind: 'size'; readonly of: SizeKind; readonly atMostBytes: number }
  | { readonly kind: 'ios-sdk'; readonly atLeastMajor: number }
  | { readonly kind: 'privacy-manifest' }
  | { readonly kind: 'developer-verification'; readonly regions: string };

export type SizeKind =
  | 'APK file'
  | 'base module download'
  | 'total download'
  | 'uncompressed app'
  | 'code (__TEXT)';

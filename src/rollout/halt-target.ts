import type { TrackRelease } from '../stores/store.ts';
import type { VersionCode } from '../stores/version-code.ts';

/** What a halt of one track comes down to once the track has been read. */
export type HaltTarget =
  | { readonly kind: 'halt'; readonly release: TrackRelease }
  | { readonly kind: 'already-halted'; readonly release: TrackRelease }
  | { readonly kind: 'nothing-to-stop'; readonly reason: string }
  /** `versionCode` can be halted when it is named; undefined where the store halts nothing of it. */
  | { readonly kind: 'cannot-stop'; readonly reason: string; readonly versionCode?: VersionCode };

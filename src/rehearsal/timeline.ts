import type { Platform } from '../stores/platform.ts';
import type { RehearsalOutcome } from './scenario.ts';

/** Who did it. */
export type Doer = 'release' | 'controller' | 'person' | 'google' | 'apple' | 'page';

/** Something that a reader of a rehearsal wants to know. */
export interface Entry {
  /** Hours since the release was begun. */
  readonly hour: number;
  /** Undefined where it is about both. */
  readonly platform: Platform | undefined;
  readonly by: Doer;
  readonly text: string;
}

/** Where the release stands on one store at an hour, by the store's own books. */
export interface Standing {
  readonly hour: number;
  readonly platform: Platform;
  readonly outcome: RehearsalOutcome;
  /** Share of all users who are offered the version; 0 once a store has stopped offering it. */
  readonly offered: number;
  /** Users who have it. */
  readonly exposed: number;
  /** Failed users over users of the last hour; undefined where nobody used it. */
  readonly candidateRate: number | undefined;
  readonly baselineRate: number | undefined;
}

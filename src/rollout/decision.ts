import type { ReviewState } from '../stores/store.ts';
import type { Blocker } from './blockers.ts';

export type Decision =
  /** Nothing to do until `until`, whatever else is missing. */
  | {
      readonly kind: 'wait';
      readonly until: number;
      readonly reason: string;
      readonly blockers: readonly Blocker[];
    }
  /** The time has come but something else has not: evidence, or somebody's signature. */
  | { readonly kind: 'hold'; readonly reason: string; readonly blockers: readonly Blocker[] }
  /** Raise the fraction from what was observed. `to` 1 completes the rollout. */
  | { readonly kind: 'advance'; readonly from: number; readonly to: number; readonly reason: string }
  /** Put the same version on the next track: a further soak stage, or the public track (`undefined`). */
  | {
      readonly kind: 'promote';
      readonly from: string;
      readonly to: string | undefined;
      readonly reason: string;
    }
  | { readonly kind: 'halt'; readonly reason: string }
  /** The store shows something that this ledger does not explain: record it, start its bake time now. */
  | {
      readonly kind: 'adopt';
      readonly status: string;
      readonly fraction: number | undefined;
      readonly reason: string;
    }
  /** The store's review of the version went on: record it; the bake time begins when it is published. */
  | { readonly kind: 'reviewed'; readonly state: ReviewState; readonly reason: string }
  /** The store has raised the fraction by its own timetable: record it, its day begins now. */
  | { readonly kind: 'moved'; readonly from: number; readonly to: number; readonly reason: string }
  /** Something is missing at the end of a day: the store's timetable is paused, and goes on by itself. */
  | {
      readonly kind: 'pause';
      readonly fraction: number;
      readonly reason: string;
      readonly blockers: readonly Blocker[];
    }
  /** What was missing is there: the pause of the controller ends. */
  | { readonly kind: 'go-on'; readonly fraction: number; readonly reason: string }
  /** Nothing to do: the store raises the fraction by itself; the blockers are what the plan lets pass. */
  | { readonly kind: 'follow'; readonly reason: string; readonly blockers: readonly Blocker[] }
  /** Approved and held back: the version is let out to its first users. */
  | { readonly kind: 'let-out'; readonly reason: string }
  /** An interrupted move turns out to have reached the store. */
  | { readonly kind: 'confirm'; readonly fraction: number; readonly reason: string }
  /** Halted: only `rollout resume` by a person lifts it. */
  | { readonly kind: 'stopped'; readonly reason: string }
  | { readonly kind: 'done'; readonly reason: string }
  /** A person has to look. */
  | { readonly kind: 'blocked'; readonly reason: string };

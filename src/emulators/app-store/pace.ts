import type { AppStoreState } from './model.ts';

export type ReviewOutcome = 'approved' | 'rejected' | 'metadata-rejected';

/** How long Apple takes for what, by the store's clock, and how its reviews end. Null: until a person decides. */
export interface Pace {
  /** From the last byte of an upload to a build that can be used. */
  readonly processingMs: number;
  /** From adding a version to a submission to the moment at which it can be sent. */
  readonly readyMs: number;
  readonly waitMs: number | null;
  readonly reviewMs: number | null;
  readonly cancelMs: number;
  /** From the release of a version to its being on sale. */
  readonly distributionMs: number;
  readonly betaReviewMs: number | null;
  /** For how long the addresses of an upload are good. */
  readonly uploadLifeMs: number;
  /** Bytes of a part of an upload; the last one may be smaller. */
  readonly partBytes: number;
  /** How the next reviews end; approved, once the list is empty. */
  readonly outcomes: readonly ReviewOutcome[];
  /** What happens when a phased release was paused for 30 days in all: Apple does not say. */
  readonly afterPauseBudget: 'resumes' | 'stays-paused' | 'completes';
}

/** At once, but for reviews, which a person has to end. */
export const ownPace: Pace = {
  processingMs: 0,
  readyMs: 0,
  waitMs: null,
  reviewMs: null,
  cancelMs: 0,
  distributionMs: 0,
  betaReviewMs: null,
  uploadLifeMs: 86_400_000,
  partBytes: 16 * 1024 * 1024,
  outcomes: [],
  afterPauseBudget: 'resumes',
};

export function paceOf(state: AppStoreState, appId: string): Pace {
  return (state.resources.apps?.[appId]?.kept.pace as Pace | undefined) ?? ownPace;
}

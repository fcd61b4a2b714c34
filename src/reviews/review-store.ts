import type { VersionCode } from '../stores/version-code.ts';

/** What a user wrote about the app, with the latest reply to it. */
export interface AppReview {
  readonly id: string;
  readonly author: string;
  readonly stars: number;
  readonly text: string;
  readonly language: string | undefined;
  /** Three letters, such as `DEU`, where the store tells it. */
  readonly territory: string | undefined;
  readonly versionCode: VersionCode | undefined;
  readonly versionName: string | undefined;
  readonly device: string | undefined;
  /** API level. */
  readonly androidVersion: number | undefined;
  /** ISO 8601, as the store tells it. */
  readonly modifiedAt: string;
  readonly reply: string | undefined;
  /** The store has the reply and does not show it to users yet: on the App Store that takes up to a day. */
  readonly replyPending: boolean;
}

export type ReplyResult =
  | { readonly kind: 'replied'; readonly review: AppReview }
  /** The store has that very reply already. */
  | { readonly kind: 'unchanged'; readonly review: AppReview }
  | { readonly kind: 'not-confirmed'; readonly review: AppReview };

export interface ReviewSpan {
  /** Milliseconds since the Unix epoch. */
  readonly sinceMs: number;
}

/** What the store makes of a reply. */
export interface ReplyRules {
  /** In characters. */
  readonly longest: number;
  /** HTML tags are taken out of it. */
  readonly losesTags: boolean;
}

/** Reviews of the app in production that have a text. */
export interface ReviewStore {
  readonly label: string;
  readonly replies: ReplyRules;
  /** Whether a review names the version, device and language of its author. */
  readonly tellsVersions: boolean;
  /** The newest first. Google Play hands out about the last week, whatever is asked for. */
  listReviews(applicationId: string, span: ReviewSpan): Promise<readonly AppReview[]>;
  /** For a store whose reviews name no version, and which can be asked for those of one; undefined where it has no such version. */
  readonly listReviewsOf?: (
    applicationId: string,
    span: ReviewSpan & { readonly versionName: string },
  ) => Promise<readonly AppReview[] | undefined>;
  /** Replaces an earlier reply; reads it back. */
  reply(applicationId: string, reviewId: string, text: string): Promise<ReplyResult>;
}

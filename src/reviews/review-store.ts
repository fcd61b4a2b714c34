/** What a user wrote about the app, with the latest reply to it. */
export interface AppReview {
  readonly id: string;
  readonly author: string;
  readonly stars: number;
  readonly text: string;
  readonly language: string | undefined;
  readonly versionCode: number | undefined;
  readonly versionName: string | undefined;
  readonly device: string | undefined;
  /** API level. */
  readonly androidVersion: number | undefined;
  /** ISO 8601, as the store tells it. */
  readonly modifiedAt: string;
  readonly reply: string | undefined;
}

export type ReplyResult =
  | { readonly kind: 'replied'; readonly review: AppReview }
  /** The store has that very reply already. */
  | { readonly kind: 'unchanged'; readonly review: AppReview }
  | { readonly kind: 'not-confirmed'; readonly review: AppReview };

/** Reviews of the app in production that have a text. */
export interface ReviewStore {
  readonly label: string;
  /** The newest first. Google Play hands out about the last week. */
  listReviews(applicationId: string): Promise<readonly AppReview[]>;
  /** Replaces an earlier reply; reads it back. */
  reply(applicationId: string, reviewId: string, text: string): Promise<ReplyResult>;
}

/** The discovery document says "approximately 350 characters". */
export const longestReply = 350;

/** What users wrote about an app in production. Only reviews with a text are in the API. */
export interface UserReview {
  readonly reviewId: string;
  readonly authorName: string;
  readonly text: string;
  readonly starRating: number;
  readonly reviewerLanguage: string;
  readonly appVersionCode?: number;
  readonly appVersionName?: string;
  readonly androidOsVersion?: number;
  readonly device?: string;
  /** By the store's clock. */
  readonly writtenAtMs: number;
  readonly reply?: { readonly text: string; readonly writtenAtMs: number };
}

export interface ReviewCalls {
  /** When the app's reviews were read or answered lately, by the store's clock. */
  readonly reads: readonly number[];
  readonly replies: readonly number[];
}

export interface Community {
  readonly reviews: readonly UserReview[];
  readonly calls: ReviewCalls;
}

export const quietCommunity: Community = { reviews: [], calls: { reads: [], replies: [] } };

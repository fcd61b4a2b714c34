import type { VersionCode } from '../stores/version-code.ts';
import type { AppReview } from './review-store.ts';

export interface ReviewFilter {
  readonly mostStars: number | undefined;
  readonly versionCode: VersionCode | undefined;
  /** `de` takes `de` and `de-AT`. */
  readonly language: string | undefined;
  readonly unanswered: boolean;
}

export function selectReviews(reviews: readonly AppReview[], filter: ReviewFilter): readonly AppReview[] {
  const { mostStars, versionCode, language, unanswered } = filter;
  return reviews.filter(
    (review) =>
      (mostStars === undefined || review.stars <= mostStars) &&
      (versionCode === undefined || review.versionCode === versionCode) &&
      (language === undefined || isIn(review, language)) &&
      (!unanswered || review.reply === undefined),
  );
}

function isIn({ language = '' }: AppReview, wanted: string): boolean {
  const [own, asked] = [language.replace('_', '-').toLowerCase(), wanted.replace('_', '-').toLowerCase()];
  return own === asked || own.startsWith(`${asked}-`);
}

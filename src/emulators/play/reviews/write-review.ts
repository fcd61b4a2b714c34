import type { PlayApp } from '../model.ts';
import { quietCommunity, type UserReview } from './model.ts';

/** A user writes a review, or writes one anew. */
export function withReview(app: PlayApp, review: UserReview): PlayApp {
  const community = app.community ?? quietCommunity;
  const others = community.reviews.filter(({ reviewId }) => reviewId !== review.reviewId);
  return { ...app, community: { ...community, reviews: [review, ...others] } };
}

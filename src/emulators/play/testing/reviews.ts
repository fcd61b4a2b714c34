import { applicationId, type PlayHarness } from '../../../stores/google-play/testing/play-harness.ts';
import { quietCommunity, type ReviewCalls, type UserReview } from '../reviews/model.ts';
import { withReview } from '../reviews/write-review.ts';
import { withApp } from '../seed.ts';

export function userReview(reviewId: string, writtenAtMs: number, starRating = 2): UserReview {
  return {
    reviewId,
    authorName: 'Ada',
    text: 'Stürzt beim Start ab.',
    starRating,
    reviewerLanguage: 'de',
    appVersionCode: 1,
    appVersionName: '1.0',
    androidOsVersion: 34,
    device: 'oriole',
    writtenAtMs,
  };
}

/** Users write reviews; `calls` are those that were made before. */
export function writeReviews(
  { storage }: Pick<PlayHarness, 'storage'>,
  reviews: readonly UserReview[],
  calls?: ReviewCalls,
): void {
  storage.update((state) => {
    const app = state.apps[applicationId];
    if (app === undefined) throw new Error('the app is missing');
    const written = reviews.reduce(withReview, app);
    const community = written.community ?? quietCommunity;
    const next = calls === undefined ? community : { ...community, calls };
    return { state: withApp(state, { ...written, community: next }), value: undefined };
  });
}

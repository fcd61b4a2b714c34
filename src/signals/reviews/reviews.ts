import type { Arm } from '../../guard/bucket.ts';
import type { AppReview, ReviewStore } from '../../reviews/review-store.ts';
import { holdsVersion } from '../../stores/version-code.ts';
import { addArm, dayMs, noArms, seriesOf } from '../series-of.ts';
import { noData, type SeenVersion, type Signal } from '../signal.ts';

export interface ReviewsOptions {
  readonly label: string;
  /** Opened when it is asked for first. */
  readonly open: () => Promise<Pick<ReviewStore, 'listReviews' | 'listReviewsOf'>>;
  /** A review with so many stars or fewer is a bad one. */
  readonly badStars: number;
}

/**
 * Bad reviews among all with a text, by the day of UTC. A user who edits a review counts on the day of the last edit,
 * with the version of then, as the store tells it: Google Play by version code, the App Store by version name.
 */
export function reviews({ label, open, badStars }: ReviewsOptions): Signal {
  return {
    label,
    async ask({ metric, applicationId, candidate, baseline, since, now }) {
      const store = await open();
      if (
        store.listReviewsOf !== undefined &&
        candidate.versionName === baseline.versionName &&
        candidate.versionName !== undefined
      )
        return noData('nothing-yet', `both versions are called ${candidate.versionName}`);
      const of = await reviewsOf(store, applicationId, since);
      const [young, old] = await Promise.all([of(candidate), of(baseline)]);
      if (young === undefined || old === undefined)
        return noData('nothing-yet', `${label} does not know one of the versions by its name`);
      return seriesOf({
        metric,
        unit: 'reviews',
        rounded: false,
        since,
        hours: noArms,
        days: { candidate: countsOf(young, badStars), baseline: countsOf(old, badStars) },
        completeUntil: { hours: 0, days: Math.floor(now / dayMs) * dayMs },
      });
    },
  };
}

type Reviews = readonly AppReview[] | undefined;

/** What a store has of a version: out of all reviews where each names its version, or asked for by the version's name. */
async function reviewsOf(
  store: Pick<ReviewStore, 'listReviews' | 'listReviewsOf'>,
  applicationId: string,
  sinceMs: number,
): Promise<(version: SeenVersion) => Promise<Reviews>> {
  const { listReviewsOf } = store;
  if (listReviewsOf !== undefined)
    return async ({ versionName }) =>
      versionName === undefined ? undefined : listReviewsOf(applicationId, { versionName, sinceMs });
  const all = await store.listReviews(applicationId, { sinceMs });
  return async ({ versionCodes }) =>
    all.filter(({ versionCode }) => versionCode !== undefined && holdsVersion(versionCodes, versionCode));
}

function countsOf(own: readonly AppReview[], badStars: number): ReadonlyMap<number, Arm> {
  const arms = new Map<number, Arm>();
  for (const { modifiedAt, stars } of own) {
    const day = Math.floor(Date.parse(modifiedAt) / dayMs) * dayMs;
    addArm(arms, day, { users: 1, failed: stars <= badStars ? 1 : 0 });
  }
  return arms;
}

import type { Arm } from '../../guard/bucket.ts';
import type { AppReview, ReviewStore } from '../../reviews/review-store.ts';
import { holdsVersion } from '../../stores/version-code.ts';
import { addArm, dayMs, noArms, seriesOf } from '../series-of.ts';
import { noData, type SeenVersion, type Signal } from '../signal.ts';

export interface ReviewsOptions {
  readonly label: string;
  /** Opened when it is asked for first. */
  readonly open: () => Promise<Pick<ReviewStore, 'listReviews' | 'tellsVersions'>>;
  /** A review with so many stars or fewer is a bad one. */
  readonly badStars: number;
}

/**
 * Bad reviews among all with a text, by the day of UTC. A user who edits a review counts on the day of the last edit,
 * with the version of then, as the store tells it.
 */
export function reviews({ label, open, badStars }: ReviewsOptions): Signal {
  return {
    label,
    async ask({ metric, applicationId, candidate, baseline, since, now }) {
      const store = await open();
      if (!store.tellsVersions)
        return noData('nothing-yet', `${label} does not say which version a review is of`);
      const all = await store.listReviews(applicationId, { sinceMs: since });
      const armsOf = (version: SeenVersion) =>
        countsOf(
          all.filter(
            ({ versionCode }) => versionCode !== undefined && holdsVersion(version.versionCodes, versionCode),
          ),
          badStars,
        );
      return seriesOf({
        metric,
        unit: 'reviews',
        rounded: false,
        since,
        hours: noArms,
        days: { candidate: armsOf(candidate), baseline: armsOf(baseline) },
        completeUntil: { hours: 0, days: Math.floor(now / dayMs) * dayMs },
      });
    },
  };
}

function countsOf(own: readonly AppReview[], badStars: number): ReadonlyMap<number, Arm> {
  const arms = new Map<number, Arm>();
  for (const { modifiedAt, stars } of own) {
    const day = Math.floor(Date.parse(modifiedAt) / dayMs) * dayMs;
    addArm(arms, day, { users: 1, failed: stars <= badStars ? 1 : 0 });
  }
  return arms;
}

import type { LocalAppStore } from '../app-store/start-app-store.ts';
import { withReview } from '../play/reviews/write-review.ts';
import { withApp } from '../play/seed.ts';
import type { PlayStorage } from '../play/storage.ts';
import type { WorldOptions } from './open-world.ts';
import type { WrittenReview } from './reviewers.ts';

type About = Pick<WorldOptions, 'appId' | 'baseline' | 'newest'>;

/** The version that users had before the release, by its name. */
export const nameBefore = '1.0';

/** Each review by somebody else. */
export function writeOnPlay(
  storage: PlayStorage,
  { appId, baseline, newest, nowMs }: About & { readonly nowMs: number },
  reviews: readonly WrittenReview[],
): void {
  storage.update((state) => {
    const app = state.apps[appId];
    if (app === undefined) return { state, value: undefined };
    const written = reviews.reduce(
      (next, { of, stars, text }, index) =>
        withReview(next, {
          reviewId: `gp:${nowMs}-${index}`,
          authorName: 'somebody',
          text,
          starRating: stars,
          reviewerLanguage: 'en',
          appVersionCode: of === 'candidate' ? newest.android().versionCode : baseline,
          appVersionName: of === 'candidate' ? newest.android().versionName : nameBefore,
          writtenAtMs: nowMs - 1,
        }),
      app,
    );
    return { state: withApp(state, written), value: undefined };
  });
}

export function writeOnAppStore(
  { inConsole }: LocalAppStore,
  { appId, newest }: About,
  reviews: readonly WrittenReview[],
): void {
  for (const { of, stars: rating, text: body } of reviews) {
    const version = of === 'candidate' ? newest.ios().versionName : nameBefore;
    inConsole(appId, { kind: 'write-review', rating, title: body, body, version });
  }
}

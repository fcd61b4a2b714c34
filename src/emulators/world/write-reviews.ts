import type { LocalAppStore } from '../app-store/start-app-store.ts';
import { withReview } from '../play/reviews/write-review.ts';
import { withApp } from '../play/seed.ts';
import type { PlayStorage } from '../play/storage.ts';
import { nameBefore, type WorldVersions } from './rehearsed-versions.ts';
import type { WrittenReview } from './reviewers.ts';

/** Each review by somebody else. */
export function writeOnPlay(
  storage: PlayStorage,
  { appId, baseline, newest, nowMs }: WorldVersions & { readonly nowMs: number },
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
  { appId, newest }: WorldVersions,
  reviews: readonly WrittenReview[],
): void {
  for (const { of, stars: rating, text: body } of reviews) {
    const version = of === 'candidate' ? newest.ios().versionName : nameBefore;
    inConsole(appId, { kind: 'write-review', rating, title: body, body, version });
  }
}

import type { androidpublisher_v3 as v3 } from 'googleapis/build/src/apis/androidpublisher/index.js';
import type { AppReview, ReplyResult, ReviewStore } from '../../../reviews/review-store.ts';
import type { PlayClient } from '../client.ts';
import { withRetries } from '../pace.ts';

/** The largest page that Google Play hands out; each one counts against 200 requests an hour. */
const pageSize = 100;

/** The discovery document says "approximately 350 characters". */
const replies = { longest: 350, losesTags: true };

export function createReviewStore(client: PlayClient, label: string): ReviewStore {
  return {
    label,
    replies,
    tellsVersions: true,
    listReviews: (applicationId) => listReviews(client, applicationId),
    async reply(applicationId, reviewId, text) {
      const before = await getReview(client, applicationId, reviewId);
      if (before.reply === text) return { kind: 'unchanged', review: before };
      const place = { packageName: applicationId, reviewId };
      // A reply that is made twice is the same reply.
      await withRetries(client.pace, () =>
        client.transport.call((api) => api.reviews.reply({ ...place, requestBody: { replyText: text } })),
      );
      const review = await getReview(client, applicationId, reviewId);
      return { kind: review.reply === text ? 'replied' : 'not-confirmed', review } satisfies ReplyResult;
    },
  };
}

async function listReviews(client: PlayClient, applicationId: string): Promise<readonly AppReview[]> {
  const found: AppReview[] = [];
  for (let token: string | undefined; ; ) {
    const page: v3.Schema$ReviewsListResponse = await withRetries(client.pace, () =>
      client.transport.call((api) =>
        api.reviews.list({
          packageName: applicationId,
          maxResults: pageSize,
          ...(token === undefined ? {} : { token }),
        }),
      ),
    );
    found.push(...(page.reviews ?? []).map(reviewFrom));
    token = page.tokenPagination?.nextPageToken ?? undefined;
    if (token === undefined) return found;
  }
}

async function getReview(client: PlayClient, packageName: string, reviewId: string): Promise<AppReview> {
  return reviewFrom(
    await withRetries(client.pace, () =>
      client.transport.call((api) => api.reviews.get({ packageName, reviewId })),
    ),
  );
}

function reviewFrom({ reviewId, authorName, comments }: v3.Schema$Review): AppReview {
  const user = comments?.find(({ userComment }) => userComment)?.userComment ?? {};
  const developer = comments?.find(({ developerComment }) => developerComment)?.developerComment;
  const seconds = Number(user.lastModified?.seconds ?? 0);
  return {
    id: reviewId ?? '',
    author: authorName ?? '',
    stars: user.starRating ?? 0,
    // Older reviews have a title, which a tab keeps from the text.
    text: (user.text ?? '').replace('\t', '\n').trim(),
    language: user.reviewerLanguage ?? undefined,
    territory: undefined,
    versionCode: user.appVersionCode ?? undefined,
    versionName: user.appVersionName ?? undefined,
    device: user.device ?? undefined,
    androidVersion: user.androidOsVersion ?? undefined,
    modifiedAt: new Date(seconds * 1000).toISOString(),
    reply: developer?.text ?? undefined,
    replyPending: false,
  };
}

import type { Schemas } from '../../../app-store-connect-api/index.ts';
import type { AppReview, ReplyResult, ReviewSpan, ReviewStore } from '../../../reviews/review-store.ts';
import type { AppStoreClient } from '../app-store-client.ts';

/** App Store Connect's help names 5,970 characters; an app keeps one reply a review, which a new one replaces. */
const replies = { longest: 5970, losesTags: false };

export function createReviewStore(client: AppStoreClient): ReviewStore {
  return {
    label: client.label,
    replies,
    tellsVersions: false,
    listReviews: (applicationId, span) => listReviews(client, applicationId, span),
    async listReviewsOf(applicationId, { versionName, sinceMs }) {
      const id = await versionId(client, applicationId, versionName);
      if (id === undefined) return undefined;
      const query = { sort: newestFirst, include: withResponse };
      const pages = client.api.pages('/v1/appStoreVersions/{id}/customerReviews', {
        params: { path: { id }, query },
      });
      return until(sinceMs, pages);
    },
    async reply(_, reviewId, text) {
      const before = await getReview(client, reviewId);
      if (before.reply === text) return { kind: 'unchanged', review: before };
      await client.api.post('/v1/customerReviewResponses', {
        body: {
          data: {
            type: 'customerReviewResponses',
            attributes: { responseBody: text },
            relationships: { review: { data: { type: 'customerReviews', id: reviewId } } },
          },
        },
        // A reply that is made twice is the same reply.
        repeatable: true,
      });
      const review = await getReview(client, reviewId);
      return { kind: review.reply === text ? 'replied' : 'not-confirmed', review } satisfies ReplyResult;
    },
  };
}

const newestFirst: ['-createdDate'] = ['-createdDate'];
const withResponse: ['response'] = ['response'];

async function listReviews(
  { api, appId }: AppStoreClient,
  applicationId: string,
  { sinceMs }: ReviewSpan,
): Promise<readonly AppReview[]> {
  const query = { sort: newestFirst, include: withResponse };
  const path = { id: await appId(applicationId) };
  return until(sinceMs, api.pages('/v1/apps/{id}/customerReviews', { params: { path, query } }));
}

async function versionId(
  { api, appId }: AppStoreClient,
  applicationId: string,
  versionName: string,
): Promise<string | undefined> {
  const { data } = await api.get('/v1/apps/{id}/appStoreVersions', {
    params: {
      path: { id: await appId(applicationId) },
      query: { 'filter[platform]': ['IOS'], 'filter[versionString]': [versionName], limit: 1 },
    },
  });
  return data[0]?.id;
}

interface ReviewPage {
  readonly data: readonly Schemas['CustomerReview'][];
  readonly included?: readonly { readonly type: string; readonly id: string }[];
}

/** Apple keeps all reviews there ever were, so reading ends at the first that is too old. */
async function until(sinceMs: number, pages: AsyncIterable<ReviewPage>): Promise<readonly AppReview[]> {
  const found: AppReview[] = [];
  for await (const { data, included = [] } of pages) {
    for (const review of data) {
      if (Date.parse(review.attributes?.createdDate ?? '') < sinceMs) return found;
      found.push(reviewFrom(review, included));
    }
  }
  return found;
}

async function getReview({ api }: AppStoreClient, id: string): Promise<AppReview> {
  const { data, included = [] } = await api.get('/v1/customerReviews/{id}', {
    params: { path: { id }, query: { include: ['response'] } },
  });
  return reviewFrom(data, included);
}

function reviewFrom(
  { id, attributes = {}, relationships }: Schemas['CustomerReview'],
  included: readonly { readonly type: string; readonly id: string }[],
): AppReview {
  const responseId = relationships?.response?.data?.id;
  const response = included.find((one) => one.type === 'customerReviewResponses' && one.id === responseId) as
    | Schemas['CustomerReviewResponseV1']
    | undefined;
  const { title = '', body = '' } = attributes;
  return {
    id,
    author: attributes.reviewerNickname ?? '',
    stars: attributes.rating ?? 0,
    text: [title, body].filter((part) => part.trim() !== '').join('\n'),
    language: undefined,
    territory: attributes.territory,
    versionCode: undefined,
    versionName: undefined,
    device: undefined,
    androidVersion: undefined,
    modifiedAt: new Date(attributes.createdDate ?? 0).toISOString(),
    reply: response?.attributes?.responseBody,
    replyPending: response?.attributes?.state === 'PENDING_PUBLISH',
  };
}

import { type Answer, json } from '../../serving/answer.ts';
import { callerOf, type PlayRequest } from '../context.ts';
import { appFor } from '../edits.ts';
import { jsonBody } from '../json-body.ts';
import { badRequest, notFound } from '../refusal.ts';
import { withApp } from '../seed.ts';
import { quietCommunity, type UserReview } from './model.ts';
import { spendReviewQuota } from './review-quota.ts';
import { withReview } from './write-review.ts';

/** The list reaches back about a week: https://developers.google.com/android-publisher/reply-to-reviews */
const listedForMs = 7 * 24 * 60 * 60_000;
const defaultPage = 10;
const largestPage = 100;
/** The document says "approximately 350 characters". */
const longestReply = 350;

export async function listReviews(request: PlayRequest): Promise<Answer> {
  const { reviews } = spend(request, 'reads');
  const nowMs = request.play.clock.now();
  const recent = reviews
    .filter(({ writtenAtMs }) => writtenAtMs > nowMs - listedForMs)
    .toSorted((a, b) => b.writtenAtMs - a.writtenAtMs);
  const query = request.url.searchParams;
  const start = query.has('token') ? startOf(query.get('token') ?? '') : Number(query.get('startIndex') ?? 0);
  const size = Math.min(Number(query.get('maxResults') ?? defaultPage) || defaultPage, largestPage);
  const page = recent.slice(start, start + size);
  const next = start + size < recent.length ? { nextPageToken: tokenOf(start + size) } : undefined;
  return json({
    pageInfo: { totalResults: recent.length, resultPerPage: page.length, startIndex: start },
    ...(next === undefined ? {} : { tokenPagination: next }),
    ...(page.length === 0 ? {} : { reviews: page.map(reviewBody) }),
  });
}

export async function getReview(request: PlayRequest): Promise<Answer> {
  const { reviews } = spend(request, 'reads');
  return json(reviewBody(reviewOf(reviews, request.part('reviewId'))));
}

export async function replyToReview(request: PlayRequest): Promise<Answer> {
  const { replyText = '' } = await jsonBody<{ readonly replyText: string }>(request);
  const { reviews, caller } = spend(request, 'replies');
  const review = reviewOf(reviews, request.part('reviewId'));
  const text = replyText.replace(/<[^>]*>/g, '').trim();
  if (text === '') throw badRequest('The reply text must not be empty.');
  if ([...text].length > longestReply) throw badRequest('The reply text is too long.');
  const reply = { text, writtenAtMs: caller.nowMs };
  request.play.storage.update((state) => ({
    state: withApp(state, withReview(appFor(state, caller), { ...review, reply })),
    value: undefined,
  }));
  return json({ result: { replyText: text, lastEdited: timestamp(reply.writtenAtMs) } });
}

/** Counts the call, and hands back what users wrote. */
function spend(request: PlayRequest, kind: 'reads' | 'replies') {
  const caller = callerOf(request);
  const { reviews } = request.play.storage.update((state) => {
    const app = appFor(state, caller);
    const community = app.community ?? quietCommunity;
    const calls = spendReviewQuota(community.calls, kind, caller.nowMs);
    return { state: withApp(state, { ...app, community: { ...community, calls } }), value: community };
  });
  return { reviews, caller };
}

function reviewOf(reviews: readonly UserReview[], id: string): UserReview {
  const found = reviews.find(({ reviewId }) => reviewId === id);
  if (found === undefined) throw notFound(`Review not found: ${id}.`);
  return found;
}

function reviewBody({ reviewId, authorName, writtenAtMs, reply, ...comment }: UserReview): unknown {
  const developer =
    reply === undefined
      ? []
      : [{ developerComment: { text: reply.text, lastModified: timestamp(reply.writtenAtMs) } }];
  return {
    reviewId,
    authorName,
    comments: [{ userComment: { ...comment, lastModified: timestamp(writtenAtMs) } }, ...developer],
  };
}

function timestamp(ms: number): unknown {
  return { seconds: String(Math.floor(ms / 1000)), nanos: (ms % 1000) * 1_000_000 };
}

function tokenOf(start: number): string {
  return Buffer.from(`start:${start}`).toString('base64url');
}

function startOf(token: string): number {
  const start = /^start:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw badRequest('Invalid page token.');
  return Number(start);
}

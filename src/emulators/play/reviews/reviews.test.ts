import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  applicationId,
  credentials,
  openHarness,
  type PlayHarness,
} from '../../../stores/google-play/testing/play-harness.ts';
import { type RawClient, rawClient } from '../testing/raw-client.ts';
import { userReview, writeReviews } from '../testing/reviews.ts';

const path = `/androidpublisher/v3/applications/${applicationId}/reviews`;
const dayMs = 24 * 60 * 60_000;

describe('reviews of the local Play', () => {
  let harness: PlayHarness;
  let client: RawClient;
  beforeEach(async () => {
    harness = await openHarness();
    client = await rawClient(harness.play.origin, credentials);
  });
  afterEach(() => harness.close());

  const write = (count: number, daysAgo = 0) =>
    writeReviews(
      harness,
      Array.from({ length: count }, (_, index) =>
        userReview(`gp:${daysAgo}-${index}`, harness.clock.nowMs - daysAgo * dayMs - index),
      ),
    );

  test('lists the last week, the newest first, in pages', async () => {
    write(3);
    write(2, 6);
    write(4, 8);
    const first = (await client.request('GET', `${path}?maxResults=3`)).body;
    expect(first.pageInfo).toEqual({ totalResults: 5, resultPerPage: 3, startIndex: 0 });
    expect(first.reviews.map(({ reviewId }: { reviewId: string }) => reviewId)).toEqual([
      'gp:0-0',
      'gp:0-1',
      'gp:0-2',
    ]);
    const token = first.tokenPagination.nextPageToken;
    const second = (await client.request('GET', `${path}?maxResults=3&token=${token}`)).body;
    expect([second.reviews.length, second.tokenPagination]).toEqual([2, undefined]);
    expect((await client.request('GET', `${path}?startIndex=4`)).body.reviews).toHaveLength(1);
    expect((await client.request('GET', `${path}?token=nonsense`)).status).toBe(400);
  });

  test('shows an older review by its id, with version, device and language', async () => {
    write(1, 30);
    const { body } = await client.request('GET', `${path}/gp:30-0`);
    expect(body).toMatchObject({
      reviewId: 'gp:30-0',
      authorName: 'Ada',
      comments: [{ userComment: { starRating: 2, reviewerLanguage: 'de', appVersionCode: 1 } }],
    });
    expect((await client.request('GET', `${path}/gp:none`)).status).toBe(404);
  });

  test('a reply of 350 characters is kept without markup; a longer or an empty one is refused', async () => {
    write(1);
    const reply = (replyText: string) => client.request('POST', `${path}/gp:0-0:reply`, { replyText });
    const answer = await reply(`<b>${'ü'.repeat(350)}</b>`);
    expect(answer.body.result).toEqual({
      replyText: 'ü'.repeat(350),
      lastEdited: { seconds: String(harness.clock.nowMs / 1000), nanos: 0 },
    });
    const { comments } = (await client.request('GET', `${path}/gp:0-0`)).body;
    expect(comments[1].developerComment.text).toBe('ü'.repeat(350));
    expect((await reply('x'.repeat(351))).status).toBe(400);
    expect((await reply('<br>')).status).toBe(400);
  });

  test('200 reads an hour and 2000 replies a day, by the clock of the store', async () => {
    write(1);
    const { nowMs } = harness.clock;
    const calls = { reads: Array(200).fill(nowMs), replies: Array(2000).fill(nowMs) };
    writeReviews(harness, [], calls);
    const read = () => client.request('GET', path);
    const reply = () => client.request('POST', `${path}/gp:0-0:reply`, { replyText: 'Thanks!' });
    const refused = await read();
    expect([refused.status, refused.body.error.status]).toEqual([429, 'RESOURCE_EXHAUSTED']);
    expect((await reply()).status).toBe(429);
    harness.clock.nowMs += 60 * 60_000;
    expect([(await read()).status, (await reply()).status]).toEqual([200, 429]);
    harness.clock.nowMs += dayMs;
    expect((await reply()).status).toBe(200);
  });
});

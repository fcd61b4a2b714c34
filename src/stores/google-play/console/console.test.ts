import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userReview, writeReviews } from '../../../emulators/play/testing/reviews.ts';
import type { LocalListing, LocalListings } from '../../../listing/listing.ts';
import { planPush, pushListing } from '../../../listing/push-listing.ts';
import { type ConsoleHarness, openConsoleHarness } from '../testing/console-harness.ts';
import { applicationId, completed } from '../testing/play-harness.ts';

let harness: ConsoleHarness;
const open = async (options: Parameters<typeof openConsoleHarness>[0] = {}) => {
  harness = await openConsoleHarness(options);
  return harness.console;
};
afterEach(() => harness.close());

const sent = (pattern: RegExp) =>
  harness.play.requests().filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

describe('texts of the listing', () => {
  const files = (...languages: LocalListing[]): LocalListings => ({
    folder: '/app',
    layout: 'fastlane',
    details: { contactEmail: 'help@example.com', defaultLanguage: 'en-US' },
    languages,
  });
  const english: LocalListing = {
    language: 'en-US',
    texts: { title: 'Chatter', shortDescription: 'Talk', fullDescription: 'Talk to all.' },
    images: {},
  };
  const sync = (local: LocalListings, prune = false) => ({ applicationId, local, options: { prune } });
  const commits = () => harness.play.effects().filter(({ kind }) => kind === 'commit').length;

  test('are created, changed and deleted, each in one edit, and read back', async () => {
    const { listing } = await open();
    const german = { ...english, language: 'de-DE' };
    expect((await pushListing(listing, sync(files(english, german)))).kind).toBe('changed');
    const changed = files({ ...english, texts: { title: 'Chat' } });
    const planned = await planPush(listing, sync(changed));
    expect([planned.plan.languages.length, planned.plan.unmanaged]).toEqual([1, ['de-DE']]);
    expect(await pushListing(listing, sync(changed))).toEqual({ kind: 'changed', plan: planned.plan });
    expect(await pushListing(listing, sync(changed))).toEqual({ kind: 'unchanged' });
    expect((await pushListing(listing, sync(changed, true))).kind).toBe('changed');
    const after = await listing.readListings(applicationId, { types: () => [] });
    expect(after).toEqual({
      details: { contactEmail: 'help@example.com', defaultLanguage: 'en-US' },
      languages: [{ ...english, texts: { ...english.texts, title: 'Chat' } }],
    });
    expect(commits()).toBe(3);
  });

  test('a refused text names the language, and leaves nothing behind', async () => {
    const { listing } = await open();
    const local = files({ ...english, texts: { title: 'x'.repeat(31) } });
    await expect(pushListing(listing, sync(local))).rejects.toMatchObject({
      code: 'STORE_LISTING_REFUSED',
      seen: expect.stringContaining('too long for language en-US'),
    });
    expect([commits(), sent(/^DELETE .*\/edits\/\d+$/)]).toEqual([0, 1]);
  });

  test('a review in progress is not cancelled for them', async () => {
    const { listing } = await open();
    harness.play.inConsole(applicationId, { kind: 'put-in-review' });
    await expect(pushListing(listing, sync(files(english)))).rejects.toMatchObject({
      code: 'STORE_IN_REVIEW',
      retryable: true,
    });
  });

  test('a change by somebody else meanwhile is seen and planned anew', async () => {
    let interfered = false;
    const { listing } = await open({
      observer: (moment, { path }) => {
        if (interfered || moment !== 'received' || !path.endsWith(':validate')) return;
        interfered = true;
        harness.play.inConsole(applicationId, { kind: 'finish-set-up' });
      },
    });
    expect((await pushListing(listing, sync(files(english)))).kind).toBe('changed');
    expect([interfered, commits()]).toEqual([true, 1]);
  });

  test('a commit that does not show is not confirmed', async () => {
    const { listing } = await open({
      faults: ({ path }) => (path.includes(':commit') ? { kind: 'ignore' } : undefined),
    });
    expect(await pushListing(listing, sync(files(english)))).toMatchObject({
      kind: 'not-confirmed',
      waitsInConsole: false,
      left: { languages: [{ language: 'en-US', kind: 'create' }] },
    });
  });
});

describe('reviews', () => {
  test('of the last week, over all pages, with their replies', async () => {
    const { reviews } = await open();
    const now = harness.clock.nowMs;
    writeReviews(
      harness,
      Array.from({ length: 230 }, (_, index) => userReview(`gp:${index}`, now - index * 1000)),
    );
    const found = await reviews.listReviews(applicationId, { sinceMs: 0 });
    expect([found.length, sent(/^GET .*\/reviews\?/)]).toEqual([230, 3]);
    expect(found[0]).toEqual({
      id: 'gp:0',
      author: 'Ada',
      stars: 2,
      text: 'Stürzt beim Start ab.',
      language: 'de',
      territory: undefined,
      versionCode: 1,
      versionName: '1.0',
      device: 'oriole',
      androidVersion: 34,
      modifiedAt: '2026-01-01T00:00:00.000Z',
      reply: undefined,
      replyPending: false,
    });
  });

  test('a reply is read back, and the same one is not sent twice', async () => {
    const { reviews } = await open();
    writeReviews(harness, [userReview('gp:1', harness.clock.nowMs)]);
    const first = await reviews.reply(applicationId, 'gp:1', 'Mended, sorry.');
    expect([first.kind, first.review.reply]).toEqual(['replied', 'Mended, sorry.']);
    expect((await reviews.reply(applicationId, 'gp:1', 'Mended, sorry.')).kind).toBe('unchanged');
    expect(sent(/:reply$/)).toBe(1);
  });

  test('a reply that the store changed is not confirmed; an unknown review is not found', async () => {
    const { reviews } = await open();
    writeReviews(harness, [userReview('gp:1', harness.clock.nowMs)]);
    expect((await reviews.reply(applicationId, 'gp:1', 'Try <b>this</b>')).kind).toBe('not-confirmed');
    await expect(reviews.reply(applicationId, 'gp:2', 'Hello')).rejects.toMatchObject({
      code: 'STORE_NOT_FOUND',
    });
  });
});

describe('app recovery', () => {
  const target = { versionCodes: [2], regions: ['DE'], sdkLevels: undefined };
  beforeEach(() => open({ app: { tracks: { production: [completed(2), completed(1)] } } }));

  test('from a draft to users, and to an end', async () => {
    const { recovery } = harness.console;
    const draft = await recovery.createRecovery(applicationId, target);
    expect(draft).toMatchObject({ status: 'draft', target: { ...target, versionRange: undefined } });
    expect((await recovery.deployRecovery(applicationId, draft.id)).status).toBe('active');
    expect((await recovery.deployRecovery(applicationId, draft.id)).status).toBe('active');
    expect(sent(/:deploy$/)).toBe(1);
    expect(await recovery.cancelRecovery(applicationId, draft.id)).toMatchObject({
      status: 'canceled',
      canceledAt: '2026-01-01T00:00:00.000Z',
    });
    expect(await recovery.listRecoveries(applicationId)).toHaveLength(1);
  });

  test('for everybody when nothing narrows it', async () => {
    const { recovery } = harness.console;
    await recovery.createRecovery(applicationId, { ...target, regions: undefined });
    expect(harness.storage.read().apps[applicationId]?.recoveries?.[0]?.targeting).toEqual({
      versionList: { versionCodes: ['2'] },
      allUsers: { isAllUsersRequested: true },
    });
  });

  test('what the store refuses says so, and an unknown action is not found', async () => {
    const { recovery } = harness.console;
    const draft = await recovery.createRecovery(applicationId, target);
    await expect(recovery.cancelRecovery(applicationId, draft.id)).rejects.toMatchObject({
      code: 'STORE_PRECONDITION',
    });
    await expect(recovery.deployRecovery(applicationId, '7')).rejects.toMatchObject({
      code: 'STORE_NOT_FOUND',
      next: expect.stringContaining('recovery status'),
    });
    const unknown = recovery.createRecovery(applicationId, { ...target, versionCodes: [77] });
    await expect(unknown).rejects.toMatchObject({ code: 'STORE_REFUSED' });
  });

  test('a deployment whose answer is lost is found by reading back', async () => {
    await harness.close();
    let lost = 0;
    const { recovery } = await open({
      app: { tracks: { production: [completed(2), completed(1)] } },
      faults: ({ path }) => {
        if (!path.endsWith(':deploy')) return undefined;
        lost += 1;
        return { kind: 'lose-answer', status: 503 };
      },
    });
    const draft = await recovery.createRecovery(applicationId, target);
    expect((await recovery.deployRecovery(applicationId, draft.id)).status).toBe('active');
    expect(lost).toBe(1);
  });
});

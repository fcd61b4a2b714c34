import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { changeAvailability } from '../../../availability/change-availability.ts';
import { bundleId } from '../../../emulators/app-store/testing/app-store-harness.ts';
import { faultPlan } from '../../../emulators/emulator-options.ts';
import { receiveWebhooks } from '../../../webhooks/receive-webhooks.ts';
import { registerWebhook } from '../../../webhooks/register-webhook.ts';
import { releaseEvents } from '../../../webhooks/webhook-store.ts';
import { type ConsoleHarness, openConsoleHarness } from '../testing/console-harness.ts';

let harness: ConsoleHarness;
const open = async (options: Parameters<typeof openConsoleHarness>[0] = {}) => {
  harness = await openConsoleHarness(options);
  return harness.console;
};
afterEach(() => harness.close());

const sent = (pattern: RegExp) =>
  harness.store.requests().filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

describe('reviews', () => {
  const write = (rating: number, title: string, body = '') =>
    harness.store.inConsole(bundleId, { kind: 'write-review', rating, title, body });

  test('are listed from the newest back to a day, and replied to once', async () => {
    const { reviews } = await open();
    write(1, 'Crashes', 'At every start.');
    harness.clock.nowMs += 86_400_000;
    write(5, 'Good');
    const all = await reviews.listReviews(bundleId, { sinceMs: 0 });
    expect(all.map(({ stars, text }) => [stars, text])).toEqual([
      [5, 'Good'],
      [1, 'Crashes\nAt every start.'],
    ]);
    expect(await reviews.listReviews(bundleId, { sinceMs: harness.clock.nowMs - 1000 })).toHaveLength(1);
    const [, crash] = all;
    const reply = await reviews.reply(bundleId, crash?.id ?? '', 'Mended in 1.1.');
    expect(reply).toMatchObject({ kind: 'replied', review: { reply: 'Mended in 1.1.', replyPending: true } });
    expect((await reviews.reply(bundleId, crash?.id ?? '', 'Mended in 1.1.')).kind).toBe('unchanged');
    expect((await reviews.reply(bundleId, crash?.id ?? '', 'Mended in 1.2.')).kind).toBe('replied');
    const [, again] = await reviews.listReviews(bundleId, { sinceMs: 0 });
    expect(again?.reply).toBe('Mended in 1.2.');
    expect(sent(/^POST \/v1\/customerReviewResponses/)).toBe(2);
  });

  test('of a review that is not there is an error of ours', async () => {
    const { reviews } = await open();
    await expect(reviews.reply(bundleId, '404', 'Hello')).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' });
  });
});

describe('availability', () => {
  const change = { applicationId: bundleId, available: false };

  test('of an app in all territories is taken away in one go, and read back', async () => {
    const { availability } = await open();
    const before = await availability.readTerritories(bundleId);
    expect(before.length).toBeGreaterThanOrEqual(170);
    const result = await changeAvailability(availability, change, before);
    expect([result.changed.length, result.left, result.failure]).toEqual([before.length, [], undefined]);
    expect((await availability.readTerritories(bundleId)).some(({ available }) => available)).toBe(false);
    const again = await changeAvailability(
      availability,
      change,
      await availability.readTerritories(bundleId),
    );
    expect([again.changed, again.already.length]).toEqual([[], before.length]);
    expect(sent(/^PATCH/)).toBe(before.length);
  });

  test('goes on where an hour without requests has stopped it', async () => {
    const { availability } = await open({ callsPerHour: 160 });
    const remove = async () =>
      changeAvailability(availability, change, await availability.readTerritories(bundleId));
    await expect(remove()).rejects.toMatchObject({ code: 'STORE_QUOTA' });
    const [first] = [sent(/^PATCH/)];
    expect(first).toBeGreaterThan(40);
    const ends: unknown[] = [];
    for (let hours = 0; hours < 4; hours += 1) {
      harness.clock.nowMs += 3_600_001;
      ends.push(
        await remove().then(
          ({ left }) => left,
          (error) => error.code,
        ),
      );
    }
    expect(ends.at(-1)).toEqual([]);
    const { length } = await availability.readTerritories(bundleId);
    expect(sent(/^PATCH/)).toBe(length);
  });

  test('tells what a broken store has left', async () => {
    const { availability } = await open({ faults: faultPlan(['503 100% PATCH'], 1) });
    const before = await availability.readTerritories(bundleId);
    const some = { ...change, territories: ['DEU', 'FRA'] };
    const result = await changeAvailability(availability, some, before);
    expect(result).toMatchObject({
      changed: [],
      left: ['DEU', 'FRA'],
      failure: { code: 'STORE_UNAVAILABLE' },
    });
  });
});

describe('webhooks', () => {
  const secret = 'a long enough secret phrase';
  const wantedAt = (url: string) => ({ name: 'Slipway', url, eventTypes: releaseEvents, secret });

  async function receiver() {
    const events: string[] = [];
    const refused: string[] = [];
    const { origin, close } = await receiveWebhooks({
      host: '127.0.0.1',
      port: 0,
      secret,
      onEvent: ({ type }) => void events.push(type),
      onRefused: (reason) => void refused.push(reason),
    });
    onTestFinished(close);
    return { origin, events, refused };
  }

  test('are registered once for an address, changed and removed', async () => {
    const { webhooks } = await open();
    const { origin } = await receiver();
    const app = { applicationId: bundleId, newSecret: false };
    const { kind, webhook } = await registerWebhook(webhooks, wantedAt(origin), app);
    expect([kind, webhook.enabled, webhook.eventTypes]).toEqual(['added', true, [...releaseEvents]]);
    expect((await registerWebhook(webhooks, wantedAt(origin), app)).kind).toBe('unchanged');
    const fewer = { ...wantedAt(origin), eventTypes: [releaseEvents[0]] };
    expect(await registerWebhook(webhooks, fewer, app)).toMatchObject({
      kind: 'changed',
      webhook: { id: webhook.id, eventTypes: [releaseEvents[0]] },
    });
    expect((await registerWebhook(webhooks, fewer, { ...app, newSecret: true })).kind).toBe('changed');
    await webhooks.remove(webhook.id);
    expect(await webhooks.list(bundleId)).toEqual([]);
  });

  test('arrive signed, are asked for again, and are handed on once', async () => {
    const { webhooks } = await open();
    const { origin, events, refused } = await receiver();
    const { id } = await webhooks.add(bundleId, wantedAt(origin));
    await webhooks.ping(id);
    await expect.poll(() => events.length, { timeout: 5_000 }).toBe(1);
    await expect.poll(async () => (await webhooks.deliveries(id, 10))[0]?.state).toBe('SUCCEEDED');
    const [first] = await webhooks.deliveries(id, 10);
    expect(first).toMatchObject({ httpStatus: 200, isRedelivery: false });
    await webhooks.redeliver(first?.id ?? '');
    await expect
      .poll(async () => (await webhooks.deliveries(id, 10)).map(({ state }) => state), { timeout: 5_000 })
      .toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect([events.length, refused]).toEqual([1, []]);
    await webhooks.change(id, { ...wantedAt(origin), secret: 'another secret phrase' });
    await webhooks.ping(id);
    await expect
      .poll(() => refused, { timeout: 5_000 })
      .toEqual(['its signature is not made with the secret']);
  });
});

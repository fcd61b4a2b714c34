import { afterEach, describe, expect, test } from 'vitest';
import { changeAvailability } from '../../../availability/change-availability.ts';
import { bundleId } from '../../../emulators/app-store/testing/app-store-harness.ts';
import { faultPlan } from '../../../emulators/emulator-options.ts';
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
  const wanted = {
    name: 'Slipway',
    url: 'https://example.com/apple',
    eventTypes: releaseEvents,
    secret: 'a long enough secret phrase',
  };

  test('are registered once for an address, changed, pinged and removed', async () => {
    const { webhooks } = await open();
    const app = { applicationId: bundleId, newSecret: false };
    const { kind, webhook } = await registerWebhook(webhooks, wanted, app);
    expect([kind, webhook.enabled, webhook.eventTypes]).toEqual(['added', true, [...releaseEvents]]);
    expect((await registerWebhook(webhooks, wanted, app)).kind).toBe('unchanged');
    const fewer = { ...wanted, eventTypes: [releaseEvents[0]] };
    expect(await registerWebhook(webhooks, fewer, app)).toMatchObject({
      kind: 'changed',
      webhook: { id: webhook.id, eventTypes: [releaseEvents[0]] },
    });
    expect((await registerWebhook(webhooks, fewer, { ...app, newSecret: true })).kind).toBe('changed');
    await webhooks.ping(webhook.id);
    const [delivery] = await webhooks.deliveries(webhook.id, 10);
    expect(delivery).toMatchObject({ isRedelivery: false });
    // What is still on its way cannot be sent again.
    await expect(webhooks.redeliver(delivery?.id ?? '')).rejects.toMatchObject({
      code: 'APP_STORE_STATE_INVALID',
    });
    await webhooks.remove(webhook.id);
    expect(await webhooks.list(bundleId)).toEqual([]);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startClockServer } from './clock-server.ts';
import { openVirtualClock } from './virtual-clock.ts';

const startMs = Date.UTC(2026, 0, 1);
let dir = '';
let inFlight = 0;
beforeEach(async () => {
  inFlight = 0;
  dir = await mkdtemp(join(tmpdir(), 'slipway-clock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const open = (from = startMs) =>
  openVirtualClock({ startMs: from, file: join(dir, 'clock.json'), inFlight: () => inFlight });

test('stands still, goes on when told, and keeps its time over a restart', async () => {
  const clock = open();
  await wait(20);
  expect(clock.now()).toBe(startMs);
  expect(await clock.advanceTo(startMs + 1000)).toBe(startMs + 1000);
  expect(open().now()).toBe(startMs + 1000);
  expect(open(startMs + 5000).now()).toBe(startMs + 5000);
});

test('never goes back, and not at all while a request is in flight', async () => {
  const clock = open();
  inFlight = 1;
  const advanced = clock.advanceTo(startMs + 1000);
  await wait(30);
  expect(clock.now()).toBe(startMs);
  inFlight = 0;
  expect(await advanced).toBe(startMs + 1000);
  expect(await clock.advanceTo(startMs)).toBe(startMs + 1000);
});

test('is shown and moved over HTTP', async () => {
  const server = await startClockServer(open());
  const post = (body: string) => fetch(server.origin, { method: 'POST', body });
  expect(await (await post('{"advanceMs":60000}')).json()).toEqual({
    now: '2026-01-01T00:01:00.000Z',
    nowMs: startMs + 60_000,
  });
  await post('{"to":"2026-01-02T00:00:00Z"}');
  expect(await (await fetch(server.origin)).json()).toMatchObject({ now: '2026-01-02T00:00:00.000Z' });
  for (const wrong of [
    '{"to":"2026-01-01T00:00:00Z"}',
    '{"advanceMs":-1}',
    '{"advanceMs":"1"}',
    '{}',
    'no',
  ]) {
    expect((await post(wrong)).status, wrong).toBe(400);
  }
  await server.close();
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDistantPlay } from '../../bench/distant-play.ts';
import { openWorkplace, slipway } from './slipway.ts';

const preload = resolve(import.meta.dirname, '../../bench/distant-hosts.preload.cjs');

async function openScene(applicationIds: readonly string[]) {
  const dir = await mkdtemp(join(tmpdir(), 'slipway-line-'));
  const place = await openWorkplace();
  const play = await openDistantPlay({ dir, applicationIds, eachWayMs: 1 });
  onTestFinished(async () => {
    await play.close();
    await place.close();
    await rm(dir, { recursive: true });
  });
  const apps = applicationIds.map((id) => `play:${id}`);
  const halt = (more: readonly string[] = [], env = {}) =>
    slipway(place, ['halt', '--reason', 'crash', '--app', ...apps, ...more], {
      env: { ...play.env, NODE_OPTIONS: `--require=${preload}`, ...env },
    });
  return { play, halt };
}

test('a halt at Google opens one connection for the token and one for the store, and asks for nothing else', async () => {
  const { play, halt } = await openScene(['com.example.chat']);
  const end = await halt();
  expect(end.code, end.stdout + end.stderr).toBe(0);
  expect(end.stdout).toMatch(/^STOPPED {2}com\.example\.chat, production, Google Play/);
  // Behind the read-back, discarding its edit and asking for the review may take one more.
  expect(play.connections()).toBeLessThanOrEqual(3);
  const paths = play.paths().map((path) => path.replace(/edits\/[^/:]+/, 'edits/E'));
  expect(paths.slice(0, 7)).toEqual([
    'POST /token',
    'POST /androidpublisher/v3/applications/com.example.chat/edits',
    'GET /androidpublisher/v3/applications/com.example.chat/edits/E/tracks',
    'PUT /androidpublisher/v3/applications/com.example.chat/edits/E/tracks/production',
    'POST /androidpublisher/v3/applications/com.example.chat/edits/E:commit?changesInReviewBehavior=ERROR_IF_IN_REVIEW',
    'POST /androidpublisher/v3/applications/com.example.chat/edits',
    'GET /androidpublisher/v3/applications/com.example.chat/edits/E/tracks',
  ]);
  // Country availability is what takes an app from sale: a last resort, and never a halt's.
  expect(paths.filter((path) => /availability|countr/i.test(path))).toEqual([]);
});

test('a dry run reads only', async () => {
  const { play, halt } = await openScene(['com.example.chat']);
  expect((await halt(['--dry-run'])).code).toBe(0);
  expect(play.halted()).toBe(0);
});

test('a read-only machine opens no connection', async () => {
  const { play, halt } = await openScene(['com.example.chat']);
  expect((await halt([], { SLIPWAY_READONLY: '1' })).code).toBe(2);
  expect(play.connections()).toBe(0);
});

test('many apps are halted side by side over a bounded number of connections', async () => {
  const { play, halt } = await openScene(Array.from({ length: 40 }, (_, index) => `com.example.app${index}`));
  const end = await halt(['--json']);
  expect(end.code, end.stderr).toBe(0);
  expect(play.halted()).toBe(40);
  expect(
    JSON.parse(end.stdout).results.map(({ applicationId }: { applicationId: string }) => applicationId),
  ).toEqual(Array.from({ length: 40 }, (_, index) => `com.example.app${index}`));
  expect(play.connections()).toBeLessThanOrEqual(33);
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { applicationId, everybody, openPlayStore, staged } from './play-store.ts';
import { configFor, writeConfig } from './prebuilt-app.ts';
import { openWorkplace, refusal, slipway } from './slipway.ts';

const named = ['halt', '--reason', 'crash at start', '--app', `play:${applicationId}`];

async function openScene(invitedTo: readonly string[]) {
  const pages: unknown[] = [];
  const server = createServer(async (request, response) => {
    pages.push(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = await openWorkplace();
  const store = await openPlayStore(place, { production: [staged(0.01), everybody], invitedTo });
  onTestFinished(async () => {
    server.close();
    await store.close();
    await place.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { place, store, pages, url: `${origin}/hooks/s3cret`, env: store.env };
}

test('a halt that the store refuses pages somebody, and its outcome is told as ever', async () => {
  const { place, pages, url, env } = await openScene([]);
  const end = await slipway(place, named, {
    env: { ...env, SLIPWAY_PAGE_URL: url, GITHUB_ACTIONS: 'true', GITHUB_ACTOR: 'octocat' },
  });
  expect(end.code).toBe(3);
  expect(end.stdout).toMatch(/^NOT STOPPED/);
  expect(end.stdout).toContain(`paged: the webhook at ${new URL(url).host}`);
  expect(end.stderr).toMatch(/^::error title=Slipway::NOT STOPPED: com\.example\.failures/m);
  expect(pages).toMatchObject([
    {
      reason: 'crash at start',
      actor: expect.stringContaining('octocat'),
      text: expect.stringMatching(/^NOT/),
    },
  ]);
  expect(end.stdout + end.stderr).not.toContain('s3cret');
});

test('a page that cannot be sent is a warning; a confirmed halt pages nobody', async () => {
  const { place, pages, url, env } = await openScene(['*']);
  await writeConfig(place, { ...configFor(), incident: { page: { url } } });
  const unsent = { ...env, SLIPWAY_PAGE_URL: 'http://127.0.0.1:9/s3cret' };
  const stopped = await slipway(place, [...named, '--json'], { env: unsent });
  expect(stopped.code, stopped.stderr).toBe(0);
  expect(JSON.parse(stopped.stdout)).toMatchObject({
    paged: [],
    correlationId: expect.stringMatching(/^[\w-]{36}$/),
  });
  expect(pages).toEqual([]);
  // Nothing to be read of a store without credentials: the halt cannot begin, and both channels are tried.
  const error = await refusal(place, named, { env: { SLIPWAY_PAGE_URL: unsent.SLIPWAY_PAGE_URL } });
  expect(error).toMatchObject({ code: 'CREDENTIALS_MISSING', exit: 2 });
  expect(error.spoken).toMatch(/warning: nobody was paged by the webhook at 127\.0\.0\.1:9/);
  expect(pages).toHaveLength(2);
  expect(error.spoken).not.toContain('s3cret');
});

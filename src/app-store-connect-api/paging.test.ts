import { describe, expect, test } from 'vitest';
import { createAppStoreConnect } from './client.ts';
import { AnswerUnusable } from './errors.ts';
import { makeKey } from './testing/keys.ts';
import { startWire } from './testing/wire.ts';

const { key } = makeKey({ keyId: 'TEAMKEY001', issuerId: 'issuer-one' });
const build = (id: number) => ({ type: 'builds', id: String(id) });

/** A server of so many builds, which links to its pages as Apple does, by absolute addresses. */
async function startBuilds(total: number) {
  const wire = await startWire(({ path }) => {
    const query = new URLSearchParams(path.split('?')[1]);
    const limit = Number(query.get('limit'));
    const from = Number(query.get('cursor') ?? 0);
    query.set('cursor', String(from + limit));
    const data = Array.from({ length: Math.min(limit, total - from) }, (_, at) => build(from + at));
    const next = from + limit < total ? { next: `${wire.origin}/v1/builds?${query}` } : {};
    return { body: { data, links: { self: '', ...next }, meta: { paging: { total, limit } } } };
  });
  return wire;
}

describe('pages', () => {
  test('are followed to their end, 200 items at once, and only as far as somebody reads', async () => {
    const wire = await startBuilds(450);
    const client = createAppStoreConnect(key, { origin: wire.origin });
    const ids = await Array.fromAsync(
      client.each('/v1/builds', { params: { query: { 'filter[app]': ['1', '2'] } } }),
    );
    expect(ids.map(({ id }) => Number(id))).toEqual(Array.from({ length: 450 }, (_, at) => at));
    expect(wire.requests.map(({ path }) => path)).toEqual([
      '/v1/builds?limit=200&filter[app]=1,2',
      '/v1/builds?limit=200&filter[app]=1,2&cursor=200',
      '/v1/builds?limit=200&filter[app]=1,2&cursor=400',
    ]);
    for await (const { id } of client.each('/v1/builds')) if (id === '5') break;
    expect(wire.requests).toHaveLength(4);
  });

  test('can be read whole, and smaller', async () => {
    const wire = await startBuilds(3);
    const client = createAppStoreConnect(key, { origin: wire.origin });
    const pages = await Array.fromAsync(client.pages('/v1/builds', { params: { query: { limit: 2 } } }));
    expect(pages.map(({ data, meta }) => [data.length, meta?.paging.total])).toEqual([
      [2, 3],
      [1, 3],
    ]);
  });

  test('on another server are not asked for: the token would go there', async () => {
    const elsewhere = await startWire(() => ({}));
    const wire = await startWire(() => ({
      body: { data: [build(1)], links: { self: '', next: `${elsewhere.origin}/v1/builds?cursor=2` } },
    }));
    const builds = createAppStoreConnect(key, { origin: wire.origin }).each('/v1/builds');
    expect((await builds.next()).value?.id).toBe('1');
    await expect(builds.next()).rejects.toThrow(AnswerUnusable);
    expect(elsewhere.requests).toEqual([]);
  });

  test.each([
    [
      'that lead back to themselves',
      { data: [], links: { self: '', next: '/v1/builds?cursor=1' } },
      'circle',
    ],
    ['that are none', { data: build(1), links: { self: '' } }, 'holds no list'],
    ['that lead nowhere', { data: [], links: { self: '', next: 'http://:' } }, 'another server'],
  ])('%s end with an error', async (_, body, words) => {
    const wire = await startWire(() => ({ body }));
    const builds = createAppStoreConnect(key, { origin: wire.origin }).each('/v1/builds');
    await expect(Array.fromAsync(builds)).rejects.toThrow(words);
    expect(wire.requests.length).toBeLessThan(3);
  });
});

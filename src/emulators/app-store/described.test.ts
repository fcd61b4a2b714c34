import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findOperation } from '../specs/open-api/document.ts';
import { added } from './resources.ts';
import { type AppStoreHarness, openAppStoreHarness, teamId } from './testing/app-store-harness.ts';
import { writes } from './writes.ts';

const document = JSON.parse(
  readFileSync(new URL('../specs/app-store-connect.json', import.meta.url), 'utf8'),
);

let harness: AppStoreHarness;
beforeEach(async () => {
  harness = await openAppStoreHarness();
});
afterEach(() => harness.close());

describe('the local App Store Connect and the document', () => {
  test('serves every writing request that the document keeps', () => {
    const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, item]) =>
      ['post', 'patch', 'delete']
        .filter((method) => method in item)
        .map((method) => {
          const parts = path
            .split('/')
            .slice(2)
            .filter((part) => part !== '{id}' && part !== 'relationships');
          return `${method.toUpperCase()} ${parts.join('/')}`;
        }),
    );
    expect(Object.keys(writes).toSorted()).toEqual(described.toSorted());
  });

  test('answers every reading request that the document keeps, as the document says', async () => {
    const { call } = harness;
    const ids = new Map<string, string>();
    const { resources } = harness.store.state();
    for (const [type, all] of Object.entries(resources)) ids.set(type, Object.keys(all)[0] ?? '');
    const wrong: string[] = [];
    for (const [path, item] of Object.entries(document.paths as Record<string, object>)) {
      if (!('get' in item)) continue;
      const id = ids.get(path.split('/')[2] ?? '');
      if (path.includes('{id}') && id === undefined) continue;
      const { status } = await call('GET', `${path.replace('{id}', id ?? '')}${requiredQuery(path, ids)}`);
      if (status !== 200) wrong.push(`${status} ${path}`);
    }
    expect(wrong).toEqual([]);
  });

  test('shows what is included, and of it the fields that are wanted', async () => {
    const { body } = await harness.call(
      'GET',
      '/v1/builds?include=app,preReleaseVersion&fields[apps]=bundleId&fields[builds]=version,app',
    );
    const { data, included } = body;
    expect(data[0].attributes).toEqual({ version: '1' });
    expect(data[0].relationships.app.data).toMatchObject({ type: 'apps' });
    expect(
      included.map(({ type, attributes }: { type: string; attributes: object }) => [type, attributes]),
    ).toEqual([
      ['apps', { bundleId: 'com.example.chat' }],
      ['preReleaseVersions', { platform: 'IOS', version: '1.0' }],
    ]);
  });

  test('pages lead to each other by absolute links', async () => {
    const first = await harness.call('GET', '/v1/territories?limit=150');
    const { next } = first.body.links;
    expect(new URL(next).origin).toBe(harness.store.origin);
    expect(first.body.meta.paging).toMatchObject({ limit: 150, total: 233 });
    const second = await harness.call('GET', next);
    expect(second.body.data).toHaveLength(83);
    expect(second.body.links.next).toBeUndefined();
    const ids = [...first.body.data, ...second.body.data].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(233);
  });

  test('refuses what the document does not know, with each place', async () => {
    const { status, body } = await harness.call('POST', '/v1/appStoreVersions', {
      data: {
        type: 'appStoreVersions',
        attributes: { platform: 'PHONE', colour: 'red' },
        relationships: {},
      },
    });
    expect(status).toBe(409);
    expect(
      body.errors.map(({ code, source }: { code: string; source: object }) => [
        code,
        Object.values(source)[0],
      ]),
    ).toEqual([
      ['ENTITY_ERROR.ATTRIBUTE.REQUIRED', '/data/attributes/versionString'],
      ['ENTITY_ERROR.ATTRIBUTE.UNKNOWN', '/data/attributes/colour'],
      ['ENTITY_ERROR.ATTRIBUTE.INVALID', '/data/attributes/platform'],
      ['ENTITY_ERROR.RELATIONSHIP.REQUIRED', '/data/relationships/app'],
    ]);
  });

  test.each([
    ['POST /v1/appStoreVersions', '{', '400 ENTITY_INVALID'],
    ['POST /v1/appStoreVersions', undefined, '400 ENTITY_INVALID'],
    ['POST /v1/appStoreVersions', {}, '422 ENTITY_UNPROCESSABLE'],
    ['GET /v1/nothing', undefined, '404 PATH_ERROR'],
    ['DELETE /v1/apps', undefined, '403 FORBIDDEN_ERROR'],
    ['GET /v1/apps/1', undefined, '404 NOT_FOUND'],
    ['GET /v1/betaGroups?filter[app]=1&sort=colour', undefined, '400 PARAMETER_ERROR.INVALID'],
  ])('%s with %s is answered with %s', async (request, body, expected) => {
    const [method = '', path = ''] = request.split(' ');
    const answer = await harness.call(method, path, body);
    expect(`${answer.status} ${answer.body.errors[0].code}`).toBe(expected);
    expect(answer.headers.get('x-rate-limit')).toMatch(/^user-hour-lim:3500;user-hour-rem:\d+;$/);
  });
});

test('an answer of its own that the document forbids fails loudly, and again when it is closed', async () => {
  const odd = await openAppStoreHarness({
    prepare: (state) => added(state, { type: 'betaGroups', team: teamId, attributes: { name: 7 } }).state,
  });
  const { status, body } = await odd.call('GET', '/v1/betaGroups');
  expect([status, body.errors[0].detail]).toEqual([500, expect.stringContaining('/data/0/attributes/name')]);
  await expect(odd.close()).rejects.toThrow('GET /v1/betaGroups');
});

/** What a list wants to be told, all of it ids of apps. */
function requiredQuery(path: string, ids: ReadonlyMap<string, string>): string {
  const parameters = findOperation('GET', path)?.operation.parameters ?? [];
  const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required === true);
  return required.length === 0
    ? ''
    : `?${required.map(({ name }) => `${name}=${ids.get('apps')}`).join('&')}`;
}

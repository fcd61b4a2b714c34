import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbeddedAppStore } from './embedded.ts';
import { tokenOf } from './testing/api-key.ts';
import { callerWith } from './testing/app-store-harness.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'slipway-embedded-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const bundleIds = ['com.example.chat'];

test('keeps its key private and its state over restarts', async () => {
  const clock = { nowMs: Date.UTC(2026, 5, 1) };
  const open = (ids: readonly string[]) =>
    openEmbeddedAppStore({ dir, clock: { now: () => clock.nowMs }, bundleIds: ids });
  const first = await open(bundleIds);
  for (const file of [first.credentials.file, first.credentials.jsonFile]) {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  }
  const key = { ...first.credentials, privateKeyPem: first.credentials.privateKey };
  const call = callerWith(first.origin, () => tokenOf(key));
  const [app] = (await call('GET', '/v1/apps')).body.data;
  expect(app.attributes.bundleId).toBe('com.example.chat');
  await call('POST', '/v1/appStoreVersions', {
    data: {
      type: 'appStoreVersions',
      attributes: { platform: 'IOS', versionString: '1.0' },
      relationships: { app: { data: { type: 'apps', id: app.id } } },
    },
  });
  await first.close();

  const second = await open([...bundleIds, 'com.example.other']);
  expect(second.credentials).toEqual(first.credentials);
  const again = callerWith(second.origin, () => tokenOf(key));
  const { body } = await again('GET', `/v1/apps/${app.id}/appStoreVersions`);
  expect(body.data.map(({ attributes }: { attributes: object }) => attributes)).toMatchObject([
    { versionString: '0.9', appVersionState: 'READY_FOR_DISTRIBUTION', appStoreState: 'READY_FOR_SALE' },
    { versionString: '1.0', appVersionState: 'PREPARE_FOR_SUBMISSION' },
  ]);
  expect((await again('GET', '/v1/apps')).body.meta.paging.total).toBe(2);
  await second.close();
});

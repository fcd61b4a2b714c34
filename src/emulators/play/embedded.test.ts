import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../clock/clock.ts';
import { createGooglePlayStore } from '../../stores/google-play/google-play.ts';
import { openEmbeddedPlay } from './embedded.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'slipway-embedded-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const applicationIds = ['com.example.chat'];

test('keeps its key private and its state over restarts', async () => {
  const first = await openEmbeddedPlay({ dir, clock: systemClock, applicationIds });
  const { mode } = await stat(first.credentials.file);
  expect(mode & 0o777).toBe(0o600);
  const endpoint = { kind: 'local', origin: first.origin, label: 'embedded Play (this machine)' } as const;
  const store = createGooglePlayStore({ endpoint, credentials: first.credentials });
  const state = await store.readTrack({ applicationId: 'com.example.chat', track: 'production' });
  expect(state.releases).toMatchObject([{ versionCodes: [1], status: 'completed' }]);
  await first.close();
  const second = await openEmbeddedPlay({ dir, clock: systemClock, applicationIds: ['com.example.other'] });
  expect(second.credentials).toEqual(first.credentials);
  const again = createGooglePlayStore({
    endpoint: { ...endpoint, origin: second.origin },
    credentials: second.credentials,
  });
  await again.checkAccess('com.example.chat');
  await again.checkAccess('com.example.other');
  await second.close();
});

test('two that start together share one key', async () => {
  const [one, two] = await Promise.all([
    openEmbeddedPlay({ dir, clock: systemClock, applicationIds }),
    openEmbeddedPlay({ dir, clock: systemClock, applicationIds }),
  ]);
  expect(one.credentials).toEqual(two.credentials);
  await Promise.all([one.close(), two.close()]);
});

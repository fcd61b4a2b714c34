import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { png } from '../../src/assets/testing/png.ts';
import { otherUser, otherUserProblem } from '../../src/testing/other-user.ts';
import { mountProblem, mountSmallDisk, offlineProblem } from './disks.ts';
import {
  applicationId,
  isCommit,
  openPlayStore,
  type PlayStore,
  type PlayStoreOptions,
} from './play-store.ts';
import { configFor, installApp, makeApp } from './prebuilt-app.ts';
import { openWorkplace, type RunOptions, refusal, slipway, type Workplace } from './slipway.ts';

const release = ['release', 'android'];

type AppName = 'good' | 'otherId' | 'otherVersion' | 'badImages' | 'badPage' | 'meddledWith';
let apps: Readonly<Record<AppName, { readonly folder: string; readonly aab: string }>>;
let place: Workplace;
let store: PlayStore;

/** A real AAB for each way an artifact can be wrong, made once. */
beforeAll(async () => {
  const [good, otherId, otherVersion, badImages, badPage, meddledWith] = await Promise.all([
    makeApp(),
    makeApp({ applicationId: 'com.example.another' }),
    makeApp({ versionCode: 8 }),
    makeApp({ resources: { 'drawable-mdpi/send.png': png(24, 24), 'drawable-hdpi/send.png': png(24, 24) } }),
    makeApp({ page: '<!doctype html><p>Ahoy</p><script>throw new Error("no wind");</script>' }),
    makeApp({ pageAfterSigning: '<!doctype html><p>Ahoy</p>' }),
  ]);
  apps = { good, otherId, otherVersion, badImages, badPage, meddledWith };
});

afterAll(() => Promise.all(Object.values(apps).map(({ folder }) => rm(folder, { recursive: true }))));

beforeEach(async () => {
  place = await openWorkplace();
  store = await openPlayStore(place);
  await installApp(place, apps.good.aab);
});

afterEach(async () => {
  await store.close();
  await place.close();
});

async function restock(options: PlayStoreOptions): Promise<void> {
  await store.close();
  store = await openPlayStore(place, options);
}

function refused(options: RunOptions = {}) {
  return refusal(place, release, { ...options, env: { ...store.env, ...options.env } });
}

/** Nothing of the failed tries is in the way of a correct one: one upload, one commit, at one per cent. */
async function expectCompletes(): Promise<void> {
  const { code, stdout, stderr } = await slipway(place, [...release, '--json'], { env: store.env });
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ release: expect.stringContaining(applicationId) });
  const effects = store.play.effects();
  expect(effects.filter((effect) => effect.kind === 'upload' && effect.target === 'bundle')).toHaveLength(1);
  expect(effects.filter(({ kind }) => kind === 'commit')).toHaveLength(1);
  expect(store.production()).toContainEqual(
    expect.objectContaining({ versionCodes: ['7'], status: 'inProgress', userFraction: 0.01 }),
  );
}

describe('the way to the store', () => {
  test('nobody listens at the address', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<{ port: number }>((resolve) => {
      closed.once('listening', () => resolve(closed.address() as { port: number }));
    });
    closed.close();
    const error = await refused({ env: { SLIPWAY_PLAY_ENDPOINT: `http://127.0.0.1:${port}` } });
    expect(error).toMatchObject({ code: 'NETWORK_UNAVAILABLE', exit: 6, retryable: true });
    expect(error.seen).toContain(`127.0.0.1:${port}`);
    await expectCompletes();
  });

  test('the real store, on a machine without a network', async ({ skip }) => {
    const problem = offlineProblem();
    if (problem !== undefined) skip(problem);
    const error = await refused({ wrapper: ['unshare', '--net'], env: { SLIPWAY_PLAY_ENDPOINT: undefined } });
    expect(error).toMatchObject({ code: 'NETWORK_UNAVAILABLE', exit: 6, retryable: true });
    expect(error.message).toMatch(/could not be looked up\. The credentials were not judged\.$/);
    expect(error.spoken).not.toMatch(/key file/i);
    await expectCompletes();
  });

  test('a store that is not on this machine', async () => {
    const error = await refused({ env: { SLIPWAY_PLAY_ENDPOINT: 'http://play.example.com' } });
    expect(error).toMatchObject({ code: 'STORE_ENDPOINT_REFUSED', exit: 2 });
  });
});

describe('credentials', () => {
  test('none: no other store is taken in their place', async () => {
    const error = await refused({ env: { GOOGLE_APPLICATION_CREDENTIALS: undefined } });
    expect(error).toMatchObject({ code: 'CREDENTIALS_MISSING', exit: 2 });
    expect(existsSync(join(place.folder, '.slipway'))).toBe(false);
  });

  test.each([
    ['a file that is not there', undefined, 'ENOENT'],
    ['a text', 'hunter2-canary', 'not a JSON object'],
    ['a key without its key', '{"client_email":"canary@example.com"}', 'private_key is missing'],
    [
      'a key cut short',
      '{"client_email":"a@b.c","private_key":"-----BEGIN PRIVATE KEY-----\\ncanary"}',
      undefined,
    ],
  ])('%s', async (_what, content, seen) => {
    const file = join(place.folder, 'key.json');
    if (content !== undefined) await writeFile(file, content);
    const error = await refused({ env: { GOOGLE_APPLICATION_CREDENTIALS: file } });
    expect(error).toMatchObject({ code: 'CREDENTIALS_INVALID', exit: 2 });
    if (seen !== undefined) expect(error.seen).toContain(seen);
    expect(error.spoken).not.toContain('canary');
  });

  test('an account that Google does not know', async () => {
    await restock({ invitedTo: null });
    const error = await refused();
    expect(error).toMatchObject({ code: 'STORE_CREDENTIALS_REFUSED', exit: 5, retryable: false });
    await restock({});
    await expectCompletes();
  });

  test('an account that nobody has invited', async () => {
    await restock({ invitedTo: [] });
    const error = await refused();
    expect(error).toMatchObject({ code: 'STORE_PERMISSION_DENIED', exit: 5, retryable: false });
    expect(error.next).toContain('Users and permissions');
  });

  test('SLIPWAY_READONLY=1 is asked before them', async () => {
    const fifo = join(place.folder, 'key.fifo');
    execFileSync('mkfifo', [fifo]);
    const error = await refused({
      env: { SLIPWAY_READONLY: '1', GOOGLE_APPLICATION_CREDENTIALS: fifo },
      limitMs: 10_000,
    });
    expect(error).toMatchObject({ code: 'READ_ONLY', exit: 2 });
  });
});

describe('an artifact that must not be released', () => {
  test.each([
    [
      'otherId',
      'ARTIFACT_MISMATCH',
      /applicationId is com\.example\.another, should be com\.example\.failures/,
    ],
    ['otherVersion', 'ARTIFACT_MISMATCH', /versionCode is 8, should be 7/],
    ['badImages', 'CHECK_FAILED', /drawable-hdpi/],
    ['meddledWith', 'CHECK_FAILED', /base\/assets\/www\/index\.html: .*\(signature\//],
  ] as const)('%s', async (app, code, seen) => {
    await copyFile(apps[app].aab, join(place.folder, 'app.aab'));
    const error = await refused();
    expect(error).toMatchObject({ code, exit: 1, retryable: false });
    expect(error.seen).toMatch(seen);
    expect(store.play.effects()).toEqual([]);
    await copyFile(apps.good.aab, join(place.folder, 'app.aab'));
    await expectCompletes();
  });

  test('an artifact that weighs more than its budget', async () => {
    const sizeBudget = { download: '1 kB', kinds: { signatures: '1B' } };
    await installApp(place, apps.good.aab, configFor({ sizeBudget }));
    const error = await refused();
    expect(error).toMatchObject({ code: 'CHECK_FAILED', exit: 1 });
    expect(error.seen).toMatch(/^sizeBudget: The download takes [\d.]+ kB, .* the 1\.0 kB of the budget/);
    expect(error.seen).toContain('signatures: The kind "signatures" takes');
    await installApp(place, apps.good.aab, configFor({ sizeBudget: { download: '5MB' } }));
    await expectCompletes();
  });

  test('a page with a script error', { timeout: 60_000 }, async () => {
    await installApp(place, apps.badPage.aab, configFor({ devices: [{ device: 'pixel-8' }] }));
    const error = await refused();
    expect(error).toMatchObject({ code: 'CHECK_FAILED', exit: 1 });
    expect(error.seen).toMatch(/pixel-8.*no wind/);
    expect(store.play.effects()).toEqual([]);
  });

  test('a file that is no artifact, half an artifact, and none at all', async () => {
    const file = join(place.folder, 'app.aab');
    await writeFile(file, 'not a bundle');
    expect(await refused()).toMatchObject({ code: 'ARTIFACT_UNKNOWN_KIND', exit: 2 });
    await copyFile(apps.good.aab, file);
    execFileSync('truncate', ['--size=-40', file]);
    expect(await refused()).toMatchObject({ code: 'ARTIFACT_CORRUPT', exit: 1 });
    await rm(file);
    expect(await refused()).toMatchObject({ code: 'FILE_NOT_FOUND', exit: 2 });
    expect(store.play.effects()).toEqual([]);
  });
});

describe('a store that answers and does not do it', () => {
  test('a commit without an effect, then a run that completes', async () => {
    let ignored = 0;
    store.fail((request) => (isCommit(request) && ++ignored < 9 ? { kind: 'ignore' } : undefined));
    const error = await refused();
    expect(error).toMatchObject({ code: 'SUBMISSION_NOT_CONFIRMED', exit: 3, retryable: true });
    store.fail();
    const { code, stderr } = await slipway(place, release, { env: store.env });
    expect(code, stderr).toBe(0);
    expect(store.production()).toContainEqual(
      expect.objectContaining({ versionCodes: ['7'], status: 'inProgress' }),
    );
  });
});

describe('the state folder', () => {
  test('a file where it should be', async () => {
    await writeFile(join(place.folder, '.slipway'), '');
    const error = await refused();
    expect(error).toMatchObject({ code: 'FOLDER_UNWRITABLE', exit: 2 });
    expect(error.seen).toContain(join(place.folder, '.slipway'));
    await rm(join(place.folder, '.slipway'));
    await expectCompletes();
  });

  test('read-only', async ({ skip }) => {
    const problem = mountProblem();
    if (problem !== undefined) skip(problem);
    const disk = mountSmallDisk(join(place.folder, '.slipway'), 1024);
    try {
      disk.makeReadOnly();
      expect(await refused()).toMatchObject({ code: 'FOLDER_UNWRITABLE', exit: 2 });
    } finally {
      disk.unmount();
    }
    await expectCompletes();
  });

  test('of another user', async ({ skip }) => {
    const problem = otherUserProblem();
    if (problem !== undefined) skip(problem);
    await mkdir(join(place.folder, '.slipway'), { mode: 0o755 });
    execFileSync('chmod', ['-R', 'a+rX', join(place.folder, '..')]);
    execFileSync('chown', ['-R', 'nobody', join(place.folder, '../play-key'), place.env.TMPDIR ?? '']);
    expect(await refused({ uid: otherUser.uid })).toMatchObject({ code: 'FOLDER_UNWRITABLE', exit: 2 });
    await expectCompletes();
  });

  test('full from the start, and full before the artifact is kept', { timeout: 60_000 }, async ({ skip }) => {
    const problem = mountProblem();
    if (problem !== undefined) skip(problem);
    const disk = mountSmallDisk(join(place.folder, '.slipway'), 1024);
    try {
      for (const freeBytes of [0, 100 * 1024]) {
        disk.fill(freeBytes);
        if (freeBytes > 0)
          execFileSync('dd', [
            'if=/dev/zero',
            `of=${join(place.folder, 'app.aab')}`,
            'bs=1k',
            'count=300',
            'conv=notrunc',
            'oflag=append',
            'status=none',
          ]);
        const error = await refused();
        expect(error).toMatchObject({ code: 'DISK_FULL', exit: 2, retryable: true });
        expect(error.seen).toContain(join(place.folder, '.slipway'));
      }
      expect(store.play.effects()).toEqual([]);
      disk.empty();
      await copyFile(apps.good.aab, join(place.folder, 'app.aab'));
      await expectCompletes();
    } finally {
      disk.unmount();
    }
  });
});

test('emulators: the port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  const { port } = await new Promise<{ port: number }>((resolve) => {
    taken.once('listening', () => resolve(taken.address() as { port: number }));
  });
  const error = await refusal(place, ['emulators', '--port', String(port)], { limitMs: 15_000 });
  expect(error).toMatchObject({ code: 'PORT_TAKEN', exit: 2, retryable: true });
  expect(error.seen).toContain(String(port));
  taken.close();
});

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, type TestContext, test } from 'vitest';
import { unavailableBody } from '../../src/emulators/serving/faults.ts';
import { applicationId, everybody, isCommit, openPlayStore, type PlayStore, staged } from './play-store.ts';
import { writeConfig } from './prebuilt-app.ts';
import { type CliEnd, openWorkplace, type RunOptions, refusal, slipway, type Workplace } from './slipway.ts';

const unnamed = ['halt', '--reason', 'crash at start'];
const named = [...unnamed, '--app', `play:${applicationId}`];

interface Scene {
  readonly place: Workplace;
  readonly store: PlayStore;
  readonly halt: (options?: RunOptions) => Promise<CliEnd>;
}

/** These tests wait more than they work, so they run at once, each in a place of its own. */
async function openScene({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<Scene> {
  const place = await openWorkplace();
  const store = await openPlayStore(place, { production: [staged(0.01), everybody] });
  onTestFinished(async () => {
    await store.close();
    await place.close();
  });
  return {
    place,
    store,
    halt: (options) => slipway(place, named, { ...options, env: { ...store.env, ...options?.env } }),
  };
}

function expectStopped({ store }: Scene, end: CliEnd): void {
  expect(end.code, end.stdout + end.stderr).toBe(0);
  expect(end.stdout).toMatch(/^STOPPED/);
  expect(store.production()[0]).toMatchObject({ versionCodes: ['7'], status: 'halted' });
}

describe.concurrent('a halt waits for nobody', () => {
  test('who loads a config that never ends loading', { timeout: 60_000 }, async (context) => {
    const scene = await openScene(context);
    const { place, store } = scene;
    await writeFile(
      join(place.folder, 'slipway.config.mjs'),
      'await new Promise((r) => setTimeout(r, 1e9)); export default {};',
    );
    const end = await scene.halt();
    expectStopped(scene, end);
    expect(end.stdout).toContain('warning: not recorded in a ledger: The config did not load within 8 s.');
    expect(end.wallMs).toBeLessThan(15_000);
    const error = await refusal(place, unnamed, { env: store.env });
    expect(error).toMatchObject({ code: 'HALT_WITHOUT_APP', exit: 2 });
    expect(error.seen).toContain('did not load within 8 s');
  });

  test('who keeps a ledger on a Git remote that never answers', { timeout: 60_000 }, async (context) => {
    const scene = await openScene(context);
    const silent = createServer((socket) => void socket.resume().on('error', () => undefined)).listen(
      0,
      '127.0.0.1',
    );
    await once(silent, 'listening');
    context.onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    await writeConfig(scene.place);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: scene.place.folder, stdio: 'pipe' });
    git('init', '-q');
    git('remote', 'add', 'origin', `http://127.0.0.1:${port}/app.git`);
    const end = await scene.halt({ env: { SLIPWAY_LEDGER: 'git' } });
    expectStopped(scene, end);
    expect(end.stdout).toMatch(/warning: not recorded in the ledger: The remote origin .*not be reached/);
    expect(end.wallMs).toBeLessThan(15_000);
    // The connection is closed: Git was ended too.
    expect(await new Promise((count) => silent.getConnections((_error, open) => count(open)))).toBe(0);
  });
});

describe.concurrent('a store that does not do it: exit 3, and the words are plain', () => {
  test('because it only says that it did', { timeout: 60_000 }, async (context) => {
    const { store, halt } = await openScene(context);
    store.fail((request) => (isCommit(request) ? { kind: 'ignore' } : undefined));
    const end = await halt();
    expect(end.code).toBe(3);
    expect(end.stdout).toMatch(/^NOT STOPPED/);
    expect(end.stdout).toContain('7 inProgress at 1%');
    expect(end.stdout).toContain('https://play.google.com/console');
    expect(end.stdout).not.toMatch(/^STOPPED/m);
    expect(end.wallMs).toBeLessThan(30_000);
  });

  test('because it is down for good', { timeout: 90_000 }, async (context) => {
    const { store, halt } = await openScene(context);
    store.fail(() => ({ kind: 'answer', status: 503, body: unavailableBody }));
    const end = await halt();
    expect(end.code).toBe(3);
    expect(end.stdout).toMatch(/^NOT STOPPED/);
    expect(end.wallMs).toBeLessThan(60_000);
  });

  test('because nobody listens', { timeout: 90_000 }, async (context) => {
    const { store, halt } = await openScene(context);
    await store.play.close();
    const end = await halt();
    expect(end.code).toBe(3);
    expect(end.stdout).toMatch(/^NOT STOPPED/);
    expect(end.stdout).toContain('could not be reached');
    expect(end.wallMs).toBeLessThan(60_000);
  });
});

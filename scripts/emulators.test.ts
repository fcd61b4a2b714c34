import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Io } from '../src/cli/io.ts';
import { runCommand } from '../src/cli/run-command.ts';
import { playStoreFor } from '../src/stores/google-play/play-store-for.ts';
import emulators from './emulators.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'slipway-emulators-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function start(argv: readonly string[]) {
  const abort = new AbortController();
  let out = '';
  let err = '';
  let running = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    running = resolve;
  });
  const io: Io = {
    env: {},
    cwd: dir,
    isTerminal: false,
    writeOut: (text) => {
      out += text;
    },
    writeErr: (text) => {
      err += text;
      running();
    },
    signal: abort.signal,
  };
  const exit = runCommand(emulators, argv, io);
  return { exit, started, out: () => out, err: () => err, stop: () => abort.abort() };
}

test('prints an environment with which a release finds the local Play, and stops on a signal', async () => {
  const server = start(['--app', 'com.example.one']);
  await server.started;
  const lines = [...server.out().matchAll(/^export (\w+)='(.*)'$/gm)];
  const env = Object.fromEntries(lines.map(([, name, value]) => [name ?? '', value ?? '']));
  const store = await playStoreFor(env);
  expect(store.label).toBe(`local Play (${env.SLIPWAY_PLAY_ENDPOINT})`);
  expect(await store.highestVersionCode('com.example.one')).toBe(1);
  server.stop();
  expect(await server.exit).toBe(0);
});

test('--json prints exactly one value', async () => {
  const server = start(['--json']);
  await server.started;
  server.stop();
  expect(await server.exit).toBe(0);
  expect(Object.keys(JSON.parse(server.out()))).toEqual([
    'SLIPWAY_PLAY_ENDPOINT',
    'GOOGLE_APPLICATION_CREDENTIALS',
  ]);
});

test('a port that is taken is said so', async () => {
  const first = start(['--json']);
  await first.started;
  const { port } = new URL(JSON.parse(first.out()).SLIPWAY_PLAY_ENDPOINT);
  const second = start(['--port', port, '--dir', join(dir, 'other')]);
  expect(await second.exit).toBe(2);
  expect(second.err()).toContain('PORT_TAKEN');
  first.stop();
  expect(await first.exit).toBe(0);
});

test('a port that is no number is refused', async () => {
  const server = start(['--port', 'many']);
  expect(await server.exit).toBe(2);
  expect(server.err()).toContain('--port takes a number');
});

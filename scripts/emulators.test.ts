import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { $ } from 'zx';
import type { Io } from '../src/cli/io.ts';
import { runCommand } from '../src/cli/run-command.ts';
import { proxiedClient } from '../src/emulators/network/testing/through-proxy.ts';
import { assertion, rawClient } from '../src/emulators/play/testing/raw-client.ts';
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
    async *readLines() {},
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
    'SLIPWAY_ASC_ENDPOINT',
    'SLIPWAY_ASC_KEY_ID',
    'SLIPWAY_ASC_ISSUER_ID',
    'SLIPWAY_ASC_KEY_PATH',
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

test.each(['--port', '--proxy'])('a %s that is no number is refused', async (option) => {
  const server = start([option, 'many']);
  expect(await server.exit).toBe(2);
  expect(server.err()).toContain(`${option} takes a number`);
});

test('--faults and --clock: what goes wrong, and when', async () => {
  const server = start(['--json', '--faults', '503 POST', '--clock', '2026-01-01T00:00:00Z']);
  await server.started;
  const env = JSON.parse(server.out());
  expect((await fetch(`${env.SLIPWAY_PLAY_ENDPOINT}/token`, { method: 'POST' })).status).toBe(503);
  expect((await fetch(`${env.SLIPWAY_PLAY_ENDPOINT}/token`)).status).toBe(404);
  expect(await (await fetch(env.SLIPWAY_CLOCK_ENDPOINT)).json()).toMatchObject({
    now: '2026-01-01T00:00:00.000Z',
  });
  server.stop();
  expect(await server.exit).toBe(0);
});

test('--vitals: what the Reporting API knows of users', async () => {
  const file = join(dir, 'vitals.json');
  await writeFile(file, JSON.stringify({ hours: [{ versionCode: 2 }] }));
  const refused = start(['--vitals', file]);
  expect(await refused.exit).toBe(2);
  expect(refused.err()).toMatch(/--vitals cannot use the file.*hours\[0\]\.applicationId/s);
  const hour = { applicationId: 'com.example.chat', hour: '2026-01-01T05:00:00Z', versionCode: 2, users: 50 };
  await writeFile(file, JSON.stringify({ hours: [hour] }));
  const server = start(['--json', '--vitals', file, '--clock', '2026-01-02']);
  await server.started;
  const env = JSON.parse(server.out());
  const key = JSON.parse(await readFile(env.GOOGLE_APPLICATION_CREDENTIALS, 'utf8'));
  const scope = 'https://www.googleapis.com/auth/playdeveloperreporting';
  const account = { clientEmail: key.client_email, privateKey: key.private_key };
  const client = await rawClient(env.SLIPWAY_PLAY_ENDPOINT, account, scope);
  const day = { year: 2026, month: 1, day: 1 };
  const timelineSpec = {
    aggregationPeriod: 'HOURLY',
    startTime: { ...day, hours: 5 },
    endTime: { ...day, hours: 6 },
  };
  const query = '/v1beta1/apps/com.example.chat/crashRateMetricSet:query';
  const answer = await client.request('POST', query, { timelineSpec, metrics: ['distinctUsers'] });
  expect(answer.body.rows[0].metrics).toEqual([{ metric: 'distinctUsers', decimalValue: { value: '50' } }]);
  server.stop();
  expect(await server.exit).toBe(0);
});

test.each([
  ['--faults', 'weather', /--faults does not know this rule.*delay:200ms/s],
  ['--clock', 'yesterday', /--clock takes a time/],
])('%s %s is refused', async (option, value, words) => {
  const server = start([option, value]);
  expect(await server.exit).toBe(2);
  expect(server.err()).toMatch(words);
});

describe('--proxy', () => {
  let server: ReturnType<typeof start>;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = start(['--json', '--proxy']);
    await server.started;
    env = JSON.parse(server.out());
  });
  afterEach(async () => {
    server.stop();
    expect(await server.exit).toBe(0);
  });

  test('serves clients that know only public hosts, session addresses of uploads included', async () => {
    const ca = await readFile(env.NODE_EXTRA_CA_CERTS ?? '', 'utf8');
    const client = proxiedClient(env.HTTPS_PROXY ?? '', ca);
    const key = JSON.parse(await readFile(env.SUPPLY_JSON_KEY ?? '', 'utf8'));
    // fastlane's libraries ask here for their tokens.
    const aud = 'https://www.googleapis.com/oauth2/v4/token';
    const grant = await client.post(aud, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: assertion({ iss: key.client_email, aud }, key.private_key),
      }).toString(),
    });
    const headers = { authorization: `Bearer ${JSON.parse(grant.text).access_token}` };
    const host = 'https://androidpublisher.googleapis.com';
    const edits = 'androidpublisher/v3/applications/com.example.chat/edits';
    const edit = await client.post(`${host}/${edits}`, { headers, body: '{}' });
    const upload = `${host}/upload/${edits}/${JSON.parse(edit.text).id}/bundles?uploadType=resumable`;
    const session = await client.post(upload, { headers, body: '' });
    expect(session.headers.location).toMatch(new RegExp(`^${host}/`));
  });

  test('a Slipway that was told of the proxy only reaches the local Play', async () => {
    const { SLIPWAY_PLAY_ENDPOINT: _, ...told } = env;
    const program = join(import.meta.dirname, '..', 'bin', 'slipway.js');
    const halt = await $({
      env: { PATH: process.env.PATH, HOME: dir, ...told },
      cwd: dir,
      nothrow: true,
    })`${process.execPath} ${program} halt --app play:com.example.chat --reason drill --json`.quiet();
    // The local Play's only version is its first, which Play does not halt.
    expect(JSON.parse(halt.stdout), halt.stderr).toMatchObject({ results: [{ outcome: 'cannot-stop' }] });
  });

  test('says which host a client did not get', async () => {
    await expect(
      proxiedClient(env.HTTPS_PROXY ?? '', undefined).get('https://example.com/'),
    ).rejects.toThrow();
    expect(server.err()).toContain('refused: example.com:443');
  });
});

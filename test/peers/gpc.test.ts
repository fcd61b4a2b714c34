import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { peerFile } from '../../fixtures/peers/install.ts';
import { playHosts } from '../../src/emulators/network/google-hosts.ts';
import { openProxy } from '../../src/emulators/network/open-proxy.ts';
import { applicationId, everybody, openPlayStore, type PlayStore, staged } from '../failures/play-store.ts';
import { configFor, writeConfig } from '../failures/prebuilt-app.ts';
import { type CliEnd, errorOf, openWorkplace, slipway, type Workplace } from '../failures/slipway.ts';

const gpc = peerFile('@gpc-cli', 'cli', 'dist', 'bin.js');
const missing =
  'NOT COMPARED WITH GPC: the npm registry has no @gpc-cli/cli (404), so it is not in fixtures/peers. Its half of this comparison did not run.';

let place: Workplace;
let store: PlayStore;
beforeEach(async () => {
  place = await openWorkplace();
  store = await openPlayStore(place, { production: [staged(0.01), everybody] });
  const stages = [{ fraction: '1%', bakeTime: '0s' }, { fraction: '50%' }, { fraction: '100%' }];
  await writeConfig(place, configFor({ rollout: { stages } }));
});
afterEach(async () => {
  await store.close();
  await place.close();
});

const run = (...args: readonly string[]): Promise<CliEnd> => slipway(place, args, { env: store.env });
const status = () => store.production().find(({ versionCodes }) => versionCodes?.includes('7'))?.status;

/** gpc, unmodified, through the proxy: it knows Google's public hosts only. */
async function runGpc(...args: readonly string[]): Promise<void> {
  const hosts = Object.fromEntries(playHosts.map((host) => [host, store.play.origin]));
  const proxy = await openProxy({ dir: join(place.folder, 'proxy'), hosts });
  try {
    const { SLIPWAY_PLAY_ENDPOINT: _, ...key } = store.env;
    await promisify(execFile)(process.execPath, [gpc, ...args, '--app', applicationId], {
      env: { PATH: process.env.PATH, HOME: place.env.HOME, ...key, ...proxy.environment },
    });
  } finally {
    await proxy.close();
  }
}

describe('somebody has halted the release in the Console, and a scheduler wants more users', () => {
  beforeEach(async () => {
    expect((await run('rollout', 'step')).code).toBe(0);
    store.play.inConsole(applicationId, { kind: 'halt', track: 'production', versionCode: 7 });
  });

  test('Slipway leaves it halted, and refuses to advance it', async () => {
    await run('rollout', 'step');
    expect(status()).toBe('halted');
    const advanced = await run('rollout', 'advance', '--reason', 'looks good', '--json');
    expect(errorOf(advanced)).toMatchObject({
      code: 'ROLLOUT_OVERRIDE_REFUSED',
      seen: 'the release is halted',
    });
    expect(status()).toBe('halted');
  });

  test('gpc turns it back to inProgress', async ({ skip }) => {
    if (!existsSync(gpc)) skip(missing);
    await runGpc('releases', 'rollout', 'increase', '--track', 'production', '--to', '50');
    expect(status()).toBe('inProgress');
  });
});

describe('Google accepts a halt only as a change that waits in the Console', () => {
  beforeEach(() => store.play.inConsole(applicationId, { kind: 'require-manual-review' }));

  test('Slipway says that nothing was stopped', async () => {
    const halt = await run('halt', '--reason', 'crash', '--app', `play:${applicationId}`, '--json');
    expect(halt.code).toBe(3);
    expect(JSON.parse(halt.stdout)).toMatchObject({ results: [{ outcome: 'failed' }] });
    expect(status()).toBe('inProgress');
  });

  test('gpc ends well, as if it had been', async ({ skip }) => {
    if (!existsSync(gpc)) skip(missing);
    await runGpc('releases', 'rollout', 'halt', '--track', 'production');
    expect(status()).toBe('inProgress');
  });
});

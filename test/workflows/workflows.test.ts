import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock/clock.ts';
import { emptyState } from '../../src/emulators/play/model.ts';
import { readAndroidUpload } from '../../src/emulators/play/read-upload.ts';
import { createApp, registerServiceAccount } from '../../src/emulators/play/seed.ts';
import { accountOf, localServiceAccount } from '../../src/emulators/play/service-account.ts';
import { type LocalPlay, startPlay } from '../../src/emulators/play/start-play.ts';
import { memoryState } from '../../src/emulators/play/storage.ts';
import { openTrialAppStore, type TrialAppStore } from '../kill/trial-store.ts';
import { runWorkflow } from './sandbox.ts';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../..');
const applicationId = 'com.example.slipway.chat';

let folder: string;
let checkout: string;
let play: LocalPlay;
let appStore: TrialAppStore;
let secrets: Readonly<Record<string, string>>;

/** A fresh clone with a remote to push to, and a local Play that outlives every runner, as Google's does. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-workflows-'));
  checkout = join(folder, 'checkout');
  const remote = join(folder, 'remote.git');
  await run('git', ['clone', '--quiet', '--bare', repository, remote]);
  await run('git', ['clone', '--quiet', '--depth', '1', `file://${remote}`, checkout]);
  const key = await localServiceAccount(join(folder, 'key'));
  appStore = await openTrialAppStore(join(folder, 'app-store-key'), applicationId);
  secrets = { ...appStore.secrets, SLIPWAY_PLAY_CREDENTIALS: await readFile(key.file, 'utf8') };
  const state = createApp(registerServiceAccount(emptyState, accountOf(key)), {
    applicationId,
    tracks: { production: [{ name: '1', versionCodes: ['1'], status: 'completed' }] },
  });
  play = await startPlay({ state: memoryState(state), clock: systemClock, readUpload: readAndroidUpload });
});

afterAll(async () => {
  await play.close();
  await appStore.close();
  await rm(folder, { recursive: true, force: true });
});

/** The certificates that this machine trusts and where it keeps what it has downloaded. */
const machine = Object.fromEntries(
  ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

/** What starts a workflow when no person does. */
const automatic: Readonly<Record<string, string>> = { 'checks.yml': 'push', 'rollout-step.yml': 'schedule' };

/** A new runner: nothing of an earlier one is left but the repository's branches and the store. */
async function onNewRunner(file: string, inputs?: Record<string, string | boolean>) {
  await rm(join(checkout, 'fixtures', 'sample-app', '.slipway'), { recursive: true, force: true });
  const end = await runWorkflow({
    file: join(checkout, '.github', 'workflows', file),
    checkout,
    event: inputs === undefined ? (automatic[file] ?? 'push') : 'workflow_dispatch',
    ...(inputs && { inputs }),
    secrets,
    env: {
      ...machine,
      SLIPWAY_PLAY_ENDPOINT: play.origin,
      SLIPWAY_ASC_ENDPOINT: appStore.origin,
      npm_config_cache: process.env.npm_config_cache ?? join(homedir(), '.npm'),
      GRADLE_USER_HOME: process.env.GRADLE_USER_HOME ?? join(homedir(), '.gradle'),
    },
    skipRun: ({ run: shell }) => {
      // Only once: the packages are the same for every runner, and half a minute's download each.
      if (shell.includes('npm ci') && existsSync(join(checkout, 'node_modules')))
        return 'installed by the first runner';
      if (shell.includes('npm test')) return 'it would run this test inside itself';
      if (shell.includes('npm run -s check'))
        return 'whoever runs this test has run them, and they take a minute';
      return undefined;
    },
  });
  expect(end.steps.flatMap(({ leakedSecrets }) => leakedSecrets)).toEqual([]);
  const output = end.steps
    .map(({ name, status, stdout, stderr }) => `${name} (${status})\n${stdout}${stderr}`)
    .join('\n');
  return { ...end, output };
}

function effects(kind: 'upload' | 'commit') {
  return play
    .effects()
    .filter((effect) => effect.kind === kind && (effect.kind !== 'upload' || effect.target === 'bundle'));
}

describe('the workflows, each step run in a sandbox, each runner thrown away', () => {
  test('checks begins on a new runner', { timeout: 180_000 }, async () => {
    const end = await onNewRunner('checks.yml');
    expect(end.ok, end.output).toBe(true);
  });

  test('release-android releases once, however often it runs', { timeout: 240_000 }, async () => {
    const first = await onNewRunner('release-android.yml', { 'dry-run': false });
    expect(first.ok, first.output).toBe(true);
    expect(first.summary).toContain('was submitted to production at 1%');
    const second = await onNewRunner('release-android.yml', { 'dry-run': false });
    expect(second.ok, second.output).toBe(true);
    expect(second.output).toContain('before submit');
    expect(effects('upload')).toHaveLength(1);
    expect(effects('commit')).toHaveLength(1);
  });

  test('release-ios builds, and releases what was built once', { timeout: 240_000 }, async () => {
    const first = await onNewRunner('release-ios.yml', { 'dry-run': false });
    expect(first.ok, first.output).toBe(true);
    expect(first.summary).toContain('1.0.0 (1) was submitted to app-store at 1%');
    const second = await onNewRunner('release-ios.yml', { 'dry-run': false });
    expect(second.ok, second.output).toBe(true);
    expect(second.output).toContain('before submit');
    expect(appStore.effects()).toEqual(['upload 1.0.0 (1)', 'submit 1.0.0']);
  });

  test('rollout-step waits for the bake time that the git ledger remembers', {
    timeout: 60_000,
  }, async () => {
    const first = await onNewRunner('rollout-step.yml');
    const second = await onNewRunner('rollout-step.yml');
    for (const end of [first, second]) {
      expect(end.ok, end.output).toBe(true);
      expect(end.summary).toContain('the bake time of this stage is not over');
      expect(end.output).not.toContain('adopted');
    }
    expect(effects('commit')).toHaveLength(1);
  });

  test('halt stops it, and says so again when it is asked again', { timeout: 60_000 }, async () => {
    const inputs = { reason: 'crash at "start"; $(touch injected)', apps: '', only: 'all stores' };
    const first = await onNewRunner('halt.yml', inputs);
    expect(first.ok, first.output).toBe(true);
    expect(first.summary).toContain('STOPPED');
    // The version on the App Store was in review, and is taken out of it.
    expect(appStore.effects().at(-1)).toBe('cancel 1.0.0');
    expect(first.summary).toContain(inputs.reason);
    const second = await onNewRunner('halt.yml', { ...inputs, apps: `play:${applicationId}`, only: 'play' });
    expect(second.ok, second.output).toBe(true);
    expect(second.output).toContain('already halted at 1%');
    const step = await onNewRunner('rollout-step.yml');
    expect(step.output).toContain('the release is halted');
    expect(effects('commit')).toHaveLength(2);
  });

  test('rollout-order resumes it in the name of the person who asked GitHub for it', {
    timeout: 60_000,
  }, async () => {
    const inputs = {
      action: 'resume',
      reason: 'fixed; $(touch injected)',
      app: 'chat',
      platform: 'android',
      release: '1.0.0',
    };
    const order = await onNewRunner('rollout-order.yml', inputs);
    expect(order.ok, order.output).toBe(true);
    expect(order.summary).toContain('resumed');
    const bare = { cwd: join(folder, 'remote.git') };
    const found = await run('git', ['grep', '-l', 'rollout.overridden', 'slipway-ledger'], bare);
    const { stdout: event } = await run('git', ['show', found.stdout.trim()], bare);
    expect(JSON.parse(event)).toMatchObject({
      actor: expect.stringContaining('github:octocat'),
      body: { action: 'resume', reason: inputs.reason },
    });
    const again = await onNewRunner('rollout-order.yml', inputs);
    expect([again.ok, again.output]).toEqual([false, expect.stringContaining('nothing is halted')]);
    expect(effects('commit')).toHaveLength(3);
  });

  test('rollout-step goes on from stage to stage until everybody has it', { timeout: 120_000 }, async () => {
    // What passes between two runs is time: without bake times each run finds the next step due.
    const config = join(checkout, 'fixtures', 'sample-app', 'slipway.config.ts');
    await writeFile(config, (await readFile(config, 'utf8')).replaceAll("bakeTime: '24h'", "bakeTime: '0s'"));
    for (const move of ['from 1% to 10%', 'from 10% to 50%', 'from 50% to 100%', 'the rollout is complete']) {
      const step = await onNewRunner('rollout-step.yml');
      expect(step.ok, step.output).toBe(true);
      expect(step.summary).toContain(move);
      expect(step.output).not.toContain('adopted');
    }
    expect(effects('commit')).toHaveLength(6);
  });
});

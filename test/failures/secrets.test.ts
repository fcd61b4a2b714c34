import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKeystore } from '../../src/build/testing/keystores.ts';
import { copySampleApp } from '../../src/build/testing/sample-app.ts';
import { systemClock } from '../../src/clock/clock.ts';
import { emptyState } from '../../src/emulators/play/model.ts';
import { readAndroidUpload } from '../../src/emulators/play/read-upload.ts';
import { createApp, registerServiceAccount } from '../../src/emulators/play/seed.ts';
import { accountOf, localServiceAccount } from '../../src/emulators/play/service-account.ts';
import { type LocalPlay, startPlay } from '../../src/emulators/play/start-play.ts';
import { memoryState, type PlayStorage } from '../../src/emulators/play/storage.ts';
import { type CliEnd, openWorkplace, slipway, type Workplace } from './slipway.ts';

const applicationId = 'com.example.slipway.chat';
const passwords = {
  store: `canary-${randomBytes(9).toString('hex')}`,
  wrong: `canary-${randomBytes(9).toString('hex')}`,
};

let place: Workplace;
let play: LocalPlay;
let storage: PlayStorage;
let environment: Readonly<Record<string, string>>;
/** Text that must be nowhere: passwords, and pieces of the private key as a log would break it up. */
let secrets: readonly string[];
let keyFolder: string;

beforeAll(async () => {
  place = await openWorkplace();
  const source = await mkdtemp(join(tmpdir(), 'slipway-secrets-'));
  copySampleApp(source);
  await cp(source, place.folder, {
    recursive: true,
    filter: (path) => basename(path) !== 'slipway.config.ts',
  });
  await rm(source, { recursive: true });
  makeKeystore({ path: join(place.folder, 'upload.p12'), password: passwords.store });
  keyFolder = await mkdtemp(join(tmpdir(), 'slipway-secrets-key-'));
  const key = await localServiceAccount(keyFolder);
  const state = createApp(registerServiceAccount(emptyState, accountOf(key)), {
    applicationId,
    tracks: { production: [{ name: '1', versionCodes: ['1'], status: 'completed' }] },
  });
  storage = memoryState(state);
  play = await startPlay({ state: storage, clock: systemClock, readUpload: readAndroidUpload });
  environment = {
    SLIPWAY_PLAY_ENDPOINT: play.origin,
    // Handed over by value, as workflows do it: the shortest way into a log.
    SLIPWAY_PLAY_CREDENTIALS: await readFile(key.file, 'utf8'),
    SLIPWAY_KEYSTORE_PASSWORD: passwords.store,
    SLIPWAY_KEY_PASSWORD: passwords.store,
    SLIPWAY_DEBUG: '1',
  };
  const lines = key.privateKey.split('\n').filter((line) => line.length > 40);
  secrets = [...Object.values(passwords), ...lines];
});

afterAll(async () => {
  await play.close();
  storage.close();
  await place.close();
  await rm(keyFolder, { recursive: true });
});

async function configure(alias: string): Promise<void> {
  const app = { applicationId, versionName: '1.0.0', versionCode: 2, devices: [{ device: 'pixel-8' }] };
  const config = {
    profiles: { release: { android: { projectDir: 'android', keystore: { path: 'upload.p12', alias } } } },
    apps: {
      chat: {
        android: { ...app, rollout: { gate: { command: 'echo hold no data' } } },
        hooks: { before: { build: 'echo building' }, after: { upload: 'echo uploaded' } },
      },
    },
  };
  await writeFile(join(place.folder, 'slipway.config.json'), JSON.stringify(config));
}

interface Watched extends CliEnd {
  /** Command lines of the process and everything it started, as any user of the machine could read them. */
  readonly commandLines: readonly string[];
}

/** Runs a command and reads, every few milliseconds, the command lines of its whole tree of processes. */
async function watched(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Watched> {
  const commandLines = new Set<string>();
  let root = 0;
  let running = true;
  const watching = (async () => {
    const family = new Set<number>();
    while (running) {
      if (root !== 0) readFamily(root, family).forEach((line) => void commandLines.add(line));
      await wait(5);
    }
  })();
  const end = await slipway(place, args, {
    env: { ...environment, ...env },
    limitMs: 100_000,
    onStart: (pid) => {
      root = pid;
    },
  });
  running = false;
  await watching;
  return { ...end, commandLines: [...commandLines] };
}

/** `family` remembers who belonged to the tree: a daemon that has left its parent still does. */
function readFamily(root: number, family: Set<number>): readonly string[] {
  family.add(root);
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const pid = Number(name);
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
      if (!family.has(pid) && !family.has(parent)) return [];
      family.add(pid);
      return [readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')];
    } catch {
      // It has ended between two reads.
      return [];
    }
  });
}

function secretsIn(text: string | Buffer): readonly string[] {
  return secrets.filter((secret) => text.includes(secret));
}

function expectNothingTold({ stdout, stderr, commandLines }: Watched): void {
  for (const [where, text] of Object.entries({ stdout, stderr, arguments: commandLines.join('\n') })) {
    expect(secretsIn(text), where).toEqual([]);
  }
}

/** Raw bytes of every file of the app, the ledger's too; the keystore is the one place for its password. */
async function expectNothingWritten(): Promise<void> {
  const names = await readdir(place.folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && entry.name !== 'upload.p12');
  expect(files.map(({ name }) => name)).toContain('ledger.db');
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    expect(secretsIn(await readFile(path)), path).toEqual([]);
  }
}

describe('secrets stay where they are', () => {
  test('the watcher would see one in an argument', async () => {
    const seen = await watched(['explain', passwords.store]);
    expect(secretsIn(seen.commandLines.join('\n'))).toEqual([passwords.store]);
  });

  test('in builds that fail', { timeout: 120_000 }, async () => {
    await configure('uplaod');
    const alias = await watched(['release', 'android', '--json']);
    expect(JSON.parse(alias.stdout).error.code).toBe('KEY_ALIAS_MISSING');
    expectNothingTold(alias);
    await configure('upload');
    const wrong = await watched(['release', 'android'], { SLIPWAY_KEY_PASSWORD: passwords.wrong });
    expect(wrong.code, wrong.stderr).not.toBe(0);
    expectNothingTold(wrong);
    const broken = join(place.folder, 'android/app/src/main/AndroidManifest.xml');
    const whole = await readFile(broken);
    await writeFile(broken, '<manifest>');
    const failed = await watched(['release', 'android', '--json']);
    expect(JSON.parse(failed.stdout).error.code).toBe('BUILD_FAILED');
    expect(failed.commandLines.join('\n')).toContain('gradle');
    expectNothingTold(failed);
    await expectNothingWritten();
    await writeFile(broken, whole);
  });

  test('in a whole release, a step and a halt', { timeout: 180_000 }, async () => {
    await configure('upload');
    const release = await watched(['release', 'android']);
    expect(release.code, release.stderr).toBe(0);
    expect(release.commandLines.join('\n')).toContain('-PkeyAlias=upload');
    expect(release.commandLines.join('\n')).toContain('chromium');
    expectNothingTold(release);
    for (const args of [
      ['release', 'android', '--json'],
      ['rollout', 'step'],
      ['ledger', 'show', '--json'],
      ['doctor', '--json'],
      ['halt', '--reason', 'crash'],
    ]) {
      const end = await watched(args);
      expect(end.code, end.stderr).toBe(0);
      expectNothingTold(end);
    }
    await expectNothingWritten();
  });
});

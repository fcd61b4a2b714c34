import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Moment, SeenRequest } from '../../src/emulators/serving/faults.ts';
import type { Platform } from '../../src/stores/platform.ts';
import { openTrialStore, type TrialStore } from './trial-store.ts';

const repository = resolve(import.meta.dirname, '../..');
const preload = join(import.meta.dirname, 'moments.preload.ts');

/** Where to kill: at the n-th moment inside the process, or at a moment of a request in the store. */
export type KillPoint =
  | { readonly kind: 'process'; readonly number: number; readonly label: string }
  | { readonly kind: 'request'; readonly index: number; readonly moment: Moment; readonly label: string };

export interface RunEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** One app folder with one local store that outlives every run of the release. */
export interface Trial {
  readonly folder: string;
  /** Where the release keeps its files. */
  readonly releaseFolder: string;
  readonly platform: Platform;
  readonly store: TrialStore;
  /** Runs `slipway release`, killed at the point when one is given. */
  readonly release: (kill?: KillPoint) => Promise<RunEnd>;
  /** The kill points that a whole run offers; call it before anything else. */
  readonly survey: () => Promise<readonly KillPoint[]>;
  readonly close: () => Promise<void>;
}

export interface TrialApp {
  /** Copied for each trial, or once for each worker. */
  readonly folder: string;
  readonly platform: Platform;
  readonly applicationId: string;
  /** Keeps a worker's folder and what the build tool left in it; only Slipway's own state is made anew. */
  readonly reuse?: boolean;
}

export async function openTrial(app: TrialApp, worker = 0): Promise<Trial> {
  const folder = app.reuse === true ? await workersFolder(app, worker) : await copyOf(app);
  let onMoment: (moment: Moment, request: SeenRequest) => void | Promise<void> = () => undefined;
  const store = await openTrialStore({
    ...app,
    folder,
    observer: (moment, request) => onMoment(moment, request),
  });
  const env = { ...process.env, ...store.env };
  const log = join(folder, 'moments.log');

  const release: Trial['release'] = async (kill) => {
    const inside = kill?.kind === 'process' ? { KILL_AT: String(kill.number) } : {};
    const command = [join(repository, 'bin/slipway.js'), 'release', app.platform, '--config'];
    const child = spawn(
      process.execPath,
      ['--import', preload, ...command, join(folder, 'slipway.config.json')],
      {
        cwd: folder,
        env: { ...env, KILL_LOG: log, ...inside },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const before = store.requests().length;
    onMoment = async (moment, { index }) => {
      if (kill?.kind !== 'request' || kill.moment !== moment || index - before !== kill.index) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    onMoment = () => undefined;
    return { code, signal, stderr };
  };

  return {
    folder,
    releaseFolder: join(folder, '.slipway', 'releases', app.platform, app.applicationId, '1.0.0'),
    platform: app.platform,
    store,
    release,
    survey: async () => {
      const seen = new Map<string, KillPoint>();
      const end = await surveyed(release, store, (point) => seen.set(point.label, point));
      if (end.code !== 0) throw new Error(`the release failed without any kill:\n${end.stderr}`);
      const labels = (await readFile(log, 'utf8')).trim().split('\n');
      const inside = labels.map((label, index) => ({ kind: 'process', number: index + 1, label }) as const);
      return [...inside, ...seen.values()];
    },
    close: async () => {
      await store.close();
      if (app.reuse !== true) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function copyOf(app: TrialApp): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-kill-'));
  await cp(app.folder, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/** Lies beside the app's folder; `removeApp` takes it away. */
async function workersFolder(app: TrialApp, worker: number): Promise<string> {
  const folder = `${app.folder}-worker-${worker}`;
  await cp(app.folder, folder, { recursive: true, force: false, preserveTimestamps: true });
  for (const name of ['ledger.db', 'ledger.db-wal', 'ledger.db-shm', 'releases']) {
    await rm(join(folder, '.slipway', name), { recursive: true, force: true });
  }
  await rm(join(folder, 'moments.log'), { force: true });
  return folder;
}

export async function removeApp(app: TrialApp): Promise<void> {
  for (const folder of [app.folder, `${app.folder}-worker-0`, `${app.folder}-worker-1`]) {
    await rm(folder, { recursive: true, force: true });
  }
}

const moments = ['received', 'mid-body', 'handled'] as const;

/** Every request of a run, at each of its three moments. */
async function surveyed(
  release: Trial['release'],
  store: TrialStore,
  found: (point: KillPoint) => void,
): Promise<RunEnd> {
  const end = await release();
  for (const { index, method, path } of store.requests()) {
    const address = path.replace(/\?.*/, '');
    for (const moment of moments)
      found({ kind: 'request', index, moment, label: `${moment} ${index} ${method} ${address}` });
  }
  return end;
}

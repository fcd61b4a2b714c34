// How long `slipway halt` takes as a whole process, as it is published, against a Play 50 ms away each way (TCP and TLS
// handshakes counted). Targets: one app halted and read back within 1.3 s of the process's start; the first byte to the
// store within 200 ms of it; 200 apps within 15 s; with 30% of all calls failing, every halt confirmed; one app on
// both stores, its App Store 50 ms away too, halted and read back on both within 1.6 s.
// Run: npm run bench:halt
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FaultPlan } from '../src/emulators/serving/faults.ts';
import { openDistantAppStore } from './distant-app-store.ts';
import { openDistantPlay } from './distant-play.ts';
import { median } from './measure.ts';

const rounds = 9;
const eachWayMs = 50;
const root = resolve(import.meta.dirname, '..');
const preload = resolve(import.meta.dirname, 'distant-hosts.preload.cjs');
const dir = await mkdtemp(join(tmpdir(), 'slipway-bench-halt-'));

const program = await packaged();
await benchOne();
await benchBoth();
await benchMany();
await benchFailing();
await rm(dir, { recursive: true });

/** The command as npm installs it: without TypeScript beside it, so that it runs what was compiled. */
async function packaged(): Promise<string> {
  execFileSync(process.execPath, [join(root, 'tools/build-package.ts')], { cwd: root, stdio: 'ignore' });
  const folder = join(dir, 'package');
  const { files } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  for (const part of [...files, 'package.json'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'bin/slipway.js');
}

async function benchOne(): Promise<void> {
  const applicationIds = ['com.example.chat'];
  const near = await openDistantPlay({ dir, applicationIds, eachWayMs: 0 });
  const far = await openDistantPlay({ dir, applicationIds, eachWayMs });
  const runs: Run[] = [];
  const nearRuns: Run[] = [];
  await halt(near, onPlay(applicationIds));
  for (let round = 0; round < rounds; round += 1) {
    nearRuns.push(await halt(near, onPlay(applicationIds)));
    runs.push(await halt(far, onPlay(applicationIds)));
  }
  const of = (figure: (run: Run) => number) => runs.map(figure);
  print(
    'one app, halted and read back',
    of(({ stoppedMs }) => stoppedMs),
    1_300,
  );
  print(
    'the same, until the process ends',
    of(({ endedMs }) => endedMs),
  );
  print(
    'the same, Play on this machine',
    nearRuns.map(({ stoppedMs }) => stoppedMs),
  );
  print(
    'first byte to the store',
    of(({ firstByteMs }) => firstByteMs),
    200,
  );
  print(
    'processor time, user and system',
    of(({ processorMs }) => processorMs),
  );
  process.stdout.write(
    `  ${runs[0]?.requests} requests, ${runs[0]?.connections} connections until the process ends\n`,
  );
  await near.close();
  await far.close();
}

/** Google Play alone and both stores in turns: a busy moment meets each of them. */
async function benchBoth(): Promise<void> {
  const play = await openDistantPlay({ dir, applicationIds: ['com.example.chat'], eachWayMs });
  const appStore = await openDistantAppStore({ dir, eachWayMs });
  const certificate = join(dir, 'both.pem');
  await writeFile(certificate, play.certificatePem + appStore.certificatePem);
  const env = {
    ...play.env,
    ...appStore.env,
    DISTANT_HOSTS: JSON.stringify({ ...play.hosts, ...appStore.hosts }),
    NODE_EXTRA_CA_CERTS: certificate,
  };
  const apps = { play: `play:com.example.chat`, appStore: `app-store:${appStore.bundleId}` };
  const runs: Record<'both' | 'one' | 'other', Run[]> = { both: [], one: [], other: [] };
  const run = async (names: readonly string[]) => {
    await appStore.restage();
    return halt({ ...play, env }, names);
  };
  await run([apps.play, apps.appStore]);
  for (let round = 0; round < rounds; round += 1) {
    runs.one.push(await run([apps.play]));
    runs.other.push(await run([apps.appStore]));
    runs.both.push(await run([apps.play, apps.appStore]));
    if (!(await appStore.isPaused())) throw new Error('the App Store does not show the pause');
  }
  const of = (list: readonly Run[]) => list.map(({ stoppedMs }) => stoppedMs);
  print('one app on both stores, both read back', of(runs.both), 1_600);
  print('the same app on Google Play alone', of(runs.one));
  print('the same app on the App Store alone', of(runs.other));
  print(
    'both: processor time, user and system',
    runs.both.map(({ processorMs }) => processorMs),
  );
  process.stdout.write(`  App Store: ${appStore.connections() / (2 * rounds + 1)} connections a halt\n`);
  await appStore.close();
  await play.close();
}

async function benchMany(): Promise<void> {
  const applicationIds = Array.from({ length: 200 }, (_, index) => `com.example.app${index}`);
  const play = await openDistantPlay({ dir, applicationIds, eachWayMs });
  const runs = [
    await halt(play, onPlay(applicationIds)),
    await halt(play, onPlay(applicationIds)),
    await halt(play, onPlay(applicationIds)),
  ];
  print(
    '200 apps, halted and read back',
    runs.map(({ stoppedMs }) => stoppedMs),
    15_000,
  );
  print(
    'processor time, user and system',
    runs.map(({ processorMs }) => processorMs),
  );
  process.stdout.write(`  ${runs[0]?.requests} requests, ${runs[0]?.connections} connections\n`);
  await play.close();
}

async function benchFailing(): Promise<void> {
  const applicationIds = Array.from({ length: 50 }, (_, index) => `com.example.app${index}`);
  const counts = { calls: 0, failed: 0 };
  const play = await openDistantPlay({ dir, applicationIds, eachWayMs, faults: failing(0.3, counts) });
  const { stoppedMs, exit } = await halt(play, onPlay(applicationIds));
  print(`50 apps, ${((100 * counts.failed) / counts.calls).toFixed(0)}% of calls failing`, [stoppedMs]);
  process.stdout.write(
    `  exit code ${exit}; halted in the store: ${play.halted()} of ${applicationIds.length}\n`,
  );
  await play.close();
}

/** Half of the failures answer 503 and half break the connection, some of them after the call was carried out. */
function failing(share: number, counts: { calls: number; failed: number }): FaultPlan {
  let seed = 20_261_125;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  return () => {
    counts.calls += 1;
    if (random() >= share) return undefined;
    counts.failed += 1;
    if (random() < 0.5) return { kind: 'answer', status: 503, body: '' };
    return { kind: 'reset', when: random() < 0.5 ? 'received' : 'handled' };
  };
}

interface Run {
  readonly stoppedMs: number;
  readonly endedMs: number;
  readonly firstByteMs: number;
  readonly processorMs: number;
  readonly requests: number;
  readonly connections: number;
  readonly exit: number | null;
}

type DistantPlay = Omit<Awaited<ReturnType<typeof openDistantPlay>>, 'env'> & {
  readonly env: Readonly<Record<string, string>>;
};

function onPlay(applicationIds: readonly string[]): readonly string[] {
  return applicationIds.map((id) => `play:${id}`);
}

async function halt(play: DistantPlay, applicationIds: readonly string[]): Promise<Run> {
  play.restage();
  const before = {
    requests: play.requests(),
    connections: play.connections(),
    bytes: play.firstBytes.length,
  };
  const command = [
    process.execPath,
    '--require',
    preload,
    program,
    'halt',
    '--reason',
    'bench',
    '--app',
    ...applicationIds,
  ];
  const startedAt = performance.now();
  // A shell waits for the program, so that the system tells how much processor time it took.
  const child = spawn('bash', ['-c', '"$@"; code=$?; times >&2; exit $code', 'bash', ...command], {
    cwd: dir,
    env: { ...process.env, ...play.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stoppedMs = Number.NaN;
  let output = '';
  // Each store is told of as soon as it is done: the last of them counts.
  const stores = new Set(applicationIds.map((id) => id.split(':')[0])).size;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const told = [...output.matchAll(/^STOPPED {2}/gm)].length;
    if (Number.isNaN(stoppedMs) && told >= stores) stoppedMs = performance.now() - startedAt;
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [exit] = (await once(child, 'close')) as [number | null];
  if (exit !== 0) throw new Error(`the halt ended with ${exit}:\n${output}${errors}`);
  return {
    stoppedMs,
    endedMs: performance.now() - startedAt,
    firstByteMs: (play.firstBytes[before.bytes] ?? Number.NaN) - startedAt,
    processorMs: processorMsOf(errors),
    requests: play.requests() - before.requests,
    connections: play.connections() - before.connections,
    exit,
  };
}

/** The last line of what `times` prints, of the processes that the shell has waited for: `0m0.180s 0m0.050s`. */
function processorMsOf(times: string): number {
  const matches = [...(times.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return matches.reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
}

/** Median and fastest: on a machine that does other work, the fastest is the one that was least in its way. */
function print(what: string, times: readonly number[], targetMs?: number): void {
  const target = targetMs === undefined ? '' : `   target ${targetMs} ms`;
  const figures = `${median(times).toFixed(0).padStart(6)} ms   fastest ${Math.min(...times).toFixed(0)} ms`;
  process.stdout.write(`${what.padEnd(34)} ${figures}${target}\n`);
}

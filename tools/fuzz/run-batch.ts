import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Job, type Message, progressBytes } from './messages.ts';

/** A mutant that a reader did not stand. */
export interface Failure {
  readonly target: string;
  readonly index: number;
  readonly problem: string;
}

/** Where a batch is written down while it runs. */
export interface BatchLog {
  readonly failed: (failure: Failure) => void;
  readonly ended: (end: Message & { readonly kind: 'done' }) => void;
}

const worker = join(import.meta.dirname, '../fuzz-worker.ts');
const lookEveryMs = 500;
/** Without using the processor, as something does that waits for what never comes. */
const silentMs = 120_000;
const msPerTick = 10;

/** Runs a batch to its end; after a crash or a hang a new process goes on behind the mutant that did it. */
export async function runBatch(job: Job, log: BatchLog): Promise<void> {
  for (let from = job.from; from < job.to; ) from = await runProcess({ ...job, from }, log);
}

/** The number of the mutant to go on with. */
async function runProcess(job: Job, log: BatchLog): Promise<number> {
  const { hangingMs } = job.bounds;
  const path = join(job.seedFolder, `progress-${job.target}-${job.from}`);
  const progress = await open(path, 'w+');
  const child = startWorker(job, progress.fd);
  const watch = watchFor({ pid: child.pid ?? 0, progress: path, hangingMs }, () => child.kill('SIGKILL'));
  const exit = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const [lines, complaint, end] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  watch.stop();
  await progress.close();
  const next = tell(lines, job, log);
  if (next !== undefined) return next;
  const index = (await indexIn(path)) ?? job.from;
  const crash = `the process ended with ${end}: ${complaint.trim().slice(-2000)}`;
  log.failed({ target: job.target, index, problem: watch.hung() ?? crash });
  return index + 1;
}

/** The fourth descriptor is the one that the process writes its progress to. */
function startWorker(job: Job, progress: number): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, [worker, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe', progress],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the pipes of the process are missing');
  return child as ChildProcessByStdio<null, Readable, Readable>;
}

/** Where the process ended as it should, the number of the first mutant that it did not make. */
function tell(lines: string, { target }: Job, log: BatchLog): number | undefined {
  let next: number | undefined;
  // The last line of a process that crashed may be half a one.
  for (const line of lines.split('\n').filter((each) => each.endsWith('}'))) {
    const message = JSON.parse(line) as Message;
    if (message.kind === 'failure') log.failed({ ...message, target });
    else {
      next = message.next;
      log.ended(message);
    }
  }
  return next;
}

interface Watched {
  readonly pid: number;
  readonly progress: string;
  readonly hangingMs: number;
}

/** Ends a process that stays at one mutant, by its time of the processor or, waiting for nothing, by the clock. */
function watchFor({ pid, progress, hangingMs }: Watched, kill: () => void) {
  let hung: string | undefined;
  let since = { index: -1, cpuMs: 0, at: Date.now() };
  const look = async () => {
    const [index = -1, cpuMs] = await Promise.all([indexIn(progress), cpuOf(pid)]);
    if (cpuMs === undefined) return;
    if (index !== since.index) since = { index, cpuMs, at: Date.now() };
    if (cpuMs - since.cpuMs > hangingMs) hung = `it hung: ${cpuMs - since.cpuMs} ms of the processor`;
    else if (Date.now() - since.at > silentMs) hung = `it hung: silent for ${silentMs} ms`;
    if (hung !== undefined) kill();
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  return { stop: () => clearInterval(timer), hung: () => hung };
}

async function indexIn(progress: string): Promise<number | undefined> {
  const bytes = await readFile(progress);
  return bytes.length < progressBytes ? undefined : bytes.readUInt32LE();
}

/** User and system time; undefined when the process is gone. proc_pid_stat(5), fields 14 and 15. */
async function cpuOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) * msPerTick;
}

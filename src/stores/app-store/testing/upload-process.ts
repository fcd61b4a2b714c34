// One upload in a process of its own, so that it can be killed and measured. It remembers in a file what the release
// would, before it goes on, and prints the result with its own peak of resident memory. Argument: the job as JSON.
import { appendFileSync, readFileSync } from 'node:fs';
import type { UploadMemory } from '../../store.ts';
import { createAppStore } from '../app-store.ts';

export interface UploadJob {
  readonly origin: string;
  readonly keyId: string;
  readonly issuerId: string | undefined;
  readonly keyFile: string;
  readonly applicationId: string;
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly versionCode: string;
  readonly versionName: string;
  /** Where it remembers, a line each. */
  readonly journal: string;
}

export interface UploadReport {
  readonly editId: string;
  readonly reused: boolean;
  readonly residentMegabytes: number;
  /** From the first part to the last, in milliseconds of wall time. */
  readonly partsMs: number;
  /** Processor time of this process, its start included, in milliseconds. */
  readonly processorMs: number;
}

const job = JSON.parse(process.argv[2] ?? '') as UploadJob;
const { keyId, issuerId } = job;
const store = createAppStore({
  endpoint: { kind: 'local', origin: job.origin, label: 'local App Store' },
  credentials: { keyId, issuerId, privateKey: readFileSync(job.keyFile, 'utf8') },
  pace: { processingPollMs: 20 },
});
const remember = (kind: string, text: string) => appendFileSync(job.journal, `${kind} ${text}\n`);
let beganAt = performance.now();
let partsMs = 0;
const { editId, reused } = await store.upload({
  ...job,
  mappingFile: undefined,
  memory: recall(),
  observer: {
    editOpened: async (id) => remember('edit', id),
    async sessionOpened(id) {
      remember('session', id);
      beganAt = performance.now();
    },
    async partSent(part) {
      remember('part', part);
      partsMs = performance.now() - beganAt;
    },
    progress: () => undefined,
  },
});
const { user, system } = process.cpuUsage();
const report: UploadReport = {
  ...{ editId, reused, partsMs, residentMegabytes: peakMegabytes() },
  processorMs: (user + system) / 1000,
};
process.stdout.write(`${JSON.stringify(report)}\n`);

function recall(): UploadMemory {
  let lines: readonly string[] = [];
  try {
    lines = readFileSync(job.journal, 'utf8').split('\n').slice(0, -1);
  } catch {
    // Nothing was remembered yet.
  }
  const all = (kind: string) =>
    lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));
  return { editId: all('edit').at(-1), sessionUrl: all('session').at(-1), sentParts: all('part') };
}

/** Not resourceUsage(), whose maximum begins with that of the process that started this one. */
function peakMegabytes(): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return (Number(peak) * 1024) / 1e6;
}

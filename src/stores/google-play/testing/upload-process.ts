// One upload in a process of its own, so that it can be killed and measured. It remembers in a file what the ledger
// would, before it goes on, and prints the result with its own peak of resident memory. Argument: the job as JSON.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { UploadMemory } from '../../store.ts';
import { createGooglePlayStore } from '../google-play.ts';

export interface UploadJob {
  readonly origin: string;
  readonly keyFile: string;
  readonly applicationId: string;
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly versionCode: number;
  /** Where it remembers. */
  readonly journal: string;
  /** The adapter's own when left out. */
  readonly chunkBytes?: number;
}

export interface UploadReport {
  readonly editId: string;
  readonly reused: boolean;
  readonly residentMegabytes: number;
}

const job = JSON.parse(process.argv[2] ?? '') as UploadJob;
const key = JSON.parse(readFileSync(job.keyFile, 'utf8'));
const store = createGooglePlayStore({
  endpoint: { kind: 'local', origin: job.origin, label: 'local Play' },
  credentials: { clientEmail: key.client_email, privateKey: key.private_key },
  pace: job.chunkBytes === undefined ? {} : { chunkBytes: job.chunkBytes },
});
const remembered = recall();
let memory = remembered;
const { editId, reused } = await store.upload({
  ...job,
  mappingFile: undefined,
  memory: remembered,
  observer: {
    editOpened: async (opened) => remember({ editId: opened, sessionUrl: undefined }),
    sessionOpened: async (sessionUrl) => remember({ ...memory, sessionUrl }),
    progress: () => undefined,
  },
});
const report: UploadReport = { editId, reused, residentMegabytes: peakMegabytes() };
process.stdout.write(`${JSON.stringify(report)}\n`);

function recall(): UploadMemory {
  try {
    return JSON.parse(readFileSync(job.journal, 'utf8'));
  } catch {
    return { editId: undefined, sessionUrl: undefined };
  }
}

function remember(next: UploadMemory): void {
  memory = next;
  writeFileSync(`${job.journal}.new`, JSON.stringify(next));
  renameSync(`${job.journal}.new`, job.journal);
}

/** Not resourceUsage(), whose maximum begins with that of the process that started this one. */
function peakMegabytes(): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return (Number(peak) * 1024) / 1e6;
}

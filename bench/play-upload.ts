import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openFastlane } from '../fixtures/peers/fastlane/fastlane.ts';
import { readArtifact } from '../src/artifact/read-artifact.ts';
import { type Emulators, openEmulators } from '../src/emulators/open-emulators.ts';
import { type RawClient, rawClient } from '../src/emulators/play/testing/raw-client.ts';
import { type AppMaker, startAppMaker } from '../src/emulators/play/testing/real-apps.ts';
import { type CuttingLine, openCuttingLine } from '../src/stores/google-play/testing/cutting-line.ts';
import type { UploadJob, UploadReport } from '../src/stores/google-play/testing/upload-process.ts';
import { median } from './measure.ts';
import { type Ended, startTimed, timedEnd } from './timed-process.ts';

const rounds = 5;
const applicationId = 'com.example.chat';
const client = join(import.meta.dirname, '../src/stores/google-play/testing/upload-process.ts');
const app = `/androidpublisher/v3/applications/${applicationId}`;

const maker = await startAppMaker();
try {
  await bench(maker);
} finally {
  await maker.close();
}

async function bench({ folder, make }: AppMaker): Promise<void> {
  const emulators = await openEmulators({
    ...{ dir: join(folder, 'store'), applicationIds: [applicationId] },
    ...{ port: 0, appStorePort: 0, proxyPort: 0, onRefused: () => undefined },
    ...{ faults: undefined, vitals: undefined, clockStartMs: undefined, env: process.env },
  });
  const at = { emulators, folder, raw: await signIn(emulators) };
  try {
    const large = await prepare(at, await make({ kind: 'apk', versionCode: 2, fillingBytes: 512_000_000 }));
    await besideCurl(at, large);
    await cutAndKilled(at, large);
    const small = await prepare(at, await make({ kind: 'apk', versionCode: 3, fillingBytes: 100_000_000 }));
    await besideFastlane(at, small);
  } finally {
    await emulators.close();
  }
}

interface Place {
  readonly emulators: Emulators;
  readonly folder: string;
  readonly raw: RawClient;
}

async function signIn({ environment }: Emulators): Promise<RawClient> {
  const key = JSON.parse(readFileSync(environment.GOOGLE_APPLICATION_CREDENTIALS ?? '', 'utf8'));
  const origin = environment.SLIPWAY_PLAY_ENDPOINT ?? '';
  return rawClient(origin, { clientEmail: key.client_email, privateKey: key.private_key });
}

type Job = Omit<UploadJob, 'journal'>;

async function prepare({ emulators }: Place, file: string): Promise<Job> {
  const { sha256, versionCode } = await readArtifact(file);
  const { size: sizeBytes } = await stat(file);
  const { SLIPWAY_PLAY_ENDPOINT: origin = '', GOOGLE_APPLICATION_CREDENTIALS: keyFile = '' } =
    emulators.environment;
  return { origin, keyFile, applicationId, file, sha256, sizeBytes, versionCode };
}

async function besideCurl(place: Place, job: Job): Promise<void> {
  const own: Ended[] = [];
  const curl: Ended[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await upload(place, job));
    curl.push(
      await timedEnd(
        startTimed('curl', ['-sS', '--fail', '-o', '/dev/null', '-T', job.file, await session(place)]),
      ),
    );
  }
  print(`${job.sizeBytes / 1e6} MB`, { slipway: own, 'curl -T': curl });
  print('', {}, `slipway / curl: ${(middle(own) / middle(curl)).toFixed(2)} (target 1.30)`);
  const resident = own.map(({ output }) => (JSON.parse(output) as UploadReport).residentMegabytes);
  print('', {}, `slipway resident: ${median(resident).toFixed(0)} MB (target 150)`);
}

async function besideFastlane(place: Place, job: Job): Promise<void> {
  const { environment } = place.emulators;
  const fastlane = await openFastlane({ folder: join(place.folder, 'fastlane'), environment });
  const nothingElse = ['metadata', 'images', 'screenshots', 'changelogs'].map(
    (part) => `--skip_upload_${part}`,
  );
  // Validated and not committed, so that the next round finds the version code free.
  const supply = [
    '--root_url',
    `${job.origin}/`,
    '--package_name',
    applicationId,
    '--validate_only',
    ...nothingElse,
  ];
  const own: Ended[] = [];
  const theirs: Ended[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await upload(place, job));
    const startedAt = performance.now();
    const { code, output } = await fastlane.run(['supply', '--apk', job.file, ...supply]);
    if (code !== 0) throw new Error(output);
    theirs.push({ ms: performance.now() - startedAt, output });
  }
  print(`${job.sizeBytes / 1e6} MB`, { slipway: own, 'fastlane supply': theirs });
  print('', {}, `fastlane / slipway: ${(middle(theirs) / middle(own)).toFixed(1)}`);
}

/** Ten breaks at random and one SIGKILL in the middle. */
async function cutAndKilled(place: Place, job: Job): Promise<void> {
  const cutsAtBytes = Array.from({ length: 10 }, () => Math.floor(Math.random() * job.sizeBytes * 0.95));
  const line = await openCuttingLine({
    origin: job.origin,
    cutsAtBytes: cutsAtBytes.toSorted((a, b) => a - b),
  });
  const through = { ...job, origin: line.origin, journal: join(place.folder, 'cut.json') };
  const first = startTimed(process.execPath, ['--no-warnings', client, JSON.stringify(through)]);
  await sent(line, job.sizeBytes / 2);
  first.kill('SIGKILL');
  await once(first, 'close');
  await timedEnd(startTimed(process.execPath, ['--no-warnings', client, JSON.stringify(through)]));
  const again = (line.sentBytes() - job.sizeBytes) / 2 ** 20 / (line.cuts() + 1);
  print(
    '',
    {},
    `cut ${line.cuts()} times, killed once: ${again.toFixed(2)} MiB sent again for each (target 8)`,
  );
  await line.close();
}

async function sent(line: CuttingLine, bytes: number): Promise<void> {
  while (line.sentBytes() < bytes) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function upload(place: Place, job: Job): Promise<Ended> {
  const journal = join(place.folder, `journal-${performance.now()}.json`);
  return timedEnd(
    startTimed(process.execPath, ['--no-warnings', client, JSON.stringify({ ...job, journal })]),
  );
}

async function session({ raw }: Place): Promise<string> {
  const { id } = (await raw.request('POST', `${app}/edits`, {})).body;
  const { headers } = await raw.request('POST', `/upload${app}/edits/${id}/apks?uploadType=resumable`, {});
  return headers.get('location') ?? '';
}

function middle(ended: readonly Ended[]): number {
  return median(ended.map(({ ms }) => ms));
}

function print(title: string, rows: Readonly<Record<string, readonly Ended[]>>, rest?: string): void {
  if (title !== '') process.stdout.write(`${title}\n`);
  for (const [name, ended] of Object.entries(rows)) {
    const all = ended.map(({ ms }) => (ms / 1000).toFixed(2)).join(' ');
    process.stdout.write(
      `  ${name.padEnd(18)}${(middle(ended) / 1000).toFixed(2).padStart(7)} s   (${all})\n`,
    );
  }
  if (rest !== undefined) process.stdout.write(`  ${rest}\n`);
}

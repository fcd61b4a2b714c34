import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AppStoreHarness,
  bundleId,
  openAppStoreHarness,
} from '../src/emulators/app-store/testing/app-store-harness.ts';
import { created, linked } from '../src/emulators/app-store/testing/requests.ts';
import type { UploadJob, UploadReport } from '../src/stores/app-store/testing/upload-process.ts';
import { median } from './measure.ts';
import { type Ended, startTimed, timedEnd } from './timed-process.ts';

const rounds = 5;
const partBytes = 16 * 1024 * 1024;
const parts = 32;
const sizeBytes = parts * partBytes - 1_000;
const atOnce = 4;
const client = join(import.meta.dirname, '../src/stores/app-store/testing/upload-process.ts');

const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
const harness = await openAppStoreHarness({
  app: { pace: { partBytes } },
  readUpload: async () => ({ errors: [], warnings: [], usesNonExemptEncryption: false }),
});
try {
  const place = { harness, folder, ...(await prepare()) };
  await besideCurl(place);
  await killed(place);
} finally {
  await harness.close();
  await rm(folder, { recursive: true, force: true });
}

interface Place {
  readonly harness: AppStoreHarness;
  readonly folder: string;
  readonly file: string;
  readonly sha256: string;
  readonly keyFile: string;
  /** The file's parts, each in a file of its own, as curl wants them. */
  readonly pieces: readonly string[];
}

async function prepare(): Promise<Omit<Place, 'harness' | 'folder'>> {
  const file = join(folder, 'Chat.ipa');
  const hash = createHash('sha256');
  const handle = await open(file, 'w');
  const pieces: string[] = [];
  for (let part = 0; part < parts; part += 1) {
    const bytes = Buffer.alloc(Math.min(partBytes, sizeBytes - part * partBytes), `part ${part} `);
    hash.update(bytes);
    await handle.write(bytes);
    const piece = join(folder, `piece-${part}`);
    await writeFile(piece, bytes);
    pieces.push(piece);
  }
  await handle.close();
  const keyFile = join(folder, 'key.p8');
  await writeFile(keyFile, harness.key.privateKeyPem);
  return { file, sha256: hash.digest('hex'), keyFile, pieces };
}

async function besideCurl(place: Place): Promise<void> {
  const own: Ended[] = [];
  const curl: Ended[] = [];
  for (let round = 0; round < rounds; round += 1) {
    curl.push(await rawPuts(place, 100 + 2 * round));
    own.push(
      await timedEnd(
        startTimed(process.execPath, ['--no-warnings', client, jobText(place, 101 + 2 * round)]),
      ),
    );
  }
  print(`${(sizeBytes / 1e6).toFixed(0)} MB in ${parts} parts, ${atOnce} at once`);
  print(`  slipway       ${seconds(own)}`);
  print(`  curl -Z -T    ${seconds(curl)}`);
  const reports = own.map(({ output }) => JSON.parse(output) as UploadReport);
  const ratios = reports.map(({ partsMs }, index) => partsMs / (curl[index]?.ms ?? Number.NaN));
  print(`  its parts     ${seconds(reports.map(({ partsMs }) => ({ ms: partsMs })))}`);
  print(`  parts / curl, round by round: ${median(ratios).toFixed(2)} (target 1.30)`);
  const middle = (of: (report: UploadReport) => number) => median(reports.map(of));
  print(`  slipway, processor time: ${(middle(({ processorMs }) => processorMs) / 1000).toFixed(2)} s`);
  print(
    `  slipway resident: ${middle(({ residentMegabytes }) => residentMegabytes).toFixed(0)} MB (target 150)`,
  );
}

/** One SIGKILL in the middle. */
async function killed(place: Place): Promise<void> {
  const job = jobText(place, 300);
  const before = sentParts(place);
  const first = startTimed(process.execPath, ['--no-warnings', client, job]);
  while (sentParts(place) < before + parts / 2) await new Promise((resolve) => setTimeout(resolve, 2));
  first.kill('SIGKILL');
  await once(first, 'close');
  await timedEnd(startTimed(process.execPath, ['--no-warnings', client, job]));
  const again = sentParts(place) - before - parts;
  print(`  killed once: ${again} of ${parts} parts sent again (target: at most ${atOnce})`);
}

function jobText(
  { harness: { store, key }, folder: dir, file, sha256, keyFile }: Place,
  build: number,
): string {
  const job: UploadJob = {
    ...{ origin: store.origin, keyId: key.keyId, issuerId: key.issuerId, keyFile, applicationId: bundleId },
    ...{ file, sha256, sizeBytes, versionCode: String(build), versionName: '2.0' },
    journal: join(dir, `journal-${build}.txt`),
  };
  return JSON.stringify(job);
}

function sentParts({ harness: { store } }: Place): number {
  return store.requests().filter(({ method, path }) => method === 'PUT' && !path.startsWith('/v1/')).length;
}

interface Operation {
  readonly url: string;
  readonly requestHeaders: readonly { readonly name: string; readonly value: string }[];
}

/** Announces a file and lets curl send its parts; it is never concluded. */
async function rawPuts(
  { harness: { call, appId }, folder: dir, pieces }: Place,
  build: number,
): Promise<Ended> {
  const upload = await created(call, 'buildUploads', {
    attributes: { cfBundleShortVersionString: '2.0', cfBundleVersion: String(build), platform: 'IOS' },
    relationships: { app: linked('apps', await appId()) },
  });
  const file = await created(call, 'buildUploadFiles', {
    attributes: { assetType: 'ASSET', fileName: 'Chat.ipa', fileSize: sizeBytes, uti: 'com.apple.ipa' },
    relationships: { buildUpload: linked('buildUploads', upload.id) },
  });
  const operations: readonly Operation[] = file.attributes.uploadOperations;
  const config = operations.map(({ url, requestHeaders }, index) => {
    const headers = requestHeaders.map(({ name, value }) => `header = "${name}: ${value}"`);
    return [`url = "${url}"`, `upload-file = "${pieces[index]}"`, 'output = "/dev/null"', ...headers].join(
      '\n',
    );
  });
  const list = join(dir, `curl-${build}.txt`);
  await writeFile(list, config.join('\nnext\nfail\nsilent\n'));
  return timedEnd(
    startTimed('curl', [
      '-sS',
      '--fail',
      '-Z',
      '--parallel-max',
      String(atOnce),
      '--parallel-immediate',
      '-K',
      list,
    ]),
  );
}

function seconds(ended: readonly Pick<Ended, 'ms'>[]): string {
  const all = ended.map(({ ms }) => (ms / 1000).toFixed(2)).join(' ');
  return `${(median(ended.map(({ ms }) => ms)) / 1000).toFixed(2).padStart(6)} s   (${all})`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

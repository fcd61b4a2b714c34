// How long `slipway halt` takes as a whole process, against a Play on this machine and the same one 50 ms away
// each way, interleaved: what a person on call waits for, and how much of it is the line. Run: npm run bench:halt
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../src/clock/clock.ts';
import { createLocalAuthority } from '../src/emulators/network/certificate-authority.ts';
import { type DistantServer, startDistantServer } from '../src/emulators/network/distant-server.ts';
import { playHosts } from '../src/emulators/network/google-hosts.ts';
import { readAndroidUpload } from '../src/emulators/play/read-upload.ts';
import { createApp, registerServiceAccount } from '../src/emulators/play/seed.ts';
import { accountOf, localServiceAccount } from '../src/emulators/play/service-account.ts';
import { startPlay } from '../src/emulators/play/start-play.ts';
import { memoryState } from '../src/emulators/play/storage.ts';

const rounds = 9;
const distances = [0, 50];
const applicationId = 'com.example.chat';
const program = resolve(import.meta.dirname, '../bin/slipway.js');
const preload = resolve(import.meta.dirname, 'distant-hosts.preload.ts');
const dir = await mkdtemp(join(tmpdir(), 'slipway-bench-halt-'));

const release = (code: string, more: object) => ({ name: code, versionCodes: [code], ...more });
const staged = release('2', { status: 'inProgress', userFraction: 0.1 });
const key = await localServiceAccount(dir);
const storage = memoryState();
storage.update((state) => ({
  state: registerServiceAccount(
    createApp(state, {
      applicationId,
      tracks: { production: [staged, release('1', { status: 'completed' })] },
    }),
    accountOf(key),
  ),
  value: undefined,
}));
const play = await startPlay({ state: storage, clock: systemClock, readUpload: readAndroidUpload });
const authority = await createLocalAuthority(playHosts);
const certificate = join(dir, 'ca.pem');
await writeFile(certificate, authority.certificatePem);
const servers = await Promise.all(
  distances.map((eachWayMs) =>
    startDistantServer({ context: authority.context, origin: play.origin, eachWayMs }),
  ),
);

const times = distances.map((): number[] => []);
let requests = 0;
for (let round = 0; round < rounds; round += 1) {
  for (const [index, server] of servers.entries()) times[index]?.push(await timeOfHalt(server));
}
const medians = times.map(median);
for (const [index, eachWayMs] of distances.entries()) {
  process.stdout.write(
    `halt, Play ${String(eachWayMs).padStart(2)} ms away  ${medians[index]?.toFixed(0).padStart(6)} ms\n`,
  );
}
const trips = ((medians[1] ?? Number.NaN) - (medians[0] ?? Number.NaN)) / (2 * (distances[1] ?? Number.NaN));
const connections = (servers[1]?.connections() ?? 0) / rounds;
process.stdout.write(`round trips waited for  ${trips.toFixed(1)} in ${requests} requests`);
process.stdout.write(` and ${connections} connections\n`);

for (const server of servers) await server.close();
await play.close();
storage.close();
await rm(dir, { recursive: true });

async function timeOfHalt({ port }: DistantServer): Promise<number> {
  play.inConsole(applicationId, { kind: 'set-release', track: 'production', release: staged });
  const before = play.requests().length;
  const env = {
    ...process.env,
    DISTANT_HOSTS: JSON.stringify(Object.fromEntries(playHosts.map((host) => [host, port]))),
    NODE_EXTRA_CA_CERTS: certificate,
    GOOGLE_APPLICATION_CREDENTIALS: key.file,
  };
  const args = ['--import', preload, program, 'halt', '--app', `play:${applicationId}`, '--reason', 'bench'];
  const startedAt = performance.now();
  await promisify(execFile)(process.execPath, args, { cwd: dir, env });
  const tookMs = performance.now() - startedAt;
  requests = play.requests().length - before;
  return tookMs;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

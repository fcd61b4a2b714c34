import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../src/clock/clock.ts';
import { createLocalAuthority } from '../src/emulators/network/certificate-authority.ts';
import { startDistantServer } from '../src/emulators/network/distant-server.ts';
import { playHosts } from '../src/emulators/network/google-hosts.ts';
import { readAndroidUpload } from '../src/emulators/play/read-upload.ts';
import { createApp, registerServiceAccount } from '../src/emulators/play/seed.ts';
import { accountOf, localServiceAccount } from '../src/emulators/play/service-account.ts';
import { startPlay } from '../src/emulators/play/start-play.ts';
import { memoryState } from '../src/emulators/play/storage.ts';
import type { FaultPlan } from '../src/emulators/serving/faults.ts';

const release = (code: string, more: object) => ({ name: code, versionCodes: [code], ...more });
const staged = release('2', { status: 'inProgress', userFraction: 0.1 });
const everybody = release('1', { status: 'completed' });

export interface DistantPlayOptions {
  /** For the key and the certificate. */
  readonly dir: string;
  readonly applicationIds: readonly string[];
  readonly eachWayMs: number;
  readonly faults?: FaultPlan;
}

/** A local Play far away: apps in mid-rollout, and the environment that leads a program to them under Google's names. */
export async function openDistantPlay({ applicationIds, eachWayMs, faults, ...options }: DistantPlayOptions) {
  const dir = await mkdtemp(join(options.dir, 'play-'));
  const key = await localServiceAccount(dir);
  const storage = memoryState();
  storage.update((state) => {
    const apps = applicationIds.reduce(
      (known, applicationId) =>
        createApp(known, { applicationId, tracks: { production: [staged, everybody] } }),
      state,
    );
    return { state: registerServiceAccount(apps, accountOf(key)), value: undefined };
  });
  const play = await startPlay({
    state: storage,
    clock: systemClock,
    readUpload: readAndroidUpload,
    ...(faults !== undefined && { faults }),
  });
  const authority = await createLocalAuthority(playHosts);
  const certificate = join(dir, 'ca.pem');
  await writeFile(certificate, authority.certificatePem);
  const firstBytes: number[] = [];
  const server = await startDistantServer({
    context: authority.context,
    origin: play.origin,
    eachWayMs,
    onFirstByte: () => firstBytes.push(performance.now()),
  });
  const hosts = Object.fromEntries(playHosts.map((host) => [host, server.port]));
  return {
    requests: () => play.requests().length,
    paths: () => play.requests().map(({ method, path }) => `${method} ${path}`),
    connections: server.connections,
    /** When the first byte of each connection arrived, on this process's clock. */
    firstBytes,
    hosts,
    certificatePem: authority.certificatePem,
    env: {
      DISTANT_HOSTS: JSON.stringify(hosts),
      NODE_EXTRA_CA_CERTS: certificate,
      GOOGLE_APPLICATION_CREDENTIALS: key.file,
    },
    /** Every app in mid-rollout again. */
    restage() {
      for (const applicationId of applicationIds)
        play.inConsole(applicationId, { kind: 'set-release', track: 'production', release: staged });
    },
    halted: () =>
      applicationIds.filter((applicationId) =>
        storage
          .read()
          .apps[applicationId]?.tracks.production?.releases.some(({ status }) => status === 'halted'),
      ).length,
    async close() {
      await server.close();
      await play.close();
      storage.close();
    },
  };
}

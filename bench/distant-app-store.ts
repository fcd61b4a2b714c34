import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleId } from '../src/emulators/app-store/testing/app-store-harness.ts';
import { appStoreHost } from '../src/emulators/network/apple-hosts.ts';
import { createLocalAuthority } from '../src/emulators/network/certificate-authority.ts';
import { startDistantServer } from '../src/emulators/network/distant-server.ts';
import { openPhasedApp, phasedVersion } from '../src/rollout/testing/phased-app.ts';

export interface DistantAppStoreOptions {
  /** For the key and the certificate. */
  readonly dir: string;
  readonly eachWayMs: number;
}

/** A local App Store Connect far away: an app on day 4 of its phased release, and the environment that leads to it. */
export async function openDistantAppStore({ eachWayMs, ...options }: DistantAppStoreOptions) {
  const dir = await mkdtemp(join(options.dir, 'app-store-'));
  const app = await openPhasedApp([{ ...phasedVersion, standing: { review: 'live', day: 4 } }], {
    callsPerHour: Number.MAX_SAFE_INTEGER,
  });
  const { key, call, store } = app.local;
  const keyFile = join(dir, 'AuthKey.p8');
  await writeFile(keyFile, key.privateKeyPem, { mode: 0o600 });
  const authority = await createLocalAuthority([appStoreHost]);
  const firstBytes: number[] = [];
  const server = await startDistantServer({
    context: authority.context,
    origin: store.origin,
    eachWayMs,
    onFirstByte: () => firstBytes.push(performance.now()),
  });
  const [shown] = await app.shown();
  const phased = shown?.rest.phasedRelease as { readonly id: string } | undefined;
  if (phased === undefined) throw new Error('the app has no phased release');
  const { id } = phased;
  return {
    bundleId,
    requests: () => store.requests().length,
    paths: () => store.requests().map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`),
    connections: server.connections,
    firstBytes,
    hosts: { [appStoreHost]: server.port },
    certificatePem: authority.certificatePem,
    env: {
      SLIPWAY_ASC_KEY_ID: key.keyId,
      SLIPWAY_ASC_ISSUER_ID: key.issuerId ?? '',
      SLIPWAY_ASC_KEY_PATH: keyFile,
    },
    /** The phased release runs again. */
    async restage() {
      const attributes = { phasedReleaseState: 'ACTIVE' };
      const data = { type: 'appStoreVersionPhasedReleases', id, attributes };
      await call('PATCH', `/v1/appStoreVersionPhasedReleases/${id}`, { data });
    },
    isPaused: async () => (await app.shown())[0]?.status === 'halted',
    async close() {
      await server.close();
      await app.close();
    },
  };
}

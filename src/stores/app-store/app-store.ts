import { type AppStoreConnectOptions, createAppStoreConnect } from '../../app-store-connect-api/index.ts';
import { createSendStreamed } from '../send-streamed.ts';
import type { Store } from '../store.ts';
import { type AppStoreClient, createAppFinder, forHalt } from './app-store-client.ts';
import { changeTrack, changeTracks } from './change/change-tracks.ts';
import type { AppStoreCredentials } from './credentials.ts';
import { type AppStoreEndpoint, labelOf, originOf } from './endpoint.ts';
import { type AppStorePace, defaultPace, localPace } from './pace.ts';
import { proxiedFetch } from './proxied-fetch.ts';
import { readReview, readTrack } from './read-track.ts';
import { translated } from './translated.ts';

export interface AppStoreOptions {
  readonly endpoint: AppStoreEndpoint;
  readonly credentials: AppStoreCredentials;
  readonly pace?: Partial<AppStorePace>;
  /** Proxies that the environment names. */
  readonly proxyEnv?: NodeJS.ProcessEnv | undefined;
  readonly connect?: Omit<AppStoreConnectOptions, 'origin'>;
  /** Everything may use what the hour's budget keeps for halts. */
  readonly isForHalt?: boolean;
}

/**
 * The Store port over App Store Connect. What only a release needs is loaded when it is used, so that a halt begins at
 * once. Throws STORE_ENDPOINT_REFUSED for a local endpoint elsewhere.
 */
export function createAppStore(options: AppStoreOptions): Store {
  const patient = createClient(options);
  const client = options.isForHalt === true ? forHalt(patient) : patient;
  return {
    kind: 'app-store',
    label: client.label,
    checkAccess: (applicationId) => checkAccess(client, applicationId),
    async highestVersionCode(applicationId) {
      const { highestBuild } = await import('./highest-build.ts');
      return highestBuild(client, await client.appId(applicationId));
    },
    readTrack: (place) => readTrack(client, place),
    readReview: (place) => readReview(client, place),
    upload: async (request) => (await import('./upload/upload.ts')).upload(client, request),
    submit: async (request) => (await import('./submit/submit.ts')).submit(client, request),
    tryOut: async (request) => (await import('./try-out.ts')).tryOut(client, request),
    changeTrack: (place, decide, change) => changeTrack(client, { place, decide, options: change }),
    changeTracks: (applicationId, decide, change) =>
      changeTracks(client, { applicationId, decide, options: change }),
    letOut: async (place, versionCodes) =>
      (await import('./change/let-out.ts')).letOut(client, { place, versionCodes }),
  };
}

/** What any other adapter of App Store Connect works with, too. */
export function createClient({
  endpoint,
  credentials,
  pace,
  proxyEnv,
  connect,
}: AppStoreOptions): AppStoreClient {
  const label = labelOf(endpoint);
  const api = translated(
    // No proxy stands between this process and a server on the same machine.
    createAppStoreConnect(credentials, {
      fetch: endpoint.kind === 'apple' ? proxiedFetch(proxyEnv ?? {}) : undefined,
      ...connect,
      origin: originOf(endpoint),
    }),
    label,
  );
  return {
    label,
    api,
    pace: { ...(endpoint.kind === 'local' ? localPace : defaultPace), ...pace },
    sendPart: createSendStreamed(proxyEnv),
    // To find an app takes one call, which a halt may not be refused.
    appId: createAppFinder(api.forHalt()),
  };
}

/** Asks for what every step asks for, so that a missing agreement or role is found out in calm times. */
async function checkAccess(client: AppStoreClient, applicationId: string): Promise<void> {
  const id = await client.appId(applicationId);
  const query = { 'fields[apps]': ['bundleId' as const] };
  await client.api.get('/v1/apps/{id}', { params: { path: { id }, query } });
}

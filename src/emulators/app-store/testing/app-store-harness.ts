import { stateInMemory } from '../../serving/state-storage.ts';
import type { AppStoreState } from '../model.ts';
import { emptyState } from '../model.ts';
import { type AppSeed, withApp, withKey, withTeam } from '../seed.ts';
import { type AppStoreOptions, type LocalAppStore, startAppStore } from '../start-app-store.ts';
import { makeApiKey, type TestKey, tokenOf } from './api-key.ts';

export const bundleId = 'com.example.chat';
export const teamId = 'ABCDE12345';

export interface RawResponse {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back.
  readonly body: any;
  readonly headers: Headers;
}

/** Speaks plain HTTP to a local App Store Connect, so that its answers are seen as they are. */
export type Call = (method: string, path: string, body?: unknown) => Promise<RawResponse>;

export interface AppStoreHarness {
  readonly store: LocalAppStore;
  readonly key: TestKey;
  /** The store's clock, in milliseconds; may be turned. */
  readonly clock: { nowMs: number };
  readonly call: Call;
  /** The same with another key. */
  readonly callAs: (key: TestKey) => Call;
  /** Apple's id of the app. */
  readonly appId: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface HarnessOptions extends Partial<Omit<AppStoreOptions, 'state' | 'clock'>> {
  /** How the app differs from one whose version 1.0 with build 1 is on sale. */
  readonly app?: Partial<AppSeed>;
  /** Further changes to the state before the start. */
  readonly prepare?: (state: AppStoreState) => AppStoreState;
}

const startMs = Date.UTC(2026, 5, 1);

/** A local App Store Connect in memory, with one team, its key and one app. */
export async function openAppStoreHarness(options: HarnessOptions = {}): Promise<AppStoreHarness> {
  const { app, prepare = (state) => state, ...rest } = options;
  const key = makeApiKey(teamId);
  const seed = { bundleId, teamId, liveVersions: [{ version: '1.0', build: '1' }], ...app };
  const team = withKey(withTeam(emptyState, { id: teamId }), key.registration);
  const state = stateInMemory(prepare(withApp(team, seed)));
  const clock = { nowMs: startMs };
  const store = await startAppStore({ ...rest, state, clock: { now: () => clock.nowMs } });
  const callAs = (other: TestKey) =>
    callerWith(
      store.origin,
      once(() => tokenOf(other)),
    );
  const call = callAs(key);
  return {
    store,
    key,
    clock,
    call,
    callAs,
    appId: async () => (await call('GET', `/v1/apps?filter[bundleId]=${bundleId}`)).body.data[0].id,
    close: async () => {
      await store.close();
      state.close();
    },
  };
}

/** A token lives for minutes, and a test for a second. */
function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function callerWith(origin: string, token: () => string): Call {
  return async (method, path, body) => {
    const response = await fetch(path.startsWith('http') ? path : `${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
}

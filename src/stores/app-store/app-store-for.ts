import type { Env } from '../credential-content.ts';
import type { Store } from '../store.ts';
import { type AppStoreOptions, createAppStore } from './app-store.ts';
import { findAppStoreCredentials } from './credentials.ts';
import type { AppStoreEndpoint } from './endpoint.ts';

/**
 * The App Store that the environment names: `SLIPWAY_ASC_ENDPOINT` is a local one (as `slipway emulators` prints it),
 * otherwise Apple's. Missing credentials are an error in both cases and never choose a store.
 */
export async function appStoreFor(env: Env, label?: string): Promise<Store> {
  return createAppStore(await appStoreOptionsFor(env, label));
}

/** What any adapter needs to speak to that App Store. */
export async function appStoreOptionsFor(env: Env, label?: string): Promise<AppStoreOptions> {
  const { credentials } = await findAppStoreCredentials(env);
  return { endpoint: endpointFor(env, label), credentials, proxyEnv: { ...env } };
}

/** The same for a halt: everything it does may use what the hour's budget keeps for halts. */
export async function straightAppStoreFor(env: Env, label?: string): Promise<Store> {
  return createAppStore({ ...(await appStoreOptionsFor(env, label)), isForHalt: true });
}

function endpointFor(env: Env, label: string | undefined): AppStoreEndpoint {
  const origin = (env.SLIPWAY_ASC_ENDPOINT ?? '').trim();
  if (origin === '') return { kind: 'apple' };
  return { kind: 'local', origin, label: label ?? `local App Store (${origin})` };
}

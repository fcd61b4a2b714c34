import type { Store } from '../store.ts';
import { findPlayCredentials } from './credentials.ts';
import type { PlayEndpoint } from './endpoint.ts';
import { createGooglePlayStore } from './google-play.ts';

/**
 * The Play that the environment names: `SLIPWAY_PLAY_ENDPOINT` is a local one (as `slipway emulators` prints
 * it), otherwise Google's. Missing credentials are an error in both cases and never choose a store.
 */
export async function playStoreFor(
  env: Readonly<Record<string, string | undefined>>,
  label?: string,
): Promise<Store> {
  const { credentials } = await findPlayCredentials(env);
  return createGooglePlayStore({ endpoint: endpointFor(env, label), credentials });
}

function endpointFor(
  env: Readonly<Record<string, string | undefined>>,
  label: string | undefined,
): PlayEndpoint {
  const origin = (env.SLIPWAY_PLAY_ENDPOINT ?? '').trim();
  if (origin === '') return { kind: 'google' };
  return { kind: 'local', origin, label: label ?? `local Play (${origin})` };
}

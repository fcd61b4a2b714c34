import type { Store } from '../store.ts';
import { findPlayCredentials } from './credentials.ts';
import type { PlayEndpoint } from './endpoint.ts';
import { createGooglePlayStore, type GooglePlayOptions } from './google-play.ts';
import { mayGoStraight } from './straight/may-go-straight.ts';

/**
 * The Play that the environment names: `SLIPWAY_PLAY_ENDPOINT` is a local one (as `slipway emulators` prints
 * it), otherwise Google's. Missing credentials are an error in both cases and never choose a store.
 */
export async function playStoreFor(
  env: Readonly<Record<string, string | undefined>>,
  label?: string,
): Promise<Store> {
  return createGooglePlayStore(await playOptionsFor(env, label));
}

/** What any adapter needs to speak to that Play. */
export async function playOptionsFor(
  env: Readonly<Record<string, string | undefined>>,
  label?: string,
): Promise<GooglePlayOptions> {
  const { credentials } = await findPlayCredentials(env);
  return { endpoint: endpointFor(env, label), credentials };
}

/**
 * The same without loading the official client, for a halt: measured, that saves it 90 ms of processor time. Where only
 * the official client finds the way (through a proxy, or signed in without a key), it is used.
 */
export async function straightPlayStoreFor(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Store> {
  const options = await playOptionsFor(env);
  const { endpoint, credentials } = options;
  if ('externalAccount' in credentials || !mayGoStraight(env)) return createGooglePlayStore(options);
  const { createStraightTransport } = await import('./straight/transport.ts');
  return createGooglePlayStore({ ...options, transport: createStraightTransport({ endpoint, credentials }) });
}

function endpointFor(
  env: Readonly<Record<string, string | undefined>>,
  label: string | undefined,
): PlayEndpoint {
  const origin = (env.SLIPWAY_PLAY_ENDPOINT ?? '').trim();
  if (origin === '') return { kind: 'google' };
  return { kind: 'local', origin, label: label ?? `local Play (${origin})` };
}

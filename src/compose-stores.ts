import { join } from 'node:path';
import { systemClock } from './clock/clock.ts';
import type { Config } from './config/config.ts';
import type { LoadedConfig } from './config/load.ts';
import type { AppStoreOptions } from './stores/app-store/app-store.ts';
import type { GooglePlayOptions } from './stores/google-play/google-play.ts';
import type { Platform } from './stores/platform.ts';
import type { Store } from './stores/store.ts';

// Which store a command speaks to. Each adapter is loaded when it is used.

const embeddedNote = 'The config asks for the embedded store: nothing leaves this machine.';

export interface StoreInUse {
  readonly store: Store;
  /** What a person has to know about this store before anything is done with it. */
  readonly note: string | undefined;
}

export interface OpenedStore extends StoreInUse, Omit<OpenedPlay, 'options'> {}

/** Which Play was asked for, and what an adapter needs to speak to it. */
export interface OpenedPlay {
  readonly options: GooglePlayOptions;
  /** The environment variable that won, or the embedded store that made them. */
  readonly credentialsFrom: string;
  /** What a person has to know about this store before anything is done with it. */
  readonly note: string | undefined;
  readonly close: () => Promise<void>;
}

/** Opens the store of a platform, as the config and the environment ask for it. */
export async function openStore(loaded: LoadedConfig, platform: Platform): Promise<OpenedStore> {
  if (platform === 'ios') {
    const { options, ...opened } = await openAppStore(loaded);
    const { createAppStore } = await import('./stores/app-store/app-store.ts');
    return { store: createAppStore(options), ...opened };
  }
  const { options, ...opened } = await openPlay(loaded);
  const { createGooglePlayStore } = await import('./stores/google-play/google-play.ts');
  return { store: createGooglePlayStore(options), ...opened };
}

/**
 * Opens the store that was asked for: a local Play named in the environment, the embedded one when the
 * config says so, else Google Play. Missing credentials are an error and never choose another store.
 */
export async function openPlay({ config, env }: LoadedConfig): Promise<OpenedPlay> {
  const local = (env.SLIPWAY_PLAY_ENDPOINT ?? '') !== '';
  if (config.stores === 'embedded' && !local) return openEmbeddedPlayStore(config, env);
  const { describeCredentials, findPlayCredentials } = await import('./stores/google-play/credentials.ts');
  const { playOptionsFor } = await import('./stores/google-play/play-store-for.ts');
  const { source, credentials } = await findPlayCredentials(env);
  return {
    options: await playOptionsFor(env),
    credentialsFrom: `${source} (${describeCredentials(credentials)})`,
    note: undefined,
    close: async () => undefined,
  };
}

async function openEmbeddedPlayStore(config: Config, env: LoadedConfig['env']): Promise<OpenedPlay> {
  const { openEmbeddedPlay } = await import('./emulators/play/embedded.ts');
  const applicationIds = config.apps.flatMap(({ android }) => android?.applicationId ?? []);
  const dir = join(config.stateDir, 'embedded', 'play');
  const play = await openEmbeddedPlay({ dir, clock: systemClock, applicationIds, env });
  const endpoint = { kind: 'local', origin: play.origin, label: 'embedded Play (this machine)' } as const;
  const options = { endpoint, credentials: play.credentials };
  return { options, credentialsFrom: 'the embedded store itself', note: embeddedNote, close: play.close };
}

/** Which App Store was asked for, and what an adapter needs to speak to it. */
export interface OpenedAppStore extends Omit<OpenedPlay, 'options'> {
  readonly options: AppStoreOptions;
}

/** The same for the App Store. */
export async function openAppStore({ config, env }: LoadedConfig): Promise<OpenedAppStore> {
  const local = (env.SLIPWAY_ASC_ENDPOINT ?? '').trim() !== '';
  if (config.stores === 'embedded' && !local) return openEmbeddedAppStore(config);
  const { describeAppStoreCredentials, findAppStoreCredentials } = await import(
    './stores/app-store/credentials.ts'
  );
  const { appStoreOptionsFor } = await import('./stores/app-store/app-store-for.ts');
  const { source, credentials } = await findAppStoreCredentials(env);
  return {
    options: await appStoreOptionsFor(env),
    credentialsFrom: `${source} (${describeAppStoreCredentials(credentials)})`,
    note: undefined,
    close: async () => undefined,
  };
}

async function openEmbeddedAppStore(config: Config): Promise<OpenedAppStore> {
  const embedded = await import('./emulators/app-store/embedded.ts');
  const bundleIds = config.apps.flatMap(({ ios }) => ios?.applicationId ?? []);
  const dir = join(config.stateDir, 'embedded', 'app-store');
  const store = await embedded.openEmbeddedAppStore({ dir, clock: systemClock, bundleIds });
  const endpoint = {
    kind: 'local',
    origin: store.origin,
    label: 'embedded App Store (this machine)',
  } as const;
  return {
    options: { endpoint, credentials: store.credentials },
    credentialsFrom: 'the embedded store itself',
    note: embeddedNote,
    close: store.close,
  };
}

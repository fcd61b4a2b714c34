import { join } from 'node:path';
import type { Io } from './cli/io.ts';
import { type Clock, systemClock } from './clock/clock.ts';
import type { Config } from './config/config.ts';
import { type LoadedConfig, loadConfig } from './config/load.ts';
import { SlipwayError } from './errors/slipway-error.ts';
import type { Ledger } from './ledger/ledger.ts';
import { actorOf } from './release/actor.ts';
import type { GooglePlayOptions } from './stores/google-play/google-play.ts';
import type { Platform } from './stores/platform.ts';
import type { Store } from './stores/store.ts';

// The one place where adapters are chosen. Each is loaded when it is used.

/** What adapters need of the process. */
export interface ComposeDeps {
  readonly clock: Clock;
  /** The environment as the config loader has completed it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long a ledger on a server may take to answer; the ledger's own limit when left out. */
  readonly timeoutMs?: number;
}

/** Config, ledger and stores of one command, closed together. */
export interface Workspace extends ComposeDeps {
  readonly config: Config;
  readonly ledger: Ledger;
  /** The store of a platform, opened when it is asked for first. */
  readonly storeOf: (platform: Platform) => Promise<StoreInUse>;
  /** Who acts, for the ledger. */
  readonly actor: string;
  readonly close: () => Promise<void>;
}

export interface StoreInUse {
  readonly store: Store;
  /** What a person has to know about this store before anything is done with it. */
  readonly note: string | undefined;
}

export interface WorkspaceOptions {
  readonly io: Io;
  readonly configFile: string | undefined;
  /** Swaps store and ledger for ones that only plan. */
  readonly dryRun: boolean;
}

export async function openWorkspace({ io, configFile, dryRun }: WorkspaceOptions): Promise<Workspace> {
  const loaded = await loadConfig({ ...(configFile && { file: configFile }), cwd: io.cwd, env: io.env });
  const { config, env } = loaded;
  const clock = systemClock;
  const ledger = await openLedger(config, { clock, env });
  const opened = new Map<Platform, Promise<OpenedStore>>();
  const storeOf = (platform: Platform) => {
    const store = opened.get(platform) ?? openStore(loaded, platform);
    opened.set(platform, store);
    return store;
  };
  const close = async () => {
    await ledger.close();
    // One that could not be opened has told so already.
    await Promise.allSettled([...opened.values()].map(async (store) => (await store).close()));
  };
  const workspace = { config, env, clock, actor: actorOf(io.env), close, ledger, storeOf };
  return dryRun ? planning(workspace, io) : workspace;
}

async function planning(workspace: Workspace, io: Io): Promise<Workspace> {
  const { planningStore } = await import('./stores/planning-store.ts');
  const { planningLedger } = await import('./ledger/planning-ledger.ts');
  const options = {
    tell: (plan: string) => io.writeErr(`${plan}\n`),
    mayTryOut: io.env.SLIPWAY_READONLY !== '1',
  };
  return {
    ...workspace,
    ledger: planningLedger(workspace.ledger, workspace.clock),
    storeOf: async (platform) => {
      const { store, note } = await workspace.storeOf(platform);
      return { store: planningStore(store, options), note };
    },
  };
}

/** Opens the ledger that the config names. Only that adapter is loaded. */
export async function openLedger({ ledger }: Config, deps: ComposeDeps): Promise<Ledger> {
  switch (ledger.kind) {
    case 'sqlite': {
      const { openSqliteLedger } = await import('./ledger/sqlite/sqlite-ledger.ts');
      return openSqliteLedger({ path: ledger.path, clock: deps.clock });
    }
    case 'git': {
      const { openGitLedger } = await import('./ledger/git/git-ledger.ts');
      const { repository, remote, branch } = ledger;
      return openGitLedger({ repository, remote, branch, ...deps });
    }
  }
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
  if (platform === 'ios') throw noAppStore();
  const { options, ...opened } = await openPlay(loaded);
  const { createGooglePlayStore } = await import('./stores/google-play/google-play.ts');
  return { store: createGooglePlayStore(options), ...opened };
}

function noAppStore(): SlipwayError {
  return new SlipwayError('USAGE', {
    message: 'This version of Slipway does not speak to the App Store.',
    next: 'choose the app on Android: --platform android',
  });
}

/**
 * Opens the store that was asked for: a local Play named in the environment, the embedded one when the
 * config says so, else Google Play. Missing credentials are an error and never choose another store.
 */
export async function openPlay({ config, env }: LoadedConfig): Promise<OpenedPlay> {
  const local = (env.SLIPWAY_PLAY_ENDPOINT ?? '') !== '';
  if (config.stores === 'embedded' && !local) return openEmbeddedStore(config, env);
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

async function openEmbeddedStore(config: Config, env: ComposeDeps['env']): Promise<OpenedPlay> {
  const { openEmbeddedPlay } = await import('./emulators/play/embedded.ts');
  const applicationIds = config.apps.flatMap(({ android }) => android?.applicationId ?? []);
  const dir = join(config.stateDir, 'embedded', 'play');
  const play = await openEmbeddedPlay({ dir, clock: systemClock, applicationIds, env });
  const endpoint = { kind: 'local', origin: play.origin, label: 'embedded Play (this machine)' } as const;
  const note = 'The config asks for the embedded store: nothing leaves this machine.';
  const options = { endpoint, credentials: play.credentials };
  return { options, credentialsFrom: 'the embedded store itself', note, close: play.close };
}

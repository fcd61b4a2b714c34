import type { Io } from './cli/io.ts';
import { type Clock, systemClock } from './clock/clock.ts';
import { type OpenedStore, openStore, type StoreInUse } from './compose-stores.ts';
import type { Config } from './config/config.ts';
import { loadConfig } from './config/load.ts';
import type { Ledger } from './ledger/ledger.ts';
import { actorOf } from './release/actor.ts';
import type { Platform } from './stores/platform.ts';

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

import type { Io } from '../cli/io.ts';
import type { OpenedForHalt } from '../rollout/halt-stores.ts';
import type { Store, StoreKind } from '../stores/store.ts';
import type { Loaded } from './read-config.ts';

export interface StoreOptions {
  readonly dryRun: boolean;
  /** The apps were named on the command line. */
  readonly explicit: boolean;
}

export interface Opening {
  readonly options: StoreOptions;
  readonly io: Io;
  readonly config: () => Promise<Loaded>;
}

type Env = Io['env'];

/**
 * The store: straight from the environment when apps and credentials are given there; otherwise the
 * config may name the embedded one or bring credentials in `.env`. Nothing ever falls back to an embedded
 * store: an app named on the command line is one of the real store, whatever config lies in this folder.
 */
export async function openStore(kind: StoreKind, { options, io, config }: Opening): Promise<OpenedForHalt> {
  const direct = options.explicit && (await hasCredentials(kind, io.env));
  const read = direct ? undefined : await config();
  const opened =
    read?.kind === 'loaded' && !options.explicit && read.loaded.config.stores === 'embedded'
      ? await (await import('../compose-stores.ts')).openStore(read.loaded, platforms[kind])
      : {
          store: await straightStore(kind, read?.kind === 'loaded' ? read.loaded.env : io.env),
          close: async () => undefined,
        };
  if (!options.dryRun) return opened;
  const { planningStore } = await import('../stores/planning-store.ts');
  const tell = (plan: string) => io.writeErr(`${plan}\n`);
  return { ...opened, store: planningStore(opened.store, { tell, mayTryOut: false }) };
}

const platforms = { play: 'android', 'app-store': 'ios' } as const;

/** Only the store that is asked for is loaded. */
async function straightStore(kind: StoreKind, env: Env): Promise<Store> {
  if (kind === 'play') {
    const { straightPlayStoreFor } = await import('../stores/google-play/play-store-for.ts');
    return straightPlayStoreFor(env);
  }
  const { straightAppStoreFor } = await import('../stores/app-store/app-store-for.ts');
  return straightAppStoreFor(env);
}

async function hasCredentials(kind: StoreKind, env: Env): Promise<boolean> {
  try {
    if (kind === 'play') {
      const { findPlayCredentials } = await import('../stores/google-play/credentials.ts');
      await findPlayCredentials(env);
    } else {
      const { findAppStoreCredentials } = await import('../stores/app-store/credentials.ts');
      await findAppStoreCredentials(env);
    }
    return true;
  } catch {
    return false;
  }
}

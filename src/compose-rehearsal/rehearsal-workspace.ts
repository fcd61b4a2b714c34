import { join } from 'node:path';
import type { Workspace } from '../compose.ts';
import type { OpenWorld } from '../emulators/world/open-world.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import { createAppStore } from '../stores/app-store/app-store.ts';
import { createGooglePlayStore } from '../stores/google-play/google-play.ts';
import type { Platform } from '../stores/platform.ts';
import type { Store } from '../stores/store.ts';
import { rehearsedConfig, type Versions } from './rehearsed-app.ts';

export interface RehearsalWorkspace extends Workspace {
  readonly stores: Readonly<Record<Platform, Store>>;
}

export interface RehearsalPlace {
  readonly clock: Workspace['clock'];
  readonly world: OpenWorld;
  readonly versions: Versions;
  readonly isDrill: boolean;
}

/** The wall is not waited for: the local stores are there, or it is part of the rehearsal that they are not. */
const hurried = { baseDelayMs: 1, maxDelayMs: 4 };

/** What a controller works with, over the stores of a rehearsal. Their names say nothing of this machine. */
export function openRehearsalWorkspace(
  dir: string,
  { clock, world, versions, isDrill }: RehearsalPlace,
): RehearsalWorkspace {
  const ledger = openSqliteLedger({ path: join(dir, 'ledger.db'), clock });
  const stores = {
    android: createGooglePlayStore({
      endpoint: { kind: 'local', origin: world.play.origin, label: 'local Play' },
      credentials: world.credentials.play,
      pace: hurried,
    }),
    ios: createAppStore({
      endpoint: { kind: 'local', origin: world.appStore.origin, label: 'local App Store' },
      credentials: world.credentials.appStore,
      pace: { ...hurried, processingPollMs: 1, settlingPollMs: 1, settlingLimitMs: 2_000 },
    }),
  };
  return {
    config: rehearsedConfig(dir, { healthUrl: world.healthUrl, versions, isDrill }),
    env: world.environment,
    ...{ clock, ledger, stores, actor: 'rehearsal' },
    storeOf: async (platform) => ({ store: stores[platform], note: undefined }),
    close: () => ledger.close(),
  };
}

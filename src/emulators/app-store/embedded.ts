import type { Clock } from '../../clock/clock.ts';
import type { FaultPlan } from '../serving/faults.ts';
import { stateInFolder } from '../serving/state-storage.ts';
import { type LocalApiKey, localApiKey, registrationOf } from './local-api-key.ts';
import { type AppStoreState, emptyState } from './model.ts';
import type { Pace } from './pace.ts';
import { allOf } from './resources.ts';
import { withApp, withKey, withTeam } from './seed.ts';
import { type LocalAppStore, startAppStore } from './start-app-store.ts';

export interface EmbeddedAppStoreOptions {
  /** Keeps everything: apps, versions, unfinished uploads and the key. */
  readonly dir: string;
  readonly clock: Clock;
  readonly bundleIds: readonly string[];
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly faults?: FaultPlan | undefined;
  /** How fast Apple is, where it is not to be as fast as here. */
  readonly pace?: Partial<Pace>;
}

export interface EmbeddedAppStore extends Pick<LocalAppStore, 'origin' | 'inFlight' | 'inConsole' | 'close'> {
  readonly credentials: LocalApiKey;
}

/** The team that owns the apps of an embedded store. */
const teamId = 'LOCALTEAM1';

/** Nobody sits at an embedded store: Apple's review approves by itself, seconds after it began. */
const embeddedPace: Partial<Pace> = {
  processingMs: 1_000,
  readyMs: 300,
  waitMs: 500,
  reviewMs: 1_000,
  cancelMs: 200,
  distributionMs: 500,
  betaReviewMs: 1_000,
};

/**
 * A local App Store Connect kept in a folder. Apps it does not know yet are made with version 0.9 on sale, because
 * Apple phases no first version.
 */
export async function openEmbeddedAppStore(options: EmbeddedAppStoreOptions): Promise<EmbeddedAppStore> {
  const { dir, clock, bundleIds, port = 0, faults, pace } = options;
  const credentials = await localApiKey(dir);
  const storage = stateInFolder({ dir, store: 'app_store', empty: emptyState });
  try {
    storage.update((state) => ({
      state: withApps(withKey(withTeamOnce(state), registrationOf(credentials, teamId)), {
        bundleIds,
        pace: { ...embeddedPace, ...pace },
      }),
      value: undefined,
    }));
    const store = await startAppStore({ state: storage, clock, port, faults });
    return {
      ...store,
      credentials,
      close: async () => {
        await store.close();
        storage.close();
      },
    };
  } catch (error) {
    storage.close();
    throw error;
  }
}

/** A team that is there keeps its standing: a person may have let its agreements expire. */
function withTeamOnce(state: AppStoreState): AppStoreState {
  return state.teams[teamId] === undefined ? withTeam(state, { id: teamId }) : state;
}

interface Wanted {
  readonly bundleIds: readonly string[];
  readonly pace: Partial<Pace>;
}

function withApps(state: AppStoreState, { bundleIds, pace }: Wanted): AppStoreState {
  const known = new Set(allOf(state, 'apps').map(({ attributes }) => attributes.bundleId));
  return bundleIds
    .filter((bundleId) => !known.has(bundleId))
    .reduce((apps, bundleId) => withApp(apps, { bundleId, teamId, liveVersions: [first], pace }), state);
}

const first = { version: '0.9', build: '1' };

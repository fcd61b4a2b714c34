import { join } from 'node:path';
import { systemClock } from '../../src/clock/clock.ts';
import { localApiKey, registrationOf } from '../../src/emulators/app-store/local-api-key.ts';
import { emptyState } from '../../src/emulators/app-store/model.ts';
import { withApp, withKey, withTeam } from '../../src/emulators/app-store/seed.ts';
import { startAppStore } from '../../src/emulators/app-store/start-app-store.ts';
import { readAndroidUpload } from '../../src/emulators/play/read-upload.ts';
import { createApp, registerServiceAccount } from '../../src/emulators/play/seed.ts';
import { accountOf, localServiceAccount } from '../../src/emulators/play/service-account.ts';
import { startPlay } from '../../src/emulators/play/start-play.ts';
import { memoryState } from '../../src/emulators/play/storage.ts';
import type { RequestObserver, SeenRequest } from '../../src/emulators/serving/faults.ts';
import { stateInMemory } from '../../src/emulators/serving/state-storage.ts';
import type { Platform } from '../../src/stores/platform.ts';

/** A local store that outlives every run of the release. */
export interface TrialStore {
  /** How a release finds it. */
  readonly env: Readonly<Record<string, string>>;
  readonly requests: () => readonly SeenRequest[];
  /** What took effect, a line each: uploads, and what was given to users or to reviewers. */
  readonly effects: () => readonly string[];
  readonly close: () => Promise<void>;
}

interface Opening {
  readonly platform: Platform;
  readonly applicationId: string;
  /** Where the key is kept. */
  readonly folder: string;
  readonly observer: RequestObserver;
}

/** The store of the platform, with an app in it that has one version already. */
export function openTrialStore(opening: Opening): Promise<TrialStore> {
  return opening.platform === 'ios' ? openAppStore(opening) : openPlay(opening);
}

async function openPlay({ applicationId, folder, observer }: Opening): Promise<TrialStore> {
  const key = await localServiceAccount(join(folder, 'play-key'));
  const base = { name: '1', versionCodes: ['1'], status: 'completed' };
  const state = createApp(registerServiceAccount(memoryState().read(), accountOf(key)), {
    applicationId,
    tracks: { production: [base] },
  });
  const play = await startPlay({
    state: memoryState(state),
    clock: systemClock,
    readUpload: readAndroidUpload,
    observer,
  });
  return {
    ...play,
    env: { SLIPWAY_PLAY_ENDPOINT: play.origin, GOOGLE_APPLICATION_CREDENTIALS: key.file },
    effects: () =>
      play.effects().flatMap((effect) => {
        if (effect.kind === 'upload' && effect.target === 'bundle') return [`upload ${effect.versionCode}`];
        if (effect.kind !== 'commit') return [];
        const [release] = effect.tracks.production ?? [];
        return [`commit ${release?.versionCodes} ${release?.status} ${release?.userFraction}`];
      }),
  };
}

const teamId = 'LOCALTEAM1';

async function openAppStore({ applicationId, folder, observer }: Opening): Promise<TrialStore> {
  const store = await openTrialAppStore(join(folder, 'app-store-key'), applicationId, observer);
  return { ...store, env: { SLIPWAY_ASC_ENDPOINT: store.origin, ...store.secrets } };
}

export interface TrialAppStore extends Omit<TrialStore, 'env'> {
  readonly origin: string;
  /** Its key, as a job finds it among its secrets. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** A local App Store Connect with one app of a version 0.9; its key is kept in the folder. */
export async function openTrialAppStore(
  folder: string,
  bundleId: string,
  observer?: RequestObserver,
): Promise<TrialAppStore> {
  const key = await localApiKey(folder);
  const team = withKey(withTeam(emptyState, { id: teamId }), registrationOf(key, teamId));
  // The next build number is told apart from it: the App Store takes the same one under another version.
  const liveVersions = [{ version: '0.9', build: '0.9' }];
  const state = stateInMemory(withApp(team, { bundleId, teamId, liveVersions }));
  const store = await startAppStore({ state, clock: systemClock, observer });
  return {
    ...store,
    secrets: {
      SLIPWAY_ASC_KEY_ID: key.keyId,
      SLIPWAY_ASC_ISSUER_ID: key.issuerId,
      SLIPWAY_ASC_KEY: key.privateKey,
    },
    effects: () => store.effects().map(({ kind, what }) => `${kind} ${what}`),
    close: async () => {
      await store.close();
      state.close();
    },
  };
}

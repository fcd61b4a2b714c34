import { join } from 'node:path';
import { systemClock } from '../../src/clock/clock.ts';
import { emptyState, type PlayRelease } from '../../src/emulators/play/model.ts';
import { readAndroidUpload } from '../../src/emulators/play/read-upload.ts';
import { createApp, registerServiceAccount } from '../../src/emulators/play/seed.ts';
import { accountOf, localServiceAccount } from '../../src/emulators/play/service-account.ts';
import { type LocalPlay, startPlay } from '../../src/emulators/play/start-play.ts';
import { memoryState } from '../../src/emulators/play/storage.ts';
import type { VitalsSource } from '../../src/emulators/play-reporting/vitals.ts';
import type { Fault, SeenRequest } from '../../src/emulators/serving/faults.ts';
import type { Workplace } from './slipway.ts';

export const applicationId = 'com.example.failures';

/** A local Play with one app, and the environment that leads to it. */
export interface PlayStore {
  readonly play: LocalPlay;
  readonly env: Readonly<Record<string, string>>;
  /** What the production track shows. */
  readonly production: () => readonly PlayRelease[];
  /** Chooses what goes wrong from now on; nothing when left out. */
  readonly fail: (plan?: (request: SeenRequest) => Fault | undefined) => void;
  readonly close: () => Promise<void>;
}

export interface PlayStoreOptions {
  /** The latest first. Version code 1 out to everybody when left out. */
  readonly production?: readonly PlayRelease[];
  /** Which apps the service account is invited to; all when left out, unknown to Google when `null`. */
  readonly invitedTo?: readonly string[] | null;
  /** What the Reporting API knows of users; nothing when left out. */
  readonly vitals?: VitalsSource;
}

export const everybody: PlayRelease = { name: '0.9.0', versionCodes: ['1'], status: 'completed' };

export function staged(userFraction: number): PlayRelease {
  return { name: '1.0.0', versionCodes: ['7'], status: 'inProgress', userFraction };
}

export async function openPlayStore(place: Workplace, options: PlayStoreOptions = {}): Promise<PlayStore> {
  const key = await localServiceAccount(join(place.folder, '..', 'play-key'));
  const { production = [everybody], invitedTo = ['*'], vitals } = options;
  const accounts =
    invitedTo === null
      ? emptyState
      : registerServiceAccount(emptyState, { ...accountOf(key), applicationIds: [...invitedTo] });
  const state = memoryState(createApp(accounts, { applicationId, tracks: { production } }));
  let faults: (request: SeenRequest) => Fault | undefined = () => undefined;
  const play = await startPlay({
    state,
    clock: systemClock,
    readUpload: readAndroidUpload,
    faults: (request) => faults(request),
    vitals,
  });
  return {
    play,
    env: { SLIPWAY_PLAY_ENDPOINT: play.origin, GOOGLE_APPLICATION_CREDENTIALS: key.file },
    production: () => state.read().apps[applicationId]?.tracks.production?.releases ?? [],
    fail: (plan = () => undefined) => {
      faults = plan;
    },
    close: async () => {
      await play.close();
      state.close();
    },
  };
}

export function isCommit({ method, path }: SeenRequest): boolean {
  return method === 'POST' && /\/edits\/[^/]+:commit/.test(path);
}

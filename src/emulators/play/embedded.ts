import type { Clock } from '../../clock/clock.ts';
import type { VitalsSource } from '../play-reporting/vitals.ts';
import type { FaultPlan } from '../serving/faults.ts';
import { localAppSigning } from './generated-apks/local-app-signing.ts';
import type { PlayState } from './model.ts';
import { readAndroidUpload } from './read-upload.ts';
import { createApp, registerServiceAccount } from './seed.ts';
import { accountOf, type LocalKey, localServiceAccount } from './service-account.ts';
import { startPlay } from './start-play.ts';
import { folderState } from './storage.ts';

export interface EmbeddedPlayOptions {
  /** Keeps everything: apps, edits, unfinished uploads and the key. */
  readonly dir: string;
  readonly clock: Clock;
  readonly applicationIds: readonly string[];
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly faults?: FaultPlan | undefined;
  readonly vitals?: VitalsSource | undefined;
  /** Where the programs are found that make APKs; without it the local Play makes none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface EmbeddedPlay {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly credentials: LocalKey;
  /** Requests that have come and whose answers have not left. */
  readonly inFlight: () => number;
  readonly close: () => Promise<void>;
}

/**
 * A local Play kept in a folder. Apps it does not know yet are made with a completed release of version
 * code 1 in production, because Play stages no first release.
 */
export async function openEmbeddedPlay(options: EmbeddedPlayOptions): Promise<EmbeddedPlay> {
  const { dir, clock, applicationIds, port = 0, faults, vitals, env } = options;
  const credentials = await localServiceAccount(dir);
  const storage = folderState(dir);
  try {
    storage.update((state) => ({
      state: registerServiceAccount(withApps(state, applicationIds), accountOf(credentials)),
      value: undefined,
    }));
    const play = await startPlay({
      state: storage,
      clock,
      readUpload: readAndroidUpload,
      port,
      faults,
      vitals,
      ...(env !== undefined && { appSigning: localAppSigning(dir, env) }),
    });
    return {
      origin: play.origin,
      credentials,
      inFlight: play.inFlight,
      close: async () => {
        await play.close();
        storage.close();
      },
    };
  } catch (error) {
    storage.close();
    throw error;
  }
}

function withApps(state: PlayState, applicationIds: readonly string[]): PlayState {
  return applicationIds
    .filter((applicationId) => state.apps[applicationId] === undefined)
    .reduce(
      (apps, applicationId) => createApp(apps, { applicationId, tracks: { production: [first] } }),
      state,
    );
}

const first = { name: '1', versionCodes: ['1'], status: 'completed' };

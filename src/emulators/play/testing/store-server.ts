import { readFile } from 'node:fs/promises';
import { account, applicationId, credentials } from '../../../stores/google-play/testing/play-harness.ts';
import { readAndroidUpload } from '../read-upload.ts';
import { type AppSeed, createApp, registerServiceAccount } from '../seed.ts';
import { type LocalPlay, startPlay } from '../start-play.ts';
import { memoryState, type PlayStorage } from '../storage.ts';
import { type RawClient, type RawResponse, rawClient } from './raw-client.ts';

/** A local Play that reads uploads for real, and a client that is signed in to it. */
export interface StoreServer {
  readonly play: LocalPlay;
  readonly storage: PlayStorage;
  /** The store's clock, in milliseconds; may be turned. */
  readonly clock: { nowMs: number };
  readonly client: RawClient;
  /** Path of the app, without a leading host. */
  readonly app: string;
  readonly insertEdit: () => Promise<string>;
  /** `uploadType=media`. */
  readonly upload: (edit: string, plural: 'bundles' | 'apks', file: string) => Promise<RawResponse>;
  readonly close: () => Promise<void>;
}

export async function openStoreServer(seed: Partial<AppSeed> = {}): Promise<StoreServer> {
  const storage = memoryState();
  const clock = { nowMs: Date.UTC(2026, 0, 1) };
  const base = { name: '1', versionCodes: ['1'], status: 'completed' };
  storage.update((state) => ({
    state: registerServiceAccount(
      createApp(state, { applicationId, tracks: { production: [base] }, ...seed }),
      account,
    ),
    value: undefined,
  }));
  const play = await startPlay({
    state: storage,
    clock: { now: () => clock.nowMs },
    readUpload: readAndroidUpload,
  });
  const client = await rawClient(play.origin, credentials);
  const app = `/androidpublisher/v3/applications/${applicationId}`;
  return {
    play,
    storage,
    clock,
    client,
    app,
    insertEdit: async () => (await client.request('POST', `${app}/edits`, {})).body.id,
    upload: async (edit, plural, file) =>
      client.request('POST', `/upload${app}/edits/${edit}/${plural}?uploadType=media`, await readFile(file)),
    close: async () => {
      await play.close();
      storage.close();
    },
  };
}

import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadUpload } from '../../../emulators/play/context.ts';
import type { PlayRelease, PlayState } from '../../../emulators/play/model.ts';
import { type AppSeed, createApp, registerServiceAccount } from '../../../emulators/play/seed.ts';
import { type LocalPlay, startPlay } from '../../../emulators/play/start-play.ts';
import { memoryState, type PlayStorage } from '../../../emulators/play/storage.ts';
import type { UploadedArtifact } from '../../../emulators/play/uploaded-artifact.ts';
import type { FaultPlan, RequestObserver } from '../../../emulators/serving/faults.ts';
import type { Store, TrackRelease, UploadRequest } from '../../store.ts';
import type { ServiceAccountKey } from '../credentials.ts';
import { createGooglePlayStore } from '../google-play.ts';
import type { Pace } from '../pace.ts';

export const applicationId = 'com.example.chat';
const clientEmail = 'ci@example.iam.gserviceaccount.com';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const credentials: ServiceAccountKey = {
  clientEmail,
  privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
export const account = {
  email: clientEmail,
  publicKeyPem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  applicationIds: ['*'],
};

/** As patient as the real adapter, without the waiting. */
export const quickPace: Partial<Pace> = {
  baseDelayMs: 1,
  maxDelayMs: 5,
  processingPollMs: 20,
  processingLimitMs: 2_000,
  chunkBytes: 256 * 1024,
};

export interface HarnessOptions {
  readonly quotaPerMinute?: number;
  readonly app?: Partial<AppSeed>;
  readonly observer?: RequestObserver;
  readonly faults?: FaultPlan;
  readonly storage?: PlayStorage;
  readonly pace?: Partial<Pace>;
}

export interface PlayHarness {
  readonly play: LocalPlay;
  readonly storage: PlayStorage;
  readonly store: Store;
  /** The store's clock, in milliseconds; may be turned. */
  readonly clock: { nowMs: number };
  readonly dir: string;
  /** Another process with the same credentials. */
  readonly anotherStore: () => Store;
  readonly close: () => Promise<void>;
}

/** A local Play with one app and one invited account, and an adapter that speaks to it over HTTP. */
export async function openHarness(options: HarnessOptions = {}): Promise<PlayHarness> {
  const storage = options.storage ?? memoryState();
  const clock = { nowMs: Date.UTC(2026, 0, 1) };
  const dir = await mkdtemp(join(tmpdir(), 'slipway-harness-'));
  storage.update((state) => ({ state: seeded(state, options.app), value: undefined }));
  const play = await startPlay({
    state: storage,
    clock: { now: () => clock.nowMs },
    readUpload: readFakeBundle,
    ...(options.observer === undefined ? {} : { observer: options.observer }),
    ...(options.faults === undefined ? {} : { faults: options.faults }),
    ...(options.quotaPerMinute === undefined ? {} : { quotaPerMinute: options.quotaPerMinute }),
  });
  const anotherStore = (): Store =>
    createGooglePlayStore({
      endpoint: { kind: 'local', origin: play.origin, label: 'local Play' },
      credentials,
      pace: { ...quickPace, ...options.pace },
    });
  return {
    play,
    storage,
    clock,
    dir,
    store: anotherStore(),
    anotherStore,
    close: async () => {
      await play.close();
      storage.close();
      // A request whose connection was just broken may still be writing its file.
      await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

/** The app and the account, unless an earlier start made them. */
export function seeded(state: PlayState, app: Partial<AppSeed> = {}): PlayState {
  if (state.apps[applicationId] !== undefined) return state;
  return registerServiceAccount(createApp(state, { applicationId, tracks: baseTracks, ...app }), account);
}

export const completed = (versionCode: number): PlayRelease => ({
  name: String(versionCode),
  versionCodes: [String(versionCode)],
  status: 'completed',
});

const baseTracks = { production: [completed(1)] };

export const staged = (versionCode: number, userFraction: number): TrackRelease => ({
  name: `1.${versionCode}`,
  versionCodes: [versionCode],
  status: 'inProgress',
  userFraction,
  rest: {},
});

export interface FakeBundle {
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly versionCode: number;
}

/** What reading the file would find beside what a sound one has. */
export type FakeFindings = Partial<Pick<UploadedArtifact, 'signature' | 'restrictedPermissions'>>;

interface FakeContent extends FakeFindings {
  readonly versionCode: number;
  readonly sizeBytes?: number;
  readonly suffix?: string;
}

/** A file whose first line says what its manifest would; the rest is filling. */
export async function fakeBundle(dir: string, about: FakeContent): Promise<FakeBundle> {
  const { versionCode, sizeBytes = 1_000, suffix = 'aab', ...findings } = about;
  const kind = suffix === 'apk' ? 'apk' : 'aab';
  const head = `${JSON.stringify({ kind, applicationId, versionCode, ...findings })}\n`;
  const content = Buffer.alloc(Math.max(sizeBytes, head.length), 'x');
  content.write(head);
  const file = join(dir, `app-${versionCode}.${suffix}`);
  await writeFile(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { file, sha256, sizeBytes: content.length, versionCode };
}

/** The request of a process that has nothing to remember. */
export function uploadOf(bundle: FakeBundle, more: Partial<UploadRequest> = {}): UploadRequest {
  return {
    applicationId,
    ...bundle,
    mappingFile: undefined,
    memory: { editId: undefined, sessionUrl: undefined },
    observer: {
      editOpened: async () => undefined,
      sessionOpened: async () => undefined,
      progress: () => undefined,
    },
    ...more,
  };
}

/** Reads such a file as the real thing would be read: signed, and with nothing to complain of. */
export const readFakeBundle: ReadUpload = async (file) => {
  const content = await readFile(file);
  const about = JSON.parse(content.toString('utf8', 0, content.indexOf('\n')));
  const hash = (algorithm: string) => createHash(algorithm).update(content).digest('hex');
  return {
    debuggable: false,
    signature: { state: 'verified', keySha1: 'ab'.repeat(20), debugKey: false },
    restrictedPermissions: [],
    ...about,
    sha1: hash('sha1'),
    sha256: hash('sha256'),
  };
};

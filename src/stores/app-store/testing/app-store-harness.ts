import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadUpload, StateDetail } from '../../../emulators/app-store/builds/read-ipa.ts';
import {
  bundleId,
  type AppStoreHarness as LocalHarness,
  type HarnessOptions as LocalOptions,
  openAppStoreHarness,
} from '../../../emulators/app-store/testing/app-store-harness.ts';
import type { Store, SubmitRequest, TrackRelease, UploadRequest } from '../../store.ts';
import { type AppStoreOptions, createAppStore } from '../app-store.ts';
import type { AppStoreCredentials } from '../credentials.ts';
import type { AppStorePace } from '../pace.ts';

export { bundleId };

/** As patient as the real adapter, without the waiting. */
const quickPace: Partial<AppStorePace> = {
  ...{ baseDelayMs: 1, maxDelayMs: 5, settlingPollMs: 2, settlingLimitMs: 2_000 },
  ...{ processingPollMs: 5, processingLimitMs: 5_000 },
};

export interface HarnessOptions extends LocalOptions {
  readonly pace?: Partial<AppStorePace>;
}

export interface AppStoreHarness extends LocalHarness {
  readonly adapter: Store;
  /** Another process with the same key. */
  readonly anotherStore: () => Store;
  /** One whose calls may all use what the hour's budget keeps for halts. */
  readonly haltStore: () => Store;
  readonly credentials: AppStoreCredentials;
  readonly dir: string;
  /** Uploads a new build of a version and hands back its id. */
  readonly uploaded: (build: FakeContent) => Promise<string>;
  /** Uploads and submits a version. */
  readonly ship: (release: TrackRelease, more?: Partial<SubmitRequest>) => ReturnType<Store['submit']>;
  /** What took effect of one kind, such as `submit`. */
  readonly effects: (kind: string) => readonly string[];
}

/** A local App Store Connect with one app, whose version 1.0 is live, and an adapter that speaks to it over HTTP. */
export async function openHarness(options: HarnessOptions = {}): Promise<AppStoreHarness> {
  const { pace, ...rest } = options;
  const dir = await mkdtemp(join(tmpdir(), 'slipway-asc-harness-'));
  const local = await openAppStoreHarness({ readUpload: readFakeIpa, ...rest });
  const { keyId, issuerId, privateKeyPem: privateKey } = local.key;
  const credentials = { keyId, issuerId, privateKey };
  const own: AppStoreOptions = {
    endpoint: { kind: 'local', origin: local.store.origin, label: 'local App Store' },
    credentials,
    pace: { ...quickPace, ...pace },
    connect: { wait: () => sleep(1) },
  };
  const anotherStore = () => createAppStore(own);
  const haltStore = () => createAppStore({ ...own, isForHalt: true });
  const adapter = anotherStore();
  const uploaded = async (build: FakeContent) =>
    (await adapter.upload(uploadOf(await fakeIpa(dir, build)))).editId;
  return {
    ...local,
    ...{ adapter, anotherStore, haltStore, credentials, dir, uploaded },
    async ship(release, more = {}) {
      const editId = await uploaded({
        versionName: release.name ?? '',
        build: String(release.versionCodes[0]),
      });
      return adapter.submit({ applicationId: bundleId, track: 'app-store', editId, release, ...more });
    },
    effects: (kind) =>
      local.store
        .effects()
        .filter((effect) => effect.kind === kind)
        .map(({ what }) => what),
    close: async () => {
      await local.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

export interface FakeContent {
  readonly versionName: string;
  readonly build: string;
  readonly sizeBytes?: number;
  readonly errors?: readonly StateDetail[];
  readonly warnings?: readonly StateDetail[];
  /** Null: Info.plist does not say it. */
  readonly encryption?: boolean | null;
}

export type FakeIpa = Pick<UploadRequest, 'file' | 'sha256' | 'sizeBytes' | 'versionCode' | 'versionName'>;

/** A file whose first line says what an IPA would; the rest is filling. */
export async function fakeIpa(dir: string, about: FakeContent): Promise<FakeIpa> {
  const { versionName, build, sizeBytes = 1_000 } = about;
  const head = `${JSON.stringify(about)}\n`;
  const content = Buffer.alloc(Math.max(sizeBytes, head.length), 'x');
  content.write(head);
  const file = join(dir, `Chat-${versionName}-${build}.ipa`);
  await writeFile(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { file, sha256, sizeBytes: content.length, versionCode: build, versionName };
}

/** The request of a process that has nothing to remember. */
export function uploadOf(ipa: FakeIpa, more: Partial<UploadRequest> = {}): UploadRequest {
  return {
    applicationId: bundleId,
    ...ipa,
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

async function readFakeIpa(file: string): Promise<ReadUpload> {
  const content = await readFile(file);
  const about = JSON.parse(content.toString('utf8', 0, content.indexOf('\n'))) as FakeContent;
  const { versionName: version, build: buildNumber, errors = [], warnings = [], encryption = false } = about;
  return {
    ...{ errors, warnings, bundleId, version, buildNumber, deviceFamilies: ['iphone'] },
    ...(encryption !== null && { usesNonExemptEncryption: encryption }),
  };
}

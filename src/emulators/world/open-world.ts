import type { Clock } from '../../clock/clock.ts';
import { type LocalApiKey, localApiKey, registrationOf } from '../app-store/local-api-key.ts';
import { emptyState } from '../app-store/model.ts';
import type { Pace } from '../app-store/pace.ts';
import { withApp as withIosApp, withKey, withTeam } from '../app-store/seed.ts';
import { type LocalAppStore, startAppStore } from '../app-store/start-app-store.ts';
import { createApp, registerServiceAccount } from '../play/seed.ts';
import { accountOf, type LocalKey, localServiceAccount } from '../play/service-account.ts';
import { type LocalPlay, startPlay } from '../play/start-play.ts';
import { memoryState } from '../play/storage.ts';
import { hourMs } from '../play-reporting/civil-time.ts';
import type { FaultPlan } from '../serving/faults.ts';
import { stateInMemory } from '../serving/state-storage.ts';
import type { AppUsers } from './app-users.ts';
import { startHealthServer } from './health-server.ts';
import { readPlaceholder, readPlaceholderIpa } from './placeholder.ts';
import { type Defect, worldVitals } from './play-vitals.ts';
import { nameBefore, type WorldVersions } from './rehearsed-versions.ts';
import type { WrittenReview } from './reviewers.ts';
import { type Offer, offeredByAppStore, offeredByPlay } from './who-is-offered.ts';
import { writeOnAppStore, writeOnPlay } from './write-reviews.ts';

export interface WorldOptions extends WorldVersions {
  /** For keys. */
  readonly dir: string;
  readonly clock: Clock;
  readonly users: { readonly android: AppUsers; readonly ios: AppUsers };
  readonly defect: Defect | undefined;
  /** How late measurements come, in milliseconds. */
  readonly lagMs: { readonly vitals: number; readonly health: number };
  readonly applePace: Partial<Pace>;
  readonly playReviewMs: number;
  readonly faults: { readonly play: FaultPlan; readonly appStore: FaultPlan };
}

/** Both stores and what they know of a simulated population, over HTTP on 127.0.0.1. */
export interface OpenWorld {
  readonly play: LocalPlay;
  readonly appStore: LocalAppStore;
  /** Where the users of iOS are measured. */
  readonly healthUrl: string;
  readonly credentials: { readonly play: LocalKey; readonly appStore: LocalApiKey };
  /** The same for whoever reads its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly offered: { readonly android: () => Offer; readonly ios: () => Offer };
  /** What users write about a day that is over. */
  readonly writeReviews: (platform: 'android' | 'ios', reviews: readonly WrittenReview[]) => void;
  readonly inFlight: () => number;
  readonly close: () => Promise<void>;
}

const teamId = 'REHEARSAL1';

export async function openWorld(options: WorldOptions): Promise<OpenWorld> {
  const opened = new AsyncDisposableStack();
  const { clock, appId, newest } = options;
  const [{ play, playState, account }, { appStore, key }, health] = await Promise.all([
    openPlay(options),
    openAppStore(options),
    startHealthServer({ users: options.users.ios, lagMs: options.lagMs.health }),
  ]);
  for (const server of [play, appStore, health]) opened.defer(server.close);
  return {
    play,
    appStore,
    healthUrl: health.origin,
    credentials: { play: account, appStore: key },
    environment: {
      SLIPWAY_PLAY_ENDPOINT: play.origin,
      GOOGLE_APPLICATION_CREDENTIALS: account.file,
      SLIPWAY_ASC_ENDPOINT: appStore.origin,
      SLIPWAY_ASC_KEY_ID: key.keyId,
      SLIPWAY_ASC_ISSUER_ID: key.issuerId,
      SLIPWAY_ASC_KEY_PATH: key.file,
    },
    offered: {
      android: () =>
        offeredByPlay(playState.read(), {
          applicationId: appId,
          versionCode: newest.android().versionCode,
          nowMs: clock.now(),
        }),
      ios: () => offeredByAppStore(appStore.state(), { versionString: newest.ios().versionName }),
    },
    writeReviews: (platform, reviews) =>
      platform === 'android'
        ? writeOnPlay(playState, { ...options, nowMs: clock.now() }, reviews)
        : writeOnAppStore(appStore, options, reviews),
    inFlight: () => play.inFlight() + appStore.inFlight() + health.inFlight(),
    close: () => opened.disposeAsync(),
  };
}

async function openPlay({ dir, appId, clock, baseline, ...options }: WorldOptions) {
  const account = await localServiceAccount(dir);
  const playState = memoryState();
  const live = { name: nameBefore, versionCodes: [String(baseline)], status: 'completed' };
  playState.update((state) => ({
    state: registerServiceAccount(
      createApp(state, {
        applicationId: appId,
        tracks: { production: [live] },
        reviewMs: options.playReviewMs,
      }),
      accountOf(account),
    ),
    value: undefined,
  }));
  const { users, defect, lagMs } = options;
  const play = await startPlay({
    state: playState,
    clock,
    readUpload: readPlaceholder,
    vitals: worldVitals({
      applicationId: appId,
      users: users.android,
      defect,
      lagMs: (granularity) => lagMs.vitals + (granularity === 'DAILY' ? 18 * hourMs : 0),
    }),
    faults: options.faults.play,
    // It is counted by the wall, and here an hour passes in milliseconds.
    quotaPerMinute: Number.MAX_SAFE_INTEGER,
  });
  return { play, playState, account };
}

async function openAppStore({ dir, appId, clock, baseline, applePace, faults }: WorldOptions) {
  const key = await localApiKey(dir);
  const live = { version: nameBefore, build: String(baseline) };
  const team = withKey(withTeam(emptyState, { id: teamId }), registrationOf(key, teamId));
  const state = stateInMemory(
    withIosApp(team, { bundleId: appId, teamId, liveVersions: [live], pace: applePace }),
  );
  const appStore = await startAppStore({
    state,
    clock,
    readUpload: readPlaceholderIpa,
    faults: faults.appStore,
  });
  return { appStore, key };
}

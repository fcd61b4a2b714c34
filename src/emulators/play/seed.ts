import { createHash } from 'node:crypto';
import type {
  IdentityProvider,
  PlayApp,
  PlayRelease,
  PlayState,
  PlayTrack,
  ReviewOutcome,
  ServiceAccount,
} from './model.ts';

export const emptyTrack: PlayTrack = { releases: [], superseded: [] };

/** The tracks every app has. */
const standardTracks = { production: emptyTrack, beta: emptyTrack, alpha: emptyTrack, internal: emptyTrack };

export interface AppSeed {
  readonly applicationId: string;
  /** Releases per track, the latest first; a completed one after another counts as superseded. */
  readonly tracks?: Readonly<Record<string, readonly PlayRelease[]>>;
  readonly draft?: boolean;
  readonly reviewSending?: 'automatic' | 'manual';
  readonly reviewMs?: number;
  readonly reviewOutcomes?: readonly ReviewOutcome[];
  readonly managedPublishing?: boolean;
  readonly processingMs?: number;
}

/** Adds an app that somebody has set up in Play Console. */
export function createApp(state: PlayState, seed: AppSeed): PlayState {
  const tracks = Object.entries(seed.tracks ?? {}).map(([name, releases]) => [name, trackFrom(releases)]);
  const codes = Object.values(seed.tracks ?? {})
    .flat()
    .flatMap((release) => (release.versionCodes ?? []).map(Number));
  return withApp(state, {
    applicationId: seed.applicationId,
    draft: seed.draft ?? false,
    reviewSending: seed.reviewSending ?? 'automatic',
    reviewMs: seed.reviewMs ?? 0,
    reviewOutcomes: seed.reviewOutcomes ?? [],
    managedPublishing: seed.managedPublishing ?? false,
    review: undefined,
    waiting: {},
    processingMs: seed.processingMs ?? 0,
    artifacts: [...new Set(codes)].map((versionCode) => ({
      kind: 'bundle',
      versionCode,
      // Nobody uploaded these: a hash of their own tells them apart from every real file.
      sha1: createHash('sha1').update(`seed ${versionCode}`).digest('hex'),
      sha256: createHash('sha256').update(`seed ${versionCode}`).digest('hex'),
      readyAtMs: 0,
    })),
    tracks: { ...standardTracks, ...Object.fromEntries(tracks) },
  });
}

/** Registers a service account by its public key and invites it to apps (`*`: all of them). */
export function registerServiceAccount(state: PlayState, account: ServiceAccount): PlayState {
  return { ...state, accounts: { ...state.accounts, [account.email]: account } };
}

/** Lets Google take another system's identity tokens, under the provider's resource name. */
export function registerIdentityProvider(
  state: PlayState,
  name: string,
  provider: IdentityProvider,
): PlayState {
  return { ...state, identityProviders: { ...state.identityProviders, [name]: provider } };
}

export function withApp(state: PlayState, app: PlayApp): PlayState {
  return { ...state, apps: { ...state.apps, [app.applicationId]: app } };
}

function trackFrom(releases: readonly PlayRelease[]): PlayTrack {
  const latest = releases.find((release) => release.status === 'completed');
  const superseded = releases.filter((release) => release.status === 'completed' && release !== latest);
  return { releases: releases.filter((release) => !superseded.includes(release)), superseded };
}

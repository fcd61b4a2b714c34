import { closeEdits } from './edits.ts';
import type { PlayApp, PlayRelease, PlayState } from './model.ts';
import { sentForReview } from './review.ts';
import { emptyTrack, withApp } from './seed.ts';
import { updateTrack } from './track-rules.ts';

/** What a person does in Play Console. Each change invalidates every open edit of the app. */
export type ConsoleChange =
  | { readonly kind: 'set-release'; readonly track: string; readonly release: PlayRelease }
  | { readonly kind: 'halt'; readonly track: string; readonly versionCode: number }
  /** Sends changes other than releases for a review that ends when it is cancelled. */
  | { readonly kind: 'put-in-review' }
  | { readonly kind: 'require-manual-review' }
  /** Sends what waits for review; after a rejection, with what was mended. */
  | { readonly kind: 'send-for-review' }
  | { readonly kind: 'publish' }
  /** The set-up of a draft app is finished. */
  | { readonly kind: 'finish-set-up' }
  | { readonly kind: 'declare-permissions'; readonly permissions: readonly string[] }
  | { readonly kind: 'reset-upload-key'; readonly sha1: string };

/** Which app, and when by the store's clock. */
export interface ConsolePlace {
  readonly applicationId: string;
  readonly nowMs: number;
}

export function changeInConsole(state: PlayState, place: ConsolePlace, change: ConsoleChange): PlayState {
  const { applicationId, nowMs } = place;
  const app = state.apps[applicationId];
  if (app === undefined) throw new Error(`The local Play has no app ${applicationId}.`);
  const closed = closeEdits(state, (edit) => edit.applicationId === applicationId);
  return {
    ...withApp(closed, applied(app, change, nowMs)),
    effects: [...state.effects, { kind: 'console', applicationId, what: change.kind }],
  };
}

function applied(app: PlayApp, change: ConsoleChange, nowMs: number): PlayApp {
  switch (change.kind) {
    case 'put-in-review':
      return { ...app, review: endlessReview };
    case 'require-manual-review':
      return { ...app, reviewSending: 'manual' };
    case 'send-for-review': {
      const { waitingPresence: presence, ...held } = app;
      const tracks = { ...app.tracks, ...app.waiting };
      return sentForReview(
        { ...held, tracks, waiting: {}, reviewSending: 'automatic', ...(presence && { presence }) },
        { before: app, nowMs },
      );
    }
    case 'publish':
      return app.review === undefined ? app : { ...app, review: { ...app.review, published: true } };
    case 'finish-set-up':
      return { ...app, draft: false };
    case 'declare-permissions':
      return { ...app, declaredPermissions: [...(app.declaredPermissions ?? []), ...change.permissions] };
    case 'reset-upload-key':
      return { ...app, uploadKeySha1: change.sha1 };
    case 'set-release':
      return withRelease(app, change.track, change.release);
    case 'halt':
      return withRelease(app, change.track, haltedRelease(app, change));
  }
}

const endlessReview = {
  endsAtMs: Number.MAX_SAFE_INTEGER,
  outcome: 'approved',
  releases: [],
  published: true,
} as const;

function haltedRelease(app: PlayApp, change: Extract<ConsoleChange, { kind: 'halt' }>): PlayRelease {
  const found = app.tracks[change.track]?.releases.find((release) =>
    release.versionCodes?.includes(String(change.versionCode)),
  );
  if (found === undefined) throw new Error(`Track ${change.track} has no version ${change.versionCode}.`);
  return { ...found, status: 'halted' };
}

function withRelease(app: PlayApp, track: string, release: PlayRelease): PlayApp {
  const current = app.tracks[track] ?? emptyTrack;
  const known = new Set(app.artifacts.map((one) => one.versionCode));
  return {
    ...app,
    tracks: { ...app.tracks, [track]: updateTrack({ track, current, sent: [release], known }) },
  };
}

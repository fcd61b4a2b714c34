import { closeEdits } from './edits.ts';
import type { PlayApp, PlayRelease, PlayState } from './model.ts';
import { emptyTrack, withApp } from './seed.ts';
import { updateTrack } from './track-rules.ts';

/** What a person does in Play Console. Each change invalidates every open edit of the app. */
export type ConsoleChange =
  | { readonly kind: 'set-release'; readonly track: string; readonly release: PlayRelease }
  | { readonly kind: 'halt'; readonly track: string; readonly versionCode: number }
  | { readonly kind: 'put-in-review' }
  | { readonly kind: 'require-manual-review' };

export function changeInConsole(state: PlayState, applicationId: string, change: ConsoleChange): PlayState {
  const app = state.apps[applicationId];
  if (app === undefined) throw new Error(`The local Play has no app ${applicationId}.`);
  const closed = closeEdits(state, (edit) => edit.applicationId === applicationId);
  return {
    ...withApp(closed, applied(app, change)),
    effects: [...state.effects, { kind: 'console', applicationId, what: change.kind }],
  };
}

function applied(app: PlayApp, change: ConsoleChange): PlayApp {
  switch (change.kind) {
    case 'put-in-review':
      return { ...app, changesInReview: true };
    case 'require-manual-review':
      return { ...app, reviewSending: 'manual' };
    case 'set-release':
      return withRelease(app, change.track, change.release);
    case 'halt':
      return withRelease(app, change.track, haltedRelease(app, change));
  }
}

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

import { type Answer, json } from '../serving/answer.ts';
import { callerOf, type PlayRequest } from './context.ts';
import { appFor } from './edits.ts';
import type { PlayApp, PlayRelease } from './model.ts';
import { notFound } from './refusal.ts';
import { type Lifecycle, lifecycleOf } from './review.ts';

/** The API returns this many at most. */
const limit = 20;

/** `GET applications/{pkg}/tracks/{track}/releases`: no edit, and neither status nor fraction. */
export async function listReleases(request: PlayRequest): Promise<Answer> {
  const caller = callerOf(request);
  const app = appFor(request.play.storage.read(), caller);
  const track = request.part('track');
  const found = summaries({ app, track, nowMs: caller.nowMs });
  if (found === undefined) throw notFound(`Track not found: ${track}.`);
  return json({ releases: found.slice(0, limit) });
}

interface Listing {
  readonly app: PlayApp;
  readonly track: string;
  readonly nowMs: number;
}

/** What was committed without being sent comes first: that is what somebody has to do something about. */
function summaries(listing: Listing): readonly unknown[] | undefined {
  const { app, track } = listing;
  const current = app.tracks[track]?.releases;
  const waiting = app.waiting[track]?.releases;
  if (current === undefined && waiting === undefined) return undefined;
  const shown = new Set((current ?? []).map((release) => JSON.stringify(release)));
  const unsent = (waiting ?? []).filter((release) => !shown.has(JSON.stringify(release)));
  return [
    ...unsent.map((release) => summary(track, release, 'NOT_SENT_FOR_REVIEW')),
    ...(current ?? []).map((release) => summary(track, release, lifecycleOf(listing, release))),
  ];
}

function summary(track: string, release: PlayRelease, state: Lifecycle): unknown {
  return {
    releaseName: release.name ?? release.versionCodes?.[0] ?? '',
    track,
    releaseLifecycleState: `RELEASE_LIFECYCLE_STATE_${state}`,
    activeArtifacts: (release.versionCodes ?? []).map((code) => ({ versionCode: Number(code) })),
  };
}

import type { androidpublisher_v3 as v3 } from 'googleapis/build/src/apis/androidpublisher/index.js';
import type { ReleaseReview, ReviewState, TrackPlace } from '../store.ts';
import type { PlayClient } from './client.ts';

/**
 * How far each release of a track is with its review. Needs no edit, so it disturbs none: it can be asked for
 * while an upload is under way. It knows neither status nor fraction.
 */
export async function readReview(client: PlayClient, place: TrackPlace): Promise<readonly ReleaseReview[]> {
  return (await client.pollReleases(place)).map(fromSummary);
}

/**
 * The releases in review, by name, before their review is cancelled. A halt must not fail or wait for want of
 * that knowledge: what cannot be read in time is left out.
 */
export async function inReviewNow(client: PlayClient, applicationId: string): Promise<readonly string[]> {
  const asked = standardTracks.map(async (track) => {
    const releases = await client.pollReleases({ applicationId, track });
    return releases.map(fromSummary).filter(({ state }) => state === 'in-review');
  });
  const patience = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('too late')), patienceMs).unref();
  });
  const found = await Promise.allSettled(asked.map((answer) => Promise.race([answer, patience])));
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value.map(inWords) : []));
}

const standardTracks = ['production', 'beta', 'alpha', 'internal'];
const patienceMs = 2_000;

function inWords({ track, name, versionCodes }: ReleaseReview): string {
  return `${track}: ${name} (version code ${versionCodes.join(', ')})`;
}

function fromSummary(summary: v3.Schema$ReleaseSummary): ReleaseReview {
  return {
    track: summary.track ?? '',
    name: summary.releaseName ?? '',
    versionCodes: (summary.activeArtifacts ?? []).map(({ versionCode }) => versionCode ?? 0),
    state: states[(summary.releaseLifecycleState ?? '').replace('RELEASE_LIFECYCLE_STATE_', '')] ?? 'unknown',
  };
}

const states: Readonly<Record<string, ReviewState>> = {
  DRAFT: 'draft',
  NOT_SENT_FOR_REVIEW: 'not-sent',
  IN_REVIEW: 'in-review',
  APPROVED_NOT_PUBLISHED: 'approved-not-published',
  NOT_APPROVED: 'not-approved',
  PUBLISHED: 'published',
};

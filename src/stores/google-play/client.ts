import type { androidpublisher_v3 as v3 } from 'googleapis/build/src/apis/androidpublisher/index.js';
import { hasCode } from '../patience.ts';
import type { TrackPlace, TrackRelease, TrackState } from '../store.ts';
import { type Pace, withRetries } from './pace.ts';
import { fromTrack, toRelease } from './track-mapping.ts';
import type { PlayApi, Transport } from './transport.ts';

export interface EditRef {
  readonly applicationId: string;
  readonly editId: string;
}

export interface HeldArtifact {
  readonly versionCode: number;
  readonly sha256: string;
}

/** What a commit asks of the review. Left out, Play would cancel a review in progress. */
export interface CommitQuery {
  readonly changesInReviewBehavior: 'ERROR_IF_IN_REVIEW' | 'CANCEL_IN_REVIEW_AND_SUBMIT';
  readonly changesNotSentForReview?: boolean;
}

/** The calls of the Publishing API that we make, one request each, repeated only where that is harmless. */
export interface PlayClient {
  readonly pace: Pace;
  readonly transport: Transport;
  /** Invalidates the account's older edit of the app. Repeating it costs an edit, never a change. */
  insertEdit(applicationId: string): Promise<EditRef>;
  editState(edit: EditRef): Promise<'open' | 'committed' | 'gone'>;
  /** Best effort: an edit that is left over expires by itself. */
  discardEdit(edit: EditRef): Promise<void>;
  getTrack(edit: EditRef, track: string): Promise<TrackState>;
  listTracks(edit: EditRef): Promise<readonly TrackState[]>;
  putRelease(edit: EditRef, track: string, release: TrackRelease): Promise<void>;
  validate(edit: EditRef): Promise<void>;
  /** Never repeated here: look at the edit first. */
  commit(edit: EditRef, query: CommitQuery): Promise<void>;
  listArtifacts(edit: EditRef, kind: 'bundle' | 'apk'): Promise<readonly HeldArtifact[]>;
  /** Needs no edit, so it disturbs none; it knows neither status nor fraction. */
  pollReleases(place: TrackPlace): Promise<readonly v3.Schema$ReleaseSummary[]>;
}

const commitTimeoutMs = 120_000;

export function createPlayClient(transport: Transport, pace: Pace): PlayClient {
  const again = <T>(request: (api: PlayApi) => Promise<{ readonly data: T }>): Promise<T> =>
    withRetries(pace, () => transport.call(request));
  return {
    pace,
    transport,
    async insertEdit(applicationId) {
      const { id } = await again((api) => api.edits.insert({ packageName: applicationId, requestBody: {} }));
      return { applicationId, editId: String(id) };
    },
    editState: (edit) => editState(again((api) => api.edits.get(named(edit)))),
    discardEdit: (edit) =>
      transport
        .call((api) => api.edits.delete(named(edit)))
        .then(
          () => undefined,
          () => undefined,
        ),
    async getTrack(edit, track) {
      const data = await again((api) => api.edits.tracks.get({ ...named(edit), track }));
      return fromTrack(edit.applicationId, { track, ...data });
    },
    async listTracks(edit) {
      const { tracks } = await again((api) => api.edits.tracks.list(named(edit)));
      return (tracks ?? []).map((track) => fromTrack(edit.applicationId, track));
    },
    async putRelease(edit, track, release) {
      const requestBody = { track, releases: [toRelease(release)] };
      await again((api) => api.edits.tracks.update({ ...named(edit), track, requestBody }));
    },
    async validate(edit) {
      await again((api) => api.edits.validate(named(edit)));
    },
    async commit(edit, query) {
      await transport.call((api) =>
        api.edits.commit({ ...named(edit), ...query }, { timeout: commitTimeoutMs }),
      );
    },
    async listArtifacts(edit, kind) {
      if (kind === 'apk') {
        const { apks } = await again((api) => api.edits.apks.list(named(edit)));
        return (apks ?? []).map(({ versionCode, binary }) => held(versionCode, binary?.sha256));
      }
      const { bundles } = await again((api) => api.edits.bundles.list(named(edit)));
      return (bundles ?? []).map(({ versionCode, sha256 }) => held(versionCode, sha256));
    },
    async pollReleases({ applicationId, track }) {
      const parent = `applications/${applicationId}/tracks/${track}`;
      const { releases } = await again((api) => api.applications.tracks.releases.list({ parent }));
      return releases ?? [];
    },
  };
}

async function editState(answer: Promise<v3.Schema$AppEdit>): Promise<'open' | 'committed' | 'gone'> {
  try {
    await answer;
    return 'open';
  } catch (error) {
    if (hasCode(error, 'STORE_EDIT_COMMITTED')) return 'committed';
    if (hasCode(error, 'STORE_EDIT_GONE')) return 'gone';
    throw error;
  }
}

function named({ applicationId, editId }: EditRef): { packageName: string; editId: string } {
  return { packageName: applicationId, editId };
}

function held(versionCode: number | null | undefined, sha256: string | null | undefined): HeldArtifact {
  return { versionCode: versionCode ?? 0, sha256: (sha256 ?? '').toLowerCase() };
}

import type {
  ChangeOptions,
  ChangeResult,
  TrackDecision,
  TrackPlace,
  TrackState,
  TracksChangeResult,
  TracksDecision,
} from '../../store.ts';
import { type AppStoreClient, forHalt } from '../app-store-client.ts';
import { parseTrack } from '../tracks.ts';
import { type AppSeen, readAllTracks, readPublic } from './read-app.ts';
import { inTransaction } from './transaction.ts';

export interface TrackChangeRequest {
  readonly place: TrackPlace;
  readonly decide: TrackDecision;
  readonly options: ChangeOptions;
}

/** A decision about one track. */
export async function changeTrack(
  patient: AppStoreClient,
  { place, decide, options }: TrackChangeRequest,
): Promise<ChangeResult> {
  const isPublic = parseTrack(place.track).kind === 'public';
  const client = options.mayCancelReview ? forHalt(patient) : patient;
  const { applicationId } = place;
  const app = { applicationId, appId: await client.appId(applicationId) };
  let reason = '';
  const result = await inTransaction(client, {
    appId: app.appId,
    options,
    read: () => (isPublic ? readPublic(client, app) : readAllTracks(client, app, false)),
    decide(seen) {
      const decision = decide(trackIn(seen, place));
      if (decision.kind === 'change') return [{ track: place.track, release: decision.release }];
      reason = decision.reason;
      return [];
    },
  });
  if (result.kind === 'unchanged') return { kind: 'unchanged', state: trackIn(result.seen, place), reason };
  const after = trackIn(result.after, place);
  const [wanted] = result.wanted;
  if (result.kind === 'not-confirmed' && wanted !== undefined)
    return { kind: 'not-confirmed', wanted: wanted.release, after, waitsInConsole: false };
  const { cancelledReview } = result;
  return { kind: 'changed', before: trackIn(result.before, place), after, cancelledReview };
}

export interface TracksChangeRequest {
  readonly applicationId: string;
  readonly decide: TracksDecision;
  readonly options: ChangeOptions;
}

/** A decision about all tracks of the app, the groups of TestFlight included. */
export async function changeTracks(
  patient: AppStoreClient,
  { applicationId, decide, options }: TracksChangeRequest,
): Promise<TracksChangeResult> {
  const client = options.mayCancelReview ? forHalt(patient) : patient;
  const app = { applicationId, appId: await client.appId(applicationId) };
  const groups: { states: readonly TrackState[] | undefined } = { states: undefined };
  const result = await inTransaction(client, {
    appId: app.appId,
    options,
    // The groups do not change with a version: they are read once.
    read: async () => {
      if (groups.states !== undefined) return withGroups(await readPublic(client, app), groups.states);
      const seen = await readAllTracks(client, app, options.mayCancelReview);
      groups.states = seen.states.slice(1);
      return seen;
    },
    decide: ({ states }) => decide(states),
  });
  if (result.kind === 'unchanged') return { kind: 'unchanged', states: result.seen.states };
  const { before, after, cancelledReview } = result;
  return result.kind === 'not-confirmed'
    ? { kind: 'not-confirmed', after: after.states, waitsInConsole: false }
    : { kind: 'changed', before: before.states, after: after.states, cancelledReview };
}

function withGroups({ versions, states }: AppSeen, groups: readonly TrackState[]): AppSeen {
  return { versions, states: [...states, ...groups] };
}

/** Throws nothing for a group that is not there: its track is empty, as a decision may find it to be. */
function trackIn({ states }: AppSeen, { applicationId, track }: TrackPlace): TrackState {
  return states.find((state) => state.track === track) ?? { applicationId, track, releases: [] };
}

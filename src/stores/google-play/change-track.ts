import type { ChangeOptions, ChangeResult, TrackDecision, TrackPlace } from '../store.ts';
import type { PlayClient } from './client.ts';
import { inEditTransaction } from './edit-transaction.ts';
import { shows } from './track-mapping.ts';

export interface TrackChangeRequest {
  readonly place: TrackPlace;
  readonly decide: TrackDecision;
  readonly options: ChangeOptions;
}

/** A decision about one release of a track, as one transaction. */
export async function changeTrack(
  client: PlayClient,
  { place, decide, options }: TrackChangeRequest,
): Promise<ChangeResult> {
  const { applicationId, track } = place;
  const result = await inEditTransaction(
    client,
    {
      applicationId,
      subject: `track ${track}`,
      read: (edit) => client.getTrack(edit, track),
      decide(state) {
        const decision = decide(state);
        return decision.kind === 'none' ? decision : { kind: 'change', wanted: decision.release };
      },
      write: (edit, release) => client.putRelease(edit, track, release),
      shows,
    },
    { urgent: options.mayCancelReview },
  );
  return result.kind === 'unchanged'
    ? { kind: 'unchanged', state: result.seen, reason: result.reason }
    : result;
}

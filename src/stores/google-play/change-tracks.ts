import type { ChangeOptions, TracksChangeResult, TracksDecision } from '../store.ts';
import { writeRelease } from './change-track.ts';
import type { PlayClient } from './client.ts';
import { inEditTransaction } from './edit-transaction.ts';
import { shows } from './track-mapping.ts';

export interface TracksChangeRequest {
  readonly applicationId: string;
  readonly decide: TracksDecision;
  readonly options: ChangeOptions;
}

/** A decision about releases of several tracks, as one transaction: one commit for all of them. */
export async function changeTracks(
  client: PlayClient,
  { applicationId, decide, options }: TracksChangeRequest,
): Promise<TracksChangeResult> {
  const result = await inEditTransaction(
    client,
    {
      applicationId,
      subject: 'its tracks',
      read: (edit) => client.listTracks(edit),
      decide(states) {
        const wanted = decide(states);
        return wanted.length === 0
          ? { kind: 'none', reason: 'nothing to change' }
          : { kind: 'change', wanted };
      },
      async write(edit, wanted) {
        for (const placed of wanted) await writeRelease(client, edit, { ...placed, options });
      },
      shows: (states, wanted) =>
        wanted.every(({ track, release }) =>
          states.some((state) => state.track === track && shows(state, release)),
        ),
    },
    { urgent: options.mayCancelReview },
  );
  return result.kind === 'unchanged' ? { kind: 'unchanged', states: result.seen } : result;
}

import { hasCode, isTransient } from '../patience.ts';
import type { ChangeOptions, ChangeResult, PlacedRelease, TrackDecision, TrackPlace } from '../store.ts';
import type { EditRef, PlayClient } from './client.ts';
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
      write: (edit, release) => writeRelease(client, edit, { track, release, options }),
      shows,
    },
    { urgent: options.mayCancelReview },
  );
  return result.kind === 'unchanged'
    ? { kind: 'unchanged', state: result.seen, reason: result.reason }
    : result;
}

/** Puts one release into the edit, and a halt without what might keep it from being one. */
export function writeRelease(
  client: PlayClient,
  edit: EditRef,
  { track, release, options }: PlacedRelease & Pick<TrackChangeRequest, 'options'>,
): Promise<void> {
  return options.mayCancelReview
    ? putHalt(client, edit, { track, release })
    : client.putRelease(edit, track, release);
}

/**
 * Google Play documents countries for releases in progress only. Should it refuse them on a halted one, the halt
 * matters more than the countries.
 */
async function putHalt(client: PlayClient, edit: EditRef, { track, release }: PlacedRelease): Promise<void> {
  try {
    await client.putRelease(edit, track, release);
  } catch (error) {
    const { countryTargeting, ...rest } = release.rest;
    if (countryTargeting === undefined || isTransient(error) || hasCode(error, 'STORE_EDIT_GONE'))
      throw error;
    await client.putRelease(edit, track, { ...release, rest });
  }
}

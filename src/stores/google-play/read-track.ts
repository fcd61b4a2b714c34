import type { TrackPlace, TrackRelease, TrackState } from '../store.ts';
import type { EditRef, PlayClient } from './client.ts';
import { backOff, hasCode } from './pace.ts';
import { shows } from './track-mapping.ts';

/** Does something in an edit of its own and discards it. Begins anew when the edit is invalidated meanwhile. */
export async function inFreshEdit<T>(
  client: PlayClient,
  applicationId: string,
  use: (edit: EditRef) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const edit = await client.insertEdit(applicationId);
    try {
      return await use(edit);
    } catch (error) {
      if (!hasCode(error, 'STORE_EDIT_GONE') || tries >= client.pace.attempts) throw error;
    } finally {
      await client.discardEdit(edit);
    }
    // Two machines that watch the same app must not invalidate each other in step for ever.
    await backOff(client.pace, tries);
  }
}

/** The track as a fresh edit shows it: the only place where Play tells status and fraction. */
export function readTrack(client: PlayClient, { applicationId, track }: TrackPlace): Promise<TrackState> {
  return inFreshEdit(client, applicationId, (edit) => client.getTrack(edit, track));
}

export interface ReadBack {
  readonly state: TrackState;
  readonly confirmed: boolean;
}

const readBacks = 3;

/** Reads the track until it shows what was committed, a few times at most. */
export async function readBack(
  client: PlayClient,
  place: TrackPlace,
  wanted: TrackRelease,
): Promise<ReadBack> {
  for (let tries = 1; ; tries += 1) {
    const state = await readTrack(client, place);
    const confirmed = shows(state, wanted);
    if (confirmed || tries >= readBacks) return { state, confirmed };
    await backOff(client.pace, tries);
  }
}

import { backOff, hasCode } from '../patience.ts';
import type { EditRef, PlayClient } from './client.ts';

export interface ReadBackRequest<Seen> {
  readonly applicationId: string;
  readonly read: (edit: EditRef) => Promise<Seen>;
  readonly shows: (seen: Seen) => boolean;
  /** Does not wait until the edit it read in is discarded. */
  readonly urgent?: boolean;
}

export interface ReadBack<Seen> {
  readonly state: Seen;
  readonly confirmed: boolean;
}

const readBacks = 3;

/** Reads in fresh edits until what was committed is shown, a few times at most. */
export async function readBack<Seen>(
  client: PlayClient,
  { applicationId, read, shows, urgent = false }: ReadBackRequest<Seen>,
): Promise<ReadBack<Seen>> {
  for (let tries = 1; ; tries += 1) {
    const state = await inFreshEdit(client, { applicationId, use: read, urgent });
    const confirmed = shows(state);
    if (confirmed || tries >= readBacks) return { state, confirmed };
    await backOff(client.pace, tries);
  }
}

export interface FreshEdit<T> {
  readonly applicationId: string;
  readonly use: (edit: EditRef) => Promise<T>;
  readonly urgent?: boolean;
}

/** Does something in an edit of its own and discards it. Begins anew when the edit is invalidated meanwhile. */
export async function inFreshEdit<T>(
  client: PlayClient,
  { applicationId, use, urgent = false }: FreshEdit<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const edit = await client.insertEdit(applicationId);
    try {
      return await use(edit);
    } catch (error) {
      if (!hasCode(error, 'STORE_EDIT_GONE') || tries >= client.pace.attempts) throw error;
    } finally {
      const discarded = client.discardEdit(edit);
      if (!urgent) await discarded;
    }
    // Two machines that watch the same app must not invalidate each other in step for ever.
    await backOff(client.pace, tries);
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import { midRollout } from '../mid-rollout.ts';
import { hasCode } from '../patience.ts';
import type { SubmitRequest, SubmitResult, TrackRelease, TrackState } from '../store.ts';
import type { PlayClient } from './client.ts';
import { commitEdit } from './commit.ts';
import { readBack } from './read-back.ts';
import { readTrack } from './read-track.ts';
import { releaseOf, shows } from './track-mapping.ts';

/**
 * Puts the uploaded version on its track and commits the edit that holds the upload. That edit is looked at
 * before anything else: opening a fresh one would invalidate it.
 */
export async function submit(client: PlayClient, request: SubmitRequest): Promise<SubmitResult> {
  const found = await client.editState(request);
  if (found !== 'open') return afterLostEdit(client, request, found);
  try {
    const before = await client.getTrack(request, request.track);
    if (isMovedOn(before, request.release)) {
      await client.discardEdit(request);
      return { kind: 'already-submitted', state: before };
    }
    const other = request.mayEndRollout === true ? undefined : midRollout(before, request.release);
    if (other !== undefined) return { kind: 'mid-rollout', other };
    await putWhenProcessed(client, request);
    await client.validate(request);
    const commit = await commitEdit(client, request, { urgent: false });
    if (commit.kind === 'gone') return afterLostEdit(client, request, 'gone');
  } catch (error) {
    // The edit is kept on every other refusal: it holds the upload, and the next attempt goes on with it.
    if (hasCode(error, 'STORE_EDIT_GONE')) return afterLostEdit(client, request, 'gone');
    if (hasCode(error, 'STORE_EDIT_COMMITTED')) return afterLostEdit(client, request, 'committed');
    throw error;
  }
  const { state, confirmed } = await readBack(client, {
    applicationId: request.applicationId,
    read: (edit) => client.getTrack(edit, request.track),
    shows: (track) => shows(track, request.release),
  });
  return confirmed ? { kind: 'submitted', state } : { kind: 'not-confirmed', state };
}

/**
 * Whether the version is on the track in another state than the wanted one: it was submitted before, and
 * the rollout, a guard or a person has moved it since. Writing now could undo a halt. (The wanted state
 * itself may be this edit's own, from a process that was cut off before it committed.)
 */
function isMovedOn(state: TrackState, wanted: TrackRelease): boolean {
  const found = releaseOf(state, wanted);
  return found !== undefined && found.status !== 'draft' && !shows(state, wanted);
}

/** What the store shows decides, whatever became of the edit. */
async function afterLostEdit(
  client: PlayClient,
  request: SubmitRequest,
  edit: 'committed' | 'gone',
): Promise<SubmitResult> {
  const state = await readTrack(client, request);
  if (releaseOf(state, request.release) !== undefined) return { kind: 'already-submitted', state };
  return edit === 'committed'
    ? { kind: 'not-confirmed', state }
    : {
        kind: 'edit-gone',
        reason: 'The edit expired or was invalidated, and the track does not show the version.',
      };
}

/** A bundle may still be processed after its upload; the same edit accepts it once that is over. */
export async function putWhenProcessed(client: PlayClient, request: SubmitRequest): Promise<void> {
  const { processingLimitMs, processingPollMs } = client.pace;
  const giveUpAt = performance.now() + processingLimitMs;
  for (;;) {
    try {
      return await client.putRelease(request, request.track, request.release);
    } catch (error) {
      if (!hasCode(error, 'STORE_PROCESSING') || performance.now() + processingPollMs > giveUpAt) throw error;
      await wait(processingPollMs);
    }
  }
}

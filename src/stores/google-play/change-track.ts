import { SlipwayError } from '../../errors/slipway-error.ts';
import type {
  ChangeOptions,
  ChangeResult,
  TrackDecision,
  TrackPlace,
  TrackRelease,
  TrackState,
} from '../store.ts';
import type { EditRef, PlayClient } from './client.ts';
import { type CommitOutcome, commitEdit } from './commit.ts';
import { backOff, hasCode } from './pace.ts';
import { readBack } from './read-track.ts';

/** How often a decision is made anew when others keep changing the app meanwhile. */
const decisions = 5;

export interface TrackChangeRequest {
  readonly place: TrackPlace;
  readonly decide: TrackDecision;
  readonly options: ChangeOptions;
}

/**
 * One compare-and-set on a track. Play invalidates the edit on any change by anybody, so what was read in
 * it is what the commit builds on; after an invalidation the store is observed and decided on anew.
 */
export async function changeTrack(client: PlayClient, request: TrackChangeRequest): Promise<ChangeResult> {
  for (let round = 1; round <= decisions; round += 1) {
    const result = await decideOnce(client, request);
    if (result !== 'edit-gone') return result;
    await backOff(client.pace, round);
  }
  throw new SlipwayError('STORE_EDIT_GONE', {
    message: `Others changed ${request.place.applicationId} ${decisions} times while its track was being changed.`,
    seen: `track ${request.place.track}`,
  });
}

async function decideOnce(
  client: PlayClient,
  { place, decide, options }: TrackChangeRequest,
): Promise<ChangeResult | 'edit-gone'> {
  const edit = await client.insertEdit(place.applicationId);
  const attempt = await discardOnFailure(client, edit, async () => {
    const before = await client.getTrack(edit, place.track);
    const decision = decide(before);
    if (decision.kind === 'none') return { before, reason: decision.reason };
    return {
      before,
      wanted: decision.release,
      commit: await write(client, edit, { place, decision, options }),
    };
  });
  if (attempt === 'edit-gone') return attempt;
  if (attempt.wanted === undefined) {
    await client.discardEdit(edit);
    return { kind: 'unchanged', state: attempt.before, reason: attempt.reason };
  }
  return confirm(client, place, attempt);
}

async function write(
  client: PlayClient,
  edit: EditRef,
  {
    place,
    decision,
    options,
  }: {
    readonly place: TrackPlace;
    readonly decision: { readonly release: TrackRelease };
    readonly options: ChangeOptions;
  },
): Promise<CommitOutcome> {
  await client.putRelease(edit, place.track, decision.release);
  await client.validate(edit);
  return commitEdit(client, edit, options);
}

interface Written {
  readonly before: TrackState;
  readonly wanted: TrackRelease;
  readonly commit: CommitOutcome;
}

async function confirm(
  client: PlayClient,
  place: TrackPlace,
  { before, wanted, commit }: Written,
): Promise<ChangeResult | 'edit-gone'> {
  if (commit.kind === 'gone' && !commit.uncertain) return 'edit-gone';
  const { state: after, confirmed } = await readBack(client, place, wanted);
  const cancelledReview = commit.kind === 'committed' && commit.cancelledReview;
  if (confirmed) return { kind: 'changed', before, after, cancelledReview };
  return commit.kind === 'gone' ? 'edit-gone' : { kind: 'not-confirmed', wanted, after };
}

/** An edit that failed is of no use to anybody; one that others invalidated is gone already. */
async function discardOnFailure<T>(
  client: PlayClient,
  edit: EditRef,
  use: () => Promise<T>,
): Promise<T | 'edit-gone'> {
  try {
    return await use();
  } catch (error) {
    if (hasCode(error, 'STORE_EDIT_GONE')) return 'edit-gone';
    await client.discardEdit(edit);
    throw error;
  }
}

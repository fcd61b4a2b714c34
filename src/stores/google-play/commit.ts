import { backOff, hasCode, isTransient } from '../patience.ts';
import type { CommitQuery, EditRef, PlayClient } from './client.ts';
import { inReviewNow } from './review-states.ts';

export interface CommitOptions {
  /**
   * A halt: it may cancel a review in progress, and where Play sends nothing for review by itself it is
   * left in the Console for a person to send.
   */
  readonly urgent: boolean;
}

/** How the commit was accepted. */
export interface Committed {
  /** The releases whose review was cancelled for it (there may be none, of a review of other changes). */
  readonly cancelledReview: readonly string[] | undefined;
  /** Play takes no review of this app automatically: nothing has happened until a person sends it. */
  readonly waitsInConsole: boolean;
}

export type CommitOutcome =
  | ({ readonly kind: 'committed' } & Committed)
  /** `uncertain`: a commit of it was lost on the way, and may have been applied before the edit went. */
  | { readonly kind: 'gone'; readonly uncertain: boolean };

/**
 * Commits without disturbing a review in progress; only when that is refused, and only when it is urgent, it
 * cancels the review. Play keeps the edit after that refusal. Play's own default is to cancel.
 */
export async function commitEdit(
  client: PlayClient,
  edit: EditRef,
  { urgent }: CommitOptions,
): Promise<CommitOutcome> {
  const plain = { cancelledReview: undefined, waitsInConsole: false };
  try {
    return withDetails(await commitOnce(client, edit, { changesInReviewBehavior: polite }), plain);
  } catch (error) {
    if (!urgent) throw error;
    if (hasCode(error, 'STORE_IN_REVIEW')) {
      const cancelledReview = await inReviewNow(client, edit.applicationId);
      const behavior = { changesInReviewBehavior: 'CANCEL_IN_REVIEW_AND_SUBMIT' } as const;
      return withDetails(await commitOnce(client, edit, behavior), { ...plain, cancelledReview });
    }
    if (hasCode(error, 'STORE_REVIEW_BY_HAND')) {
      const unsent = { changesInReviewBehavior: polite, changesNotSentForReview: true } as const;
      return withDetails(await commitOnce(client, edit, unsent), { ...plain, waitsInConsole: true });
    }
    throw error;
  }
}

const polite = 'ERROR_IF_IN_REVIEW' as const;

type Tried = { readonly kind: 'committed' } | { readonly kind: 'gone'; readonly uncertain: boolean };

function withDetails(tried: Tried, committed: Committed): CommitOutcome {
  return tried.kind === 'committed' ? { ...tried, ...committed } : tried;
}

/**
 * An edit takes effect at most once, so what a lost answer hid is read from the edit itself: committed,
 * still open (then the commit never arrived), or gone.
 */
async function commitOnce(client: PlayClient, edit: EditRef, query: CommitQuery): Promise<Tried> {
  for (let tries = 1, uncertain = false; ; tries += 1) {
    try {
      await client.commit(edit, query);
      return { kind: 'committed' };
    } catch (error) {
      if (hasCode(error, 'STORE_EDIT_COMMITTED')) return { kind: 'committed' };
      if (hasCode(error, 'STORE_EDIT_GONE')) return { kind: 'gone', uncertain };
      if (!isTransient(error) || tries >= client.pace.attempts) throw error;
      uncertain = true;
      await backOff(client.pace, tries);
      const state = await client.editState(edit);
      if (state === 'committed') return { kind: 'committed' };
      if (state === 'gone') return { kind: 'gone', uncertain };
    }
  }
}

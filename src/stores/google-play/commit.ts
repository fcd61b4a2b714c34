import type { EditRef, PlayClient, ReviewBehavior } from './client.ts';
import { backOff, hasCode, isTransient } from './pace.ts';

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly cancelledReview: boolean }
  /** `uncertain`: a commit of it was lost on the way, and may have been applied before the edit went. */
  | { readonly kind: 'gone'; readonly uncertain: boolean };

/**
 * Commits without disturbing a review in progress; only when that is refused, and only when asked to, it
 * cancels the review. Play keeps the edit after that refusal. Play's own default is to cancel.
 */
export async function commitEdit(
  client: PlayClient,
  edit: EditRef,
  { mayCancelReview }: { readonly mayCancelReview: boolean },
): Promise<CommitOutcome> {
  try {
    return await commitOnce(client, edit, 'ERROR_IF_IN_REVIEW');
  } catch (error) {
    if (!mayCancelReview || !hasCode(error, 'STORE_IN_REVIEW')) throw error;
    return commitOnce(client, edit, 'CANCEL_IN_REVIEW_AND_SUBMIT');
  }
}

/**
 * An edit takes effect at most once, so what a lost answer hid is read from the edit itself: committed,
 * still open (then the commit never arrived), or gone.
 */
async function commitOnce(
  client: PlayClient,
  edit: EditRef,
  behavior: ReviewBehavior,
): Promise<CommitOutcome> {
  const committed = {
    kind: 'committed',
    cancelledReview: behavior === 'CANCEL_IN_REVIEW_AND_SUBMIT',
  } as const;
  for (let tries = 1, uncertain = false; ; tries += 1) {
    try {
      await client.commit(edit, behavior);
      return committed;
    } catch (error) {
      if (hasCode(error, 'STORE_EDIT_COMMITTED')) return committed;
      if (hasCode(error, 'STORE_EDIT_GONE')) return { kind: 'gone', uncertain };
      if (!isTransient(error) || tries >= client.pace.attempts) throw error;
      uncertain = true;
      await backOff(client.pace, tries);
      const state = await client.editState(edit);
      if (state === 'committed') return committed;
      if (state === 'gone') return { kind: 'gone', uncertain };
    }
  }
}

import type { ItemView, SubmissionView } from './read-submissions.ts';

/** The next thing to do to have a version reviewed. */
export type SubmissionChoice =
  | { readonly kind: 'sent' }
  /** An earlier submission is being withdrawn or concluded; only then may another one be sent. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'create' }
  | { readonly kind: 'add'; readonly submissionId: string }
  /** It was rejected, and has been mended since. */
  | { readonly kind: 'resolve'; readonly itemId: string }
  | { readonly kind: 'send'; readonly submissionId: string }
  /** The draft holds something that nobody has asked for here. */
  | { readonly kind: 'foreign'; readonly submission: SubmissionView; readonly items: readonly ItemView[] };

/**
 * A stale draft, of a run that was cut off or of anybody, is gone on with; the version's own comes before an empty one.
 * A rejected submission is mended and sent again: Apple takes its version in no other.
 */
export function chooseSubmission(
  submissions: readonly SubmissionView[],
  versionId: string,
): SubmissionChoice {
  const holds = ({ items }: SubmissionView) => items.some((item) => item.versionId === versionId);
  const holder = submissions.find(holds);
  if (holder !== undefined && isWithApple(holder)) return { kind: 'sent' };
  if (submissions.some(({ state }) => ['CANCELING', 'COMPLETING'].includes(state))) return { kind: 'wait' };
  if (holder !== undefined) return goOn(holder, versionId);
  const draft = submissions
    .filter(({ state }) => state === 'READY_FOR_REVIEW')
    .toSorted((a, b) => a.items.length - b.items.length)[0];
  if (draft === undefined) return { kind: 'create' };
  return draft.items.length > 0
    ? { kind: 'foreign', submission: draft, items: draft.items }
    : { kind: 'add', submissionId: draft.id };
}

/** It was handed over, or is about to be complete. */
function isWithApple({ state }: SubmissionView): boolean {
  return ['WAITING_FOR_REVIEW', 'IN_REVIEW', 'COMPLETING'].includes(state);
}

function goOn(holder: SubmissionView, versionId: string): SubmissionChoice {
  const foreign = holder.items.filter((item) => item.versionId !== versionId);
  if (foreign.length > 0) return { kind: 'foreign', submission: holder, items: foreign };
  const rejected = holder.items.find(({ state }) => state === 'REJECTED');
  return rejected === undefined
    ? { kind: 'send', submissionId: holder.id }
    : { kind: 'resolve', itemId: rejected.id };
}

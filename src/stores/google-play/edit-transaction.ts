import { SlipwayError } from '../../errors/slipway-error.ts';
import { backOff, hasCode } from '../patience.ts';
import type { EditRef, PlayClient } from './client.ts';
import { type CommitOptions, type CommitOutcome, type Committed, commitEdit } from './commit.ts';
import { type ReadBack, readBack } from './read-back.ts';

/** How often a decision is made anew when others keep changing the app meanwhile. */
const decisions = 5;

/** A change of one part of an app: what is read, what is made of it, and how it is written. */
export interface EditTransaction<Seen, Wanted> {
  readonly applicationId: string;
  /** What is changed, for messages: `track production`. */
  readonly subject: string;
  readonly read: (edit: EditRef) => Promise<Seen>;
  /** Pure: called once for every state that was read. */
  readonly decide: (seen: Seen) => EditDecision<Wanted>;
  readonly write: (edit: EditRef, wanted: Wanted) => Promise<void>;
  /** Whether what a fresh edit shows is what was wanted. */
  readonly shows: (seen: Seen, wanted: Wanted) => boolean;
}

export type EditDecision<Wanted> =
  | { readonly kind: 'change'; readonly wanted: Wanted }
  | { readonly kind: 'none'; readonly reason: string };

export type EditResult<Seen, Wanted> =
  | ({ readonly kind: 'changed'; readonly before: Seen; readonly after: Seen } & Committed)
  | { readonly kind: 'unchanged'; readonly seen: Seen; readonly reason: string }
  /** Accepted, but not shown; or accepted for a review that a person has to send. */
  | ({ readonly kind: 'not-confirmed'; readonly wanted: Wanted; readonly after: Seen } & Committed);

/**
 * One compare-and-set: read in an edit, decide, write, validate, commit, read back in a fresh edit. Play
 * invalidates the edit on any change by anybody, so the commit builds on what was read in it. An edit that
 * was invalidated is never replayed: the store is observed and decided on anew. A failed one is discarded.
 */
export async function inEditTransaction<Seen, Wanted>(
  client: PlayClient,
  transaction: EditTransaction<Seen, Wanted>,
  options: CommitOptions,
): Promise<EditResult<Seen, Wanted>> {
  for (let round = 1; round <= decisions; round += 1) {
    const result = await decideOnce(client, transaction, options);
    if (result !== 'edit-gone') return result;
    await backOff(client.pace, round);
  }
  throw new SlipwayError('STORE_EDIT_GONE', {
    message: `Others changed ${transaction.applicationId} ${decisions} times while it was being changed.`,
    seen: transaction.subject,
  });
}

async function decideOnce<Seen, Wanted>(
  client: PlayClient,
  transaction: EditTransaction<Seen, Wanted>,
  options: CommitOptions,
): Promise<EditResult<Seen, Wanted> | 'edit-gone'> {
  const edit = await client.insertEdit(transaction.applicationId);
  const attempt = await discardOnFailure(client, edit, async () => {
    const before = await transaction.read(edit);
    const decision = transaction.decide(before);
    if (decision.kind === 'none') return { before, decision };
    await transaction.write(edit, decision.wanted);
    // A commit validates as well, and of a halt every round trip counts.
    if (!options.urgent) await client.validate(edit);
    return { before, decision, commit: await commitEdit(client, edit, options) };
  });
  if (attempt === 'edit-gone') return attempt;
  const { before, decision, commit } = attempt;
  if (decision.kind === 'none') {
    await client.discardEdit(edit);
    return { kind: 'unchanged', seen: before, reason: decision.reason };
  }
  return confirm({ client, transaction, options }, { before, wanted: decision.wanted, commit });
}

interface Confirming<Seen, Wanted> {
  readonly client: PlayClient;
  readonly transaction: EditTransaction<Seen, Wanted>;
  readonly options: CommitOptions;
}

async function confirm<Seen, Wanted>(
  { client, transaction, options }: Confirming<Seen, Wanted>,
  { before, wanted, commit }: { before: Seen; wanted: Wanted; commit: CommitOutcome | undefined },
): Promise<EditResult<Seen, Wanted> | 'edit-gone'> {
  if (commit === undefined || (commit.kind === 'gone' && !commit.uncertain)) return 'edit-gone';
  const { applicationId, read, shows } = transaction;
  const back: ReadBack<Seen> = await readBack(client, {
    applicationId,
    read,
    shows: (seen) => shows(seen, wanted),
    urgent: options.urgent,
  });
  const { state: after, confirmed } = back;
  if (commit.kind === 'gone') {
    return confirmed ? { kind: 'changed', before, after, ...nothingCancelled } : 'edit-gone';
  }
  const { kind: _, ...committed } = commit;
  return confirmed && !committed.waitsInConsole
    ? { kind: 'changed', before, after, ...committed }
    : { kind: 'not-confirmed', wanted, after, ...committed };
}

const nothingCancelled: Committed = { cancelledReview: undefined, waitsInConsole: false };

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

import { checkDeclarations } from './declarations.ts';
import { closeEdits, withEdit } from './edits.ts';
import type { Edit, PlayApp, PlayState, Transition } from './model.ts';
import { alreadyInReview, badRequest, notFound } from './refusal.ts';
import { isInReview, sendsForReview, sentForReview } from './review.ts';
import { checkUpgradable } from './track-rules.ts';

export interface CommitOptions {
  readonly changesInReviewBehavior: string | undefined;
  readonly changesNotSentForReview: boolean;
  /** By the store's clock. */
  readonly nowMs: number;
}

/** What `edits.validate` and `edits.commit` both check. */
export function validateEdit(state: PlayState, edit: Edit): void {
  const app = state.apps[edit.applicationId];
  for (const track of Object.values(edit.tracks)) {
    if (app?.draft && track.releases.some((release) => release.status !== 'draft')) {
      throw badRequest('Only releases with status draft may be created on draft app.');
    }
    checkUpgradable(track);
  }
  checkDeclarations(state, edit);
}

/** Makes the edit's changes real. Everybody else's edits of the app are invalid from then on. */
export function commitEdit(state: PlayState, edit: Edit, options: CommitOptions): Transition<Edit> {
  validateEdit(state, edit);
  const app = state.apps[edit.applicationId];
  if (app === undefined) throw notFound(`Package not found: ${edit.applicationId}.`);
  checkReviewSending(app, options);
  const behavior = options.changesInReviewBehavior ?? 'CANCEL_IN_REVIEW_AND_SUBMIT';
  const inReview = isInReview(app, options.nowMs);
  if (inReview && behavior === 'ERROR_IF_IN_REVIEW') throw alreadyInReview();
  const committed: Edit = { ...edit, status: 'committed' };
  const closed = closeEdits(state, (one) => one.applicationId === edit.applicationId);
  const effect = {
    kind: 'commit',
    editId: edit.id,
    applicationId: app.applicationId,
    cancelledReview: inReview,
    waitsForConsole: options.changesNotSentForReview,
    tracks: Object.fromEntries(Object.entries(edit.tracks).map(([name, track]) => [name, track.releases])),
  } as const;
  return {
    state: {
      ...withEdit(closed, committed),
      apps: { ...state.apps, [app.applicationId]: withCommit(app, edit, options) },
      effects: [...state.effects, effect],
    },
    value: committed,
  };
}

/** Whatever still waits in the Console is sent along. */
function withCommit(app: PlayApp, edit: Edit, { changesNotSentForReview, nowMs }: CommitOptions): PlayApp {
  const held: PlayApp = { ...app, artifacts: [...edit.artifacts, ...app.artifacts] };
  const waiting = { ...app.waiting, ...edit.tracks };
  const presence = edit.presence ?? app.waitingPresence;
  if (changesNotSentForReview) return { ...held, waiting, ...(presence && { waitingPresence: presence }) };
  const { waitingPresence: _, ...sent } = held;
  return sentForReview(
    { ...sent, tracks: { ...app.tracks, ...waiting }, waiting: {}, ...(presence && { presence }) },
    { before: app, nowMs },
  );
}

function checkReviewSending(app: PlayApp, { changesNotSentForReview, nowMs }: CommitOptions): void {
  const automatic = sendsForReview(app, nowMs);
  if (!automatic && !changesNotSentForReview) {
    throw badRequest(
      'Changes cannot be sent for review automatically. Please set the query parameter changesNotSentForReview to true. Once committed, the changes in this edit can be sent for review from the Google Play Console UI.',
    );
  }
  if (automatic && changesNotSentForReview) {
    throw badRequest(
      'Changes are sent for review automatically. The query parameter changesNotSentForReview must not be set.',
    );
  }
}

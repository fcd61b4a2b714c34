import { callerOf, type PlayRequest } from '../context.ts';
import { editFor, withEdit } from '../edits.ts';
import type { Edit, PlayState } from '../model.ts';
import { emptyPresence, type StorePresence } from './model.ts';

/** The app as the edit shows it. */
export function presenceOf(state: PlayState, edit: Edit): StorePresence {
  return edit.presence ?? state.apps[edit.applicationId]?.presence ?? emptyPresence;
}

export function readPresence(request: PlayRequest): StorePresence {
  const state = request.play.storage.read();
  return presenceOf(state, editFor(state, callerOf(request), request.part('edit')));
}

export interface EditView {
  readonly state: PlayState;
  readonly edit: Edit;
}

/** Changes the request's edit in one step. */
export function changePresence<T>(
  request: PlayRequest,
  change: (
    presence: StorePresence,
    within: EditView,
  ) => { readonly presence: StorePresence; readonly value: T },
): T {
  const caller = callerOf(request);
  return request.play.storage.update((state) => {
    const edit = editFor(state, caller, request.part('edit'));
    const { presence, value } = change(presenceOf(state, edit), { state, edit });
    return { state: withEdit(state, { ...edit, presence }), value };
  });
}

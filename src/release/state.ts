import type { LedgerEvent } from '../ledger/event.ts';

/** What the ledger says of one step. */
export interface StepRecord {
  readonly inputHash: string;
  readonly output: Readonly<Record<string, unknown>>;
  readonly durationMs: number;
}

export interface UploadRecord {
  readonly sha256: string;
  readonly editId: string;
  readonly sessionUrl: string | undefined;
}

/** A release as its journal tells it: a fold over its events. */
export interface ReleaseState {
  readonly opened: boolean;
  /** Why this release is a hotfix; undefined when it is none. */
  readonly hotfix: string | undefined;
  /** The last success of each step; a later failure of the same step takes it away. */
  readonly steps: Readonly<Record<string, StepRecord>>;
  readonly upload: UploadRecord | undefined;
  /** The store has confirmed the first stage. */
  readonly rolloutStarted: boolean;
  readonly lastFailure:
    | { readonly step: string; readonly code: string; readonly message: string }
    | undefined;
  /** The number of events: what the next append has to come after. */
  readonly sequence: number;
}

const empty: ReleaseState = {
  opened: false,
  hotfix: undefined,
  steps: {},
  upload: undefined,
  rolloutStarted: false,
  lastFailure: undefined,
  sequence: 0,
};

export function releaseState(events: readonly LedgerEvent[]): ReleaseState {
  return events.reduce(applyEvent, empty);
}

export function applyEvent(state: ReleaseState, event: LedgerEvent): ReleaseState {
  return { ...withBody(state, event.body), sequence: event.sequence };
}

function withBody(state: ReleaseState, body: LedgerEvent['body']): ReleaseState {
  switch (body.type) {
    case 'release.opened':
      return { ...state, opened: true };
    case 'release.hotfix':
      return { ...state, hotfix: body.reason };
    case 'step.succeeded': {
      const { step, inputHash, output, durationMs } = body;
      return {
        ...state,
        steps: { ...state.steps, [step]: { inputHash, output, durationMs } },
        lastFailure: undefined,
      };
    }
    case 'step.failed': {
      const { step, code, message } = body;
      const { [step]: _, ...steps } = state.steps;
      return withoutWhatItRefutes({ ...state, steps, lastFailure: { step, code, message } }, code);
    }
    case 'upload.edit-opened':
      return { ...state, upload: { sha256: body.sha256, editId: body.editId, sessionUrl: undefined } };
    case 'upload.session-opened':
      return { ...state, upload: { sha256: body.sha256, editId: body.editId, sessionUrl: body.sessionUrl } };
    case 'rollout.started':
      return { ...state, rolloutStarted: true };
    default:
      return state;
  }
}

/** Some refusals say that an earlier step's result is worth nothing any more. */
function withoutWhatItRefutes(state: ReleaseState, code: string): ReleaseState {
  switch (code) {
    case 'STORE_VERSION_CODE_USED': {
      const { version: _, ...steps } = state.steps;
      return { ...state, steps };
    }
    case 'EDIT_LOST': {
      const { upload: _, ...steps } = state.steps;
      return { ...state, steps, upload: undefined };
    }
    default:
      return state;
  }
}

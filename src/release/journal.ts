import { SlipwayError } from '../errors/slipway-error.ts';
import type { EventBody } from '../ledger/event.ts';
import type { Ledger, ReleaseKey } from '../ledger/ledger.ts';
import { applyEvent, type ReleaseState, releaseState } from './state.ts';

/** The journal of one release under one writer: appends in order and keeps the folded state beside it. */
export interface Journal {
  readonly release: ReleaseKey;
  readonly state: () => ReleaseState;
  /** Throws RELEASE_BUSY when somebody else has written meanwhile. */
  readonly append: (...bodies: [EventBody, ...EventBody[]]) => Promise<void>;
}

export interface JournalOptions {
  readonly ledger: Ledger;
  readonly release: ReleaseKey;
  readonly actor: string;
}

export async function openJournal({ ledger, release, actor }: JournalOptions): Promise<Journal> {
  let state = releaseState(await ledger.read(release));
  return {
    release,
    state: () => state,
    append: async (...bodies) => {
      const result = await ledger.append({ release, after: state.sequence, bodies, actor });
      if (result.kind === 'conflict') throw busy(release, ledger.label);
      state = result.events.reduce(applyEvent, state);
    },
  };
}

function busy(release: ReleaseKey, ledger: string): SlipwayError {
  return new SlipwayError('RELEASE_BUSY', {
    message: `Another process has written to the journal of ${release} meanwhile.`,
    seen: ledger,
  });
}

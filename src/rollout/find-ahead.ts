import { SlipwayError } from '../errors/slipway-error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { parseReleaseKey, releaseKey } from '../ledger/release-key.ts';
import { platformOfStore } from '../stores/platform.ts';
import type { Store } from '../stores/store.ts';
import { storeNames } from '../stores/store-names.ts';
import { type Ahead, aheadOf } from './ahead.ts';
import type { RolloutSubject } from './context.ts';
import { rolloutMemory } from './memory.ts';
import { observe } from './observation.ts';
import type { GoesFirst } from './plan.ts';

export interface AheadSearch {
  /** The rollout that waits. */
  readonly subject: Pick<RolloutSubject, 'release'>;
  /** The id of the same app on the store that goes first; undefined where the config has none. */
  readonly applicationId: string | undefined;
  readonly ledger: Ledger;
  readonly openStore: () => Promise<Store>;
}

/**
 * How far the rollout of the same version is on the store that goes first. The one of another version says nothing, and
 * whatever cannot be asked has not happened.
 */
export async function findAhead(search: AheadSearch, first: GoesFirst): Promise<Ahead> {
  try {
    return await lookedFor(search, first);
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    return { kind: 'not-yet', reason: `it could not be asked: ${error.message}` };
  }
}

async function lookedFor(
  { subject, applicationId, ledger, openStore }: AheadSearch,
  first: GoesFirst,
): Promise<Ahead> {
  const versionName = parseReleaseKey(subject.release)?.versionName;
  if (applicationId === undefined || versionName === undefined)
    return { kind: 'not-yet', reason: `the config has no app on ${storeNames[first.store]}` };
  const platform = platformOfStore[first.store];
  const events = await ledger.read(releaseKey({ platform, applicationId, versionName }));
  const memory = rolloutMemory(events);
  if (memory === undefined) return { kind: 'not-yet', reason: `there is no rollout of ${versionName} yet` };
  const { track, versionCodes } = memory;
  const state = await (await openStore()).readTrack({ applicationId, track });
  return aheadOf(first, events, observe(state, { versionCodes, versionName }));
}

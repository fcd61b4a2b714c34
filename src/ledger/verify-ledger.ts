import { SlipwayError } from '../errors/slipway-error.ts';
import type { Ledger, ReleaseKey } from './ledger.ts';

/** What a look at one release's journal showed. */
export interface VerifiedRelease {
  readonly release: ReleaseKey;
  /** How many events it has; `null` when it cannot be read. */
  readonly events: number | null;
  /** When the last one was written, as ISO 8601 in UTC. */
  readonly lastAt: string | null;
  /** The first thing that is wrong, naming the sequence; `null` when all is well. */
  readonly problem: string | null;
}

/** Reads the journals of the given releases: each has to be gapless and every event has to fit the schema. */
export function verifyLedger(ledger: Ledger, releases: readonly ReleaseKey[]): Promise<VerifiedRelease[]> {
  return Promise.all(releases.map((release) => verify(ledger, release)));
}

async function verify(ledger: Ledger, release: ReleaseKey): Promise<VerifiedRelease> {
  try {
    const events = await ledger.read(release);
    return { release, events: events.length, lastAt: events.at(-1)?.at ?? null, problem: null };
  } catch (error) {
    if (!(error instanceof SlipwayError) || error.code !== 'LEDGER_CORRUPT') throw error;
    return { release, events: null, lastAt: null, problem: `${error.message} ${error.seen ?? ''}`.trim() };
  }
}

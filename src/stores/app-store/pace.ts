import { setTimeout as sleep } from 'node:timers/promises';
import type { Patience } from '../patience.ts';

/** How patient the adapter is. Wall time throughout: servers and connections know no other. */
export interface AppStorePace extends Patience {
  /** Tries of one part of an upload. */
  readonly partAttempts: number;
  /** Parts of an upload that are on their way at once. */
  readonly partsAtOnce: number;
  /** How often, and how long altogether, is asked whether a build has been processed. */
  readonly processingPollMs: number;
  readonly processingLimitMs: number;
  /** The same for a submission that is not ready yet, a review being withdrawn, and a change that is not shown yet. */
  readonly settlingPollMs: number;
  readonly settlingLimitMs: number;
}

export const defaultPace: AppStorePace = {
  baseDelayMs: 250,
  maxDelayMs: 8_000,
  wait: (delayMs) => sleep(delayMs),
  partAttempts: 6,
  partsAtOnce: 4,
  processingPollMs: 15_000,
  processingLimitMs: 60 * 60_000,
  settlingPollMs: 2_000,
  settlingLimitMs: 5 * 60_000,
};

/** A store on this machine is through with a build in a second, and asks nobody to be spared. */
export const localPace: AppStorePace = { ...defaultPace, processingPollMs: 200, settlingPollMs: 200 };

/** Asks until there is an answer, or the limit has passed: then undefined. */
export async function settled<T>(
  pace: Pick<AppStorePace, 'wait' | 'settlingPollMs' | 'settlingLimitMs'>,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const giveUpAt = performance.now() + pace.settlingLimitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() > giveUpAt) return answer;
    await pace.wait(pace.settlingPollMs);
  }
}

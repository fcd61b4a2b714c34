import { setTimeout as sleep } from 'node:timers/promises';
import { backOff, isTransient, type Patience } from '../patience.ts';

/** How patient the adapter is. Wall time throughout: servers and connections know no other. */
export interface Pace extends Patience {
  /** Tries per request that may be repeated. */
  readonly attempts: number;
  /** How often, and how long altogether, Play is asked whether a bundle has been processed. */
  readonly processingPollMs: number;
  readonly processingLimitMs: number;
  /** Bytes per PUT of an upload: a multiple of 256 KiB, as Google wants it. */
  readonly chunkBytes: number;
}

export const defaultPace: Pace = {
  attempts: 5,
  baseDelayMs: 250,
  maxDelayMs: 8_000,
  wait: (delayMs) => sleep(delayMs),
  processingPollMs: 5_000,
  processingLimitMs: 10 * 60_000,
  chunkBytes: 8 * 1024 * 1024,
};

/** Repeats what failed for want of a server or a network. Only for requests that may be made twice. */
export async function withRetries<T>(pace: Pace, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error) || tries >= pace.attempts) throw error;
      await backOff(pace, tries);
    }
  }
}

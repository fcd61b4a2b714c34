import { setTimeout as sleep } from 'node:timers/promises';
import { SlipwayError } from '../../errors/slipway-error.ts';

/** How patient the adapter is. Wall time throughout: servers and connections know no other. */
export interface Pace {
  /** Tries per request that may be repeated. */
  readonly attempts: number;
  /** Delay before the second try; it doubles, with full jitter. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** How a delay passes. */
  readonly wait: (delayMs: number) => Promise<unknown>;
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

/** Whether the failure says nothing about what the store did or would do. */
export function isTransient(error: unknown): boolean {
  return transient.some((code) => hasCode(error, code));
}

const transient = ['STORE_UNAVAILABLE', 'STORE_QUOTA', 'NETWORK_UNAVAILABLE'] as const;

export function hasCode(error: unknown, code: SlipwayError['code']): boolean {
  return error instanceof SlipwayError && error.code === code;
}

/** Full jitter, so that many clients that failed together do not come back together. */
export async function backOff(pace: Pace, tries: number): Promise<void> {
  const longest = Math.min(pace.maxDelayMs, pace.baseDelayMs * 2 ** (tries - 1));
  await pace.wait(longest * (0.5 + Math.random() / 2));
}

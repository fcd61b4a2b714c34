import { SlipwayError } from '../errors/slipway-error.ts';

/** How long an adapter waits between two tries of the same thing. Wall time: servers and connections know no other. */
export interface Patience {
  /** Delay before the second try; it doubles, with full jitter. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** How a delay passes. */
  readonly wait: (delayMs: number) => Promise<unknown>;
}

/** Full jitter, so that many clients that failed together do not come back together. */
export async function backOff(patience: Patience, tries: number): Promise<void> {
  const longest = Math.min(patience.maxDelayMs, patience.baseDelayMs * 2 ** (tries - 1));
  await patience.wait(longest * (0.5 + Math.random() / 2));
}

/** Whether the failure says nothing about what the store did or would do. */
export function isTransient(error: unknown): boolean {
  return transient.some((code) => hasCode(error, code));
}

const transient = ['STORE_UNAVAILABLE', 'STORE_QUOTA', 'NETWORK_UNAVAILABLE'] as const;

export function hasCode(error: unknown, code: SlipwayError['code']): boolean {
  return error instanceof SlipwayError && error.code === code;
}

import { tooManyRequests } from './refusal.ts';

/** Apple's number for each key. */
export const callsPerHour = 3_500;

const hourMs = 3_600_000;

/** Counts the calls of each key over a rolling hour of the store's clock. */
export interface RateLimit {
  /** Counts a call. Throws Apple's 429 when the hour is spent. */
  readonly spend: (keyId: string, nowMs: number) => void;
  /** The header that goes with every answer. */
  readonly header: (keyId: string, nowMs: number) => Readonly<Record<string, string>>;
}

export function createRateLimit(limit: number): RateLimit {
  const calls = new Map<string, readonly number[]>();
  const within = (keyId: string, nowMs: number): readonly number[] =>
    (calls.get(keyId) ?? []).filter((atMs) => atMs > nowMs - hourMs);
  return {
    spend(keyId, nowMs) {
      const recent = within(keyId, nowMs);
      if (recent.length >= limit) throw tooManyRequests();
      calls.set(keyId, [...recent, nowMs]);
    },
    header(keyId, nowMs) {
      const left = Math.max(0, limit - within(keyId, nowMs).length);
      return { 'x-rate-limit': `user-hour-lim:${limit};user-hour-rem:${left};` };
    },
  };
}

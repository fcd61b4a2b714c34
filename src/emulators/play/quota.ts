import { PlayRefusal } from './refusal.ts';

/** Counts the calls of each bucket, and refuses the ones above what a minute of wall time allows. */
export interface Quota {
  spend(bucket: string): void;
}

/** Google's default for each bucket of the API. */
export const callsPerMinute = 3_000;

/** A bucket that fills up evenly: what was not spent within a minute is not saved for the next one. */
export function createQuota(perMinute: number, nowMs: () => number = Date.now): Quota {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    spend(bucket) {
      const now = nowMs();
      const { left, atMs } = buckets.get(bucket) ?? { left: perMinute, atMs: now };
      const filled = Math.min(perMinute, left + ((now - atMs) * perMinute) / 60_000);
      if (filled < 1) throw quotaExceeded();
      buckets.set(bucket, { left: filled - 1, atMs: now });
    },
  };
}

function quotaExceeded(): PlayRefusal {
  return new PlayRefusal({
    code: 429,
    message: "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute'.",
    status: 'RESOURCE_EXHAUSTED',
    reason: 'rateLimitExceeded',
  });
}

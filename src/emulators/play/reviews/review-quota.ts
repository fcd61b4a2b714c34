import { PlayRefusal } from '../refusal.ts';
import type { ReviewCalls } from './model.ts';

const hourMs = 60 * 60_000;

/** https://developers.google.com/android-publisher/reply-to-reviews#quotas: per app, on top of the general quota. */
const limits = {
  reads: { most: 200, windowMs: hourMs, name: 'GET requests per hour' },
  replies: { most: 2_000, windowMs: 24 * hourMs, name: 'POST requests per day' },
} as const;

/** Counts one more call; refuses it when the window is full. */
export function spendReviewQuota(calls: ReviewCalls, kind: keyof typeof limits, nowMs: number): ReviewCalls {
  const { most, windowMs, name } = limits[kind];
  const recent = calls[kind].filter((atMs) => atMs > nowMs - windowMs);
  if (recent.length >= most) {
    throw new PlayRefusal({
      code: 429,
      message: `Quota exceeded for quota metric 'Reviews' and limit '${name}'.`,
      status: 'RESOURCE_EXHAUSTED',
      reason: 'rateLimitExceeded',
    });
  }
  return { ...calls, [kind]: [...recent, nowMs] };
}

import { readRateLimit } from './budget.ts';
import type { End } from './end.ts';

export interface RetryOptions {
  /** Tries of one request, the first included. */
  readonly attempts: number;
  /** Before the second try; it doubles with each. */
  readonly baseDelayMs: number;
  /** Longer than this is not waited for, whatever the server wishes. */
  readonly maxDelayMs: number;
  /** Of the wall, for a `Retry-After` that names a date. */
  readonly now: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
}

export interface Failed {
  readonly end: End;
  readonly tries: number;
  readonly repeatable: boolean;
  readonly halt: boolean;
}

/** How long to wait before the same request is tried again; undefined when it is not to be. */
export function delayBefore(options: RetryOptions, failed: Failed): number | undefined {
  const { end, tries } = failed;
  if (tries >= options.attempts || !mayRepeat(failed)) return undefined;
  const longestMs = Math.min(options.maxDelayMs, options.baseDelayMs * 2 ** (tries - 1));
  // Never at once, and spread, so that many clients that failed together do not come back together.
  const jitteredMs = longestMs * (0.5 + options.random() / 2);
  if (end.kind === 'silence') return jitteredMs;
  const wishedMs = retryAfterMs(end.headers.get('retry-after'), options.now());
  if (wishedMs === undefined) return jitteredMs;
  return wishedMs > options.maxDelayMs ? undefined : wishedMs + jitteredMs / 4;
}

/** A request that was refused for its rate was not carried out; after all other failures that is not known. */
function mayRepeat({ end, repeatable, halt }: Failed): boolean {
  if (end.kind === 'silence') return repeatable;
  if (end.status === 429) return halt || !isHourSpent(end.headers);
  return repeatable && (end.status >= 500 || end.status === 408);
}

/** No wait of seconds helps against this; a halt tries all the same, because the hour rolls. */
function isHourSpent(headers: Headers): boolean {
  return (readRateLimit(headers.get('x-rate-limit'))?.remaining ?? 1) <= 0;
}

function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

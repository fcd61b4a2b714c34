import type { Verdict } from '../rollout/verdict.ts';
import { holdAt, promoteAt } from './evidence/rules.ts';
import { limitAlpha } from './metric-rule.ts';
import { usualPatienceMs } from './patience.ts';
import type { Evidence } from './watch.ts';

const hourMs = 3_600_000;

/** What the verdict rests on. */
export type Basis =
  | 'evidence'
  /** The failure rate is above the limit that is never acceptable. */
  | 'limit'
  /** So much time without evidence against it; the data cannot tell more. */
  | 'time'
  /** The raw threshold of the config, which has no error bound. */
  | 'threshold'
  | 'stale'
  | 'shared'
  /** The stage is young, or its users are few. */
  | 'too-little';

export interface StageState {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** When the stage began. */
  readonly since: number;
  /** Data that reaches less far than this before now is stale. */
  readonly maxAgeMs: number;
  /** How long this stage waits for evidence before it goes on without: `patienceFor` its share of users. */
  readonly patienceMs?: number | undefined;
}

export interface Weighing extends Evidence {
  readonly limit: number;
  readonly alpha: number;
  readonly dataUntil: number;
  readonly sharedOutage: boolean;
  readonly breaksRawRule: boolean;
}

/** A stage tells nothing before so much of it is in the data. */
const leastCoverMs = 6 * hourMs;

/** From evidence to a verdict. Nothing but a halt is said on stale data, and nothing stale ever lets a rollout go on. */
export function weigh(
  { against, inFavour, limit, alpha, dataUntil, sharedOutage, breaksRawRule }: Weighing,
  { now, since, maxAgeMs, patienceMs = usualPatienceMs }: StageState,
): { readonly verdict: Verdict; readonly basis: Basis } {
  if (against >= -Math.log(alpha)) return { verdict: 'halt', basis: 'evidence' };
  if (limit >= -Math.log(limitAlpha)) return { verdict: 'halt', basis: 'limit' };
  if (dataUntil < now - maxAgeMs) return { verdict: 'unknown', basis: 'stale' };
  if (sharedOutage) return { verdict: 'not-this-release', basis: 'shared' };
  if (against >= Math.log(holdAt)) return { verdict: 'hold', basis: 'evidence' };
  if (breaksRawRule) return { verdict: 'hold', basis: 'threshold' };
  if (dataUntil < since + leastCoverMs) return { verdict: 'underpowered', basis: 'too-little' };
  if (inFavour >= Math.log(promoteAt)) return { verdict: 'advance', basis: 'evidence' };
  // Where few use the app the data never tells.
  if (now >= since + patienceMs) return { verdict: 'advance', basis: 'time' };
  return { verdict: 'underpowered', basis: 'too-little' };
}

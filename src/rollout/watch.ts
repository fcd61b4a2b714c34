import { setTimeout as sleep } from 'node:timers/promises';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Decision } from './decision.ts';
import type { StepResult } from './step.ts';

/** After these a person has to act, or nothing is left to do. */
const ends: readonly Decision['kind'][] = ['done', 'stopped', 'halt', 'blocked'];

export interface Watching {
  readonly step: () => Promise<StepResult>;
  readonly everyMs: number;
  /** The present, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Takes steps until the rollout is over, a person is needed or somebody interrupts; the last step is the answer. */
export async function watchRollout({ step, everyMs, now, tell, signal }: Watching): Promise<StepResult> {
  const line = (text: string) => tell(`${new Date(now()).toISOString()}  ${text}`);
  for (;;) {
    signal.throwIfAborted();
    const result = await stepOrProblem(step);
    line(typeof result === 'string' ? result : result.did);
    if (typeof result !== 'string' && ends.includes(result.decision.kind)) return result;
    const pauseMs = typeof result === 'string' ? everyMs : pauseOf(result.decision, { everyMs, now: now() });
    await sleep(pauseMs, undefined, { signal });
  }
}

/** A store that cannot be reached for a while is no reason to stop watching. */
async function stepOrProblem(step: () => Promise<StepResult>): Promise<StepResult | string> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof SlipwayError) || !error.retryable) throw error;
    return `trying again: ${error.message}${error.seen === undefined ? '' : ` (${error.seen})`}`;
  }
}

/** A wait that ends sooner than the next look shortens it; the decision's own time is in the release's clock. */
function pauseOf(
  decision: Decision,
  { everyMs, now }: { readonly everyMs: number; readonly now: number },
): number {
  return decision.kind === 'wait' ? Math.min(everyMs, Math.max(1_000, decision.until - now)) : everyMs;
}

import type { SlipwayError } from '../errors/slipway-error.ts';
import type { GuardReport } from '../guard/guard-report.ts';
import type { Decision } from '../rollout/decision.ts';
import type { Judgement } from '../rollout/verdict.ts';
import type { Platform } from '../stores/platform.ts';
import type { Happening } from './scenario.ts';
import type { Standing } from './timeline.ts';

/** One look of the controller, or why there was none. */
export type Step =
  | {
      readonly kind: 'stepped';
      readonly did: string;
      readonly decision: Decision['kind'];
      readonly verdict: Judgement;
      readonly reason: string;
      readonly guard: GuardReport | undefined;
    }
  | { readonly kind: 'failed'; readonly error: SlipwayError };

/** Everything that a rehearsal is played with: local stores over HTTP, users, the controller, a clock. */
export interface Stage {
  /** When the release begins, in milliseconds since the epoch. */
  readonly startMs: number;
  /** Runs the pipeline of a platform, and answers with how far it came. */
  readonly release: (platform: Platform) => Promise<string>;
  readonly step: (platform: Platform) => Promise<Step>;
  readonly happen: (happening: Happening) => Promise<string>;
  readonly standing: (platform: Platform) => Omit<Standing, 'hour' | 'platform'>;
  /** What `slipway halt` does on that store, and what it says. */
  readonly halt: (platform: Platform) => Promise<string>;
  /** Pages that were sent since it was asked last. */
  readonly pages: () => readonly string[];
  /** Users live through one more hour, and it is that much later. */
  readonly passHour: () => Promise<void>;
}

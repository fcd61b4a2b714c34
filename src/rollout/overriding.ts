import type { ReviewState, TrackRelease } from '../stores/store.ts';
import type { RolloutMemory } from './memory.ts';
import type { Observation } from './observation.ts';
import type { RolloutPlan } from './plan.ts';

/** What a person's override comes down to. */
export type Override =
  | { readonly kind: 'resume'; readonly seen: TrackRelease }
  /** A halt only keeps the controller from going on; the store has nothing to lift. */
  | { readonly kind: 'let-go' }
  | { readonly kind: 'raise'; readonly from: number; readonly to: number }
  /** Where the store sets the pace: the version is let out, a pause of the controller ends, a day may pass. */
  | { readonly kind: 'let-out' }
  | { readonly kind: 'go-on'; readonly fraction: number }
  | { readonly kind: 'wave' }
  | { readonly kind: 'refused'; readonly reason: string; readonly next: string };

export interface OverrideSituation {
  readonly plan: RolloutPlan;
  readonly observation: Observation;
  readonly memory: RolloutMemory | undefined;
  readonly review: ReviewState;
}

export function refusedTo(reason: string, next: string): Override {
  return { kind: 'refused', reason, next };
}

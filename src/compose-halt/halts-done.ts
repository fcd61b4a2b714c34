import type { HaltOrder } from '../rollout/halt-order.ts';
import type { HaltDone } from '../rollout/halt-stores.ts';

/** A halt of any number of apps on any store, once the stores have answered. */
export interface HaltsDone {
  readonly done: readonly HaltDone[];
  readonly order: HaltOrder;
  /** Whether more than what was asked for may be stopped. */
  readonly mayStopMore: boolean;
}

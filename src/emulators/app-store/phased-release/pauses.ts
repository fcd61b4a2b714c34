import type { Resource } from '../model.ts';
import { count } from '../resources.ts';

/** Apple's whole budget for pauses of one phased release, in any number of them. */
export const pauseBudgetMs = 30 * 86_400_000;

/** For how long a phased release was paused by now, all pauses together. */
export function pausedMs({ kept }: Resource, nowMs: number): number {
  const since = count(kept, 'pausedSinceMs');
  return count(kept, 'pausedBeforeMs') + (since === 0 ? 0 : nowMs - since);
}

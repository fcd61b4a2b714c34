import type { AppStoreState, TimerKind } from './model.ts';

export function scheduled(state: AppStoreState, timer: AppStoreState['timers'][number]): AppStoreState {
  return { ...state, timers: [...state.timers, timer] };
}

/** Takes away what time would do with something; only timers of those kinds, when kinds are named. */
export function unscheduled(state: AppStoreState, id: string, ...kinds: readonly TimerKind[]): AppStoreState {
  const timers = state.timers.filter(
    (timer) => timer.id !== id || (kinds.length > 0 && !kinds.includes(timer.kind)),
  );
  return timers.length === state.timers.length ? state : { ...state, timers };
}

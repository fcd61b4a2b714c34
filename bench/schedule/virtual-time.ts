export interface VirtualTime {
  readonly now: () => number;
  readonly sleep: (duration: number) => Promise<void>;
  /** Jumps from one end of a sleep to the next until the work has ended. */
  readonly passUntil: (work: Promise<unknown>) => Promise<void>;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that stands still while anybody works, so that a suite of hours is played in milliseconds. */
export function virtualTime(): VirtualTime {
  let now = 0;
  const sleepers: Sleeper[] = [];
  return {
    now: () => now,
    sleep: (duration) => new Promise((wake) => void insert(sleepers, { until: now + duration, wake })),
    async passUntil(work) {
      const state = { ended: false };
      const end = work.finally(() => {
        state.ended = true;
      });
      // All that follows from the last wake-up happens before the event loop turns.
      for (await turn(); !state.ended; await turn()) {
        const next = sleepers.shift();
        if (next === undefined) throw new Error('nobody sleeps and the work has not ended');
        now = next.until;
        next.wake();
      }
      await end;
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** Few sleep at once, as many as there are devices. */
function insert(sleepers: Sleeper[], sleeper: Sleeper): void {
  const place = sleepers.findIndex(({ until }) => until > sleeper.until);
  sleepers.splice(place === -1 ? sleepers.length : place, 0, sleeper);
}

import type { Seeded } from '../../src/testing/seeded.ts';

/** One process of the world: it runs until it ends, or until it is killed, which makes it forget everything. */
export interface Process {
  readonly name: string;
  killed: boolean;
}

/** Lets one process at a time go on by one call, so that a seed says everything about their order. */
export interface Turns {
  /** Waits until it is this process's turn; one that was killed waits for ever. */
  readonly wait: (process: Process, label: string) => Promise<void>;
  /** Work outside of this thread, such as a request: nobody else has a turn before it is over. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** Comes when the one who went on last stands still, and with it everybody. */
  readonly standStill: () => Promise<void>;
  /** Lets somebody go on; undefined when nobody is left. */
  readonly release: () => string | undefined;
  /** From now on nobody waits. */
  readonly end: () => void;
}

interface Waiting {
  readonly process: Process;
  readonly label: string;
  readonly go: () => void;
}

/** Event loop turns without news after which everybody stands still. */
const quietTurns = 4;
const patienceTurns = 20_000;

export function createTurns(random: Seeded, isOver: () => boolean): Turns {
  const waiting: Waiting[] = [];
  let [over, busy, news] = [false, 0, 0];
  let last: Process | undefined;
  const alive = () => waiting.filter(({ process }) => !process.killed);
  async function standStill(): Promise<void> {
    for (let quiet = 0, patience = 0; quiet < quietTurns; patience += 1) {
      const before = news;
      await new Promise((resolve) => setImmediate(resolve));
      const nothingYet = busy > 0 || (alive().length === 0 && !isOver());
      quiet = news === before && !nothingYet ? quiet + 1 : 0;
      if (patience > patienceTurns && busy === 0)
        throw new Error(`somebody neither ends nor waits after ${last?.name}`);
    }
  }
  return {
    wait(process, label) {
      if (over) return Promise.resolve();
      news += 1;
      return new Promise((go) => waiting.push({ process, label, go }));
    },
    async during(work) {
      busy += 1;
      try {
        return await work();
      } finally {
        busy -= 1;
        news += 1;
      }
    },
    standStill,
    release() {
      const candidates = alive();
      if (candidates.length === 0) return undefined;
      // Half of the time the same one goes on: only long stretches bring two far enough apart to collide late.
      const same = candidates.filter(({ process }) => process === last);
      const chosen = random.pick(same.length > 0 && random.chance(0.5) ? same : candidates);
      waiting.splice(waiting.indexOf(chosen), 1);
      last = chosen.process;
      chosen.go();
      return `${chosen.process.name}: ${chosen.label}`;
    },
    end() {
      over = true;
    },
  };
}

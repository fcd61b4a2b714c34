/** Runs one task per key at a time; a newer one asks the older to stop, and begins when it has. */
export interface Writers {
  /** `stop` is called when a newer task of the same key wants to begin. */
  take<T>(key: string, stop: () => void, task: () => Promise<T>): Promise<T>;
}

interface Running {
  readonly stop: () => void;
  readonly ended: Promise<unknown>;
}

/**
 * A client that was cut off comes back while the bytes of its broken request are still being written. Both
 * would write into the same file, and what is told to the newer one would not be true any more.
 */
export function createWriters(): Writers {
  const running = new Map<string, Running>();
  return {
    async take(key, stop, task) {
      const before = running.get(key);
      before?.stop();
      const result = (before?.ended ?? Promise.resolve()).then(task);
      const mine: Running = { stop, ended: result.catch(() => undefined) };
      running.set(key, mine);
      try {
        return await result;
      } finally {
        if (running.get(key) === mine) running.delete(key);
      }
    },
  };
}

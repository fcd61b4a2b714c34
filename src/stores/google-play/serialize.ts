/** Runs tasks of one key one after another; tasks of different keys do not wait for each other. */
export type Serialize = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/**
 * Play keeps one edit per account and app, so two calls of one process that open edits of the same app at
 * once would invalidate each other.
 */
export function createSerialize(): Serialize {
  const tails = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = tails.get(key) ?? Promise.resolve();
    const result = before.then(task, task);
    tails.set(key, result);
    return result;
  };
}

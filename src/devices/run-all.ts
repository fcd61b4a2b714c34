/** Runs `work` over all items, at most `workers` at once, and returns the answers in the items' order. */
export async function runAll<Item, Answer>(
  items: readonly Item[],
  workers: number,
  work: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const queue = items.entries();
  // One iterator is shared: each worker takes the next item when it has finished its last.
  const worker = async () => {
    for (const [index, item] of queue) answers[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(workers, items.length) }, worker));
  return answers;
}

import { runAll } from '../run-all.ts';

export interface Pace<Item> {
  /** How many run at once. */
  readonly workers: number;
  /** How long an item will take, in any unit, as long as it is one. */
  readonly expected: (item: Item) => number;
}

/**
 * Runs `work` once for every item and returns the answers in the items' order. Whoever is free takes the item that is
 * expected to last longest: a long one that starts last would leave all others idle, and a queue corrects by itself
 * what was expected wrongly. Graham's rule: https://doi.org/10.1137/0117039
 */
export async function runLongestFirst<Item, Answer>(
  items: readonly Item[],
  pace: Pace<Item>,
  work: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const queue = longestFirst(items, pace.expected);
  const answers: Answer[] = [];
  await runAll(queue, pace.workers, async ({ item, place }) => {
    answers[place] = await work(item);
  });
  return answers;
}

interface Placed<Item> {
  readonly item: Item;
  readonly place: number;
}

/** Each item is asked for its time once; equals keep their order, so that a run is the same each time. */
function longestFirst<Item>(
  items: readonly Item[],
  expected: (item: Item) => number,
): readonly Placed<Item>[] {
  return items
    .map((item, place) => ({ item, place, time: expected(item) }))
    .toSorted((a, b) => b.time - a.time);
}

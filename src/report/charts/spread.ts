/**
 * Places for labels that each would like one, in the same order and so far apart that none covers another. They move
 * as little as the next one to them asks for, and stay in the room while there is enough of it.
 */
export function spread(
  wished: readonly number[],
  { gap, from, to }: { readonly gap: number; readonly from: number; readonly to: number },
): readonly number[] {
  const order = wished.map((_, index) => index).toSorted((a, b) => at(wished, a) - at(wished, b));
  const placed = new Map<number, number>();
  let lowest = from;
  for (const index of order) {
    const place = Math.max(lowest, at(wished, index));
    placed.set(index, place);
    lowest = place + gap;
  }
  let highest = to;
  for (const index of order.toReversed()) {
    const place = Math.min(highest, placed.get(index) ?? highest);
    placed.set(index, place);
    highest = place - gap;
  }
  return wished.map((wish, index) => placed.get(index) ?? wish);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}

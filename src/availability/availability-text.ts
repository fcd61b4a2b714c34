import { wrap } from '../text/wrap.ts';
import type { TerritoryAvailability } from './availability-store.ts';
import type { AvailabilityResult } from './change-availability.ts';

const columns = 80;

export function availabilityText(shown: readonly TerritoryAvailability[], heading: string): string {
  const named = (available: boolean) =>
    shown.filter((entry) => entry.available === available).map(({ territory }) => territory);
  const [on, off] = [named(true), named(false)];
  const others = off.length === 0 ? [] : counted('not on sale in', off);
  return [heading, ...counted('on sale in', on), ...others].join('\n');
}

export function planText(territories: readonly string[], available: boolean): string {
  const verb = available ? 'would be put on sale in' : 'would be removed from sale in';
  return territories.length === 0 ? 'Nothing to do.' : counted(verb, territories).join('\n');
}

export function resultText({ changed, left, failure }: AvailabilityResult, available: boolean): string {
  const done = available ? 'put on sale in' : 'removed from sale in';
  const open = available ? 'still not on sale in' : 'STILL ON SALE in';
  return [
    ...(changed.length + left.length === 0 ? ['Nothing to do.'] : []),
    ...(changed.length > 0 ? counted(done, changed) : []),
    ...(left.length > 0 ? counted(open, left) : []),
    ...(failure === undefined
      ? []
      : [`The first failure: ${failure.message} ${failure.seen ?? ''}`.trimEnd()]),
    ...(left.length > 0 ? ['Run the same command again: it takes up what is left.'] : []),
  ].join('\n');
}

/** What a removal costs, said before it is done. */
export const removalWarning = [
  'Nobody new can get the app there, and a phased release of its version ends for',
  'good: it cannot be taken up again. Who has the app keeps it. To stop a version',
  'from spreading, use slipway halt.',
].join('\n');

function counted(words: string, territories: readonly string[]): readonly string[] {
  const count = `${words} ${territories.length} ${territories.length === 1 ? 'territory' : 'territories'}`;
  if (territories.length === 0) return [count];
  return [`${count}:`, ...wrap(territories.join(' '), columns - 2).map((line) => `  ${line}`)];
}

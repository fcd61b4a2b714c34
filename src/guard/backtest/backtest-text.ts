import type { Tick } from './backtest.ts';
import { timeOf, verdictChanges } from './verdict-changes.ts';

/** A line for each change of the verdict, and the first halt at the end. */
export function backtestText(ticks: readonly Tick[]): string {
  const changes = verdictChanges(ticks);
  const halt = ticks.find(({ verdict }) => verdict === 'halt');
  const end = ticks.at(-1);
  return [
    `${ticks.length} looks, ${changes.length} verdicts:`,
    ...changes.map(({ at, verdict, reason }) => `  ${timeOf(at)}  ${verdict.padEnd(16)}  ${reason}`),
    '',
    halt === undefined
      ? `It would not have halted; at the end it said ${end?.verdict ?? 'nothing'}.`
      : `It would have halted at ${timeOf(halt.at)}.`,
  ].join('\n');
}

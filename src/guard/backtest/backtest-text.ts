import type { Tick } from './backtest.ts';

/** A line for each change of the verdict, and the first halt at the end. */
export function backtestText(ticks: readonly Tick[]): string {
  const changes = ticks.filter((tick, index) => tick.verdict !== ticks[index - 1]?.verdict);
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

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}

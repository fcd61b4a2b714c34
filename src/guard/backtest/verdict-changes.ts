import type { Tick } from './backtest.ts';

/** The first look at each new verdict. */
export function verdictChanges(ticks: readonly Tick[]): readonly Tick[] {
  return ticks.filter((tick, index) => tick.verdict !== ticks[index - 1]?.verdict);
}

/** `2026-03-02T07:00Z`. */
export function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}

// Many simulated rollouts, pooled over cells.
import { availableParallelism } from 'node:os';
import type { Cell } from '../../src/guard/simulation/cell.ts';
import { simulateCells } from '../../src/guard/simulation/simulate-cells.ts';
import { type Summary, summaryOf } from '../../src/guard/simulation/summary.ts';

export interface MeasureOptions {
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** So many runs of each pool, shared among its cells; a pool that is there twice is simulated once. */
export async function measurePools(
  pools: readonly (readonly Cell[])[],
  runs: number,
  { seed, say }: MeasureOptions,
): Promise<readonly Summary[]> {
  const distinct = new Map(pools.map((cells) => [JSON.stringify(cells), cells]));
  const parts = [...distinct.values()].flatMap((cells) =>
    cells.map((cell) => ({ cell, runs: Math.ceil(runs / cells.length) })),
  );
  let said = 0;
  const outcomes = await simulateCells(parts, {
    seed,
    threads: availableParallelism(),
    onProgress(done) {
      if (done < said + 0.1) return;
      said = done;
      say(`  ${Math.round(done * 100)}%`);
    },
  });
  const summaries = new Map<string, Summary>();
  let from = 0;
  for (const [key, cells] of distinct) {
    summaries.set(key, summaryOf(outcomes.slice(from, from + cells.length).flat()));
    from += cells.length;
  }
  return pools.map((cells) => summaries.get(JSON.stringify(cells)) as Summary);
}

// The chance of a wrong halt in every healthy world: all of them with few runs, the worst again with many.
import type { Summary } from '../../src/guard/simulation/summary.ts';
import { type MeasureOptions, measurePools } from './measure.ts';
import { type NullWorld, nullFamilies } from './worlds.ts';

export interface WorstOfFamily {
  readonly family: string;
  readonly bar: number;
  readonly worlds: number;
  /** Mean over all worlds of the family, of the screening. */
  readonly mean: number;
  readonly worst: readonly (NullWorld & { readonly warm: Summary })[];
}

const bars: Readonly<Record<string, number>> = { '1.25, 50% persistent': 0.06 };
const usualBar = 0.025;

export interface NullOptions extends MeasureOptions {
  readonly runs: number;
  readonly screening: number;
  /** How many of the worst of each family are measured again. */
  readonly finalists: number;
}

export async function measureNullWorlds(options: NullOptions): Promise<readonly WorstOfFamily[]> {
  const { runs, screening, finalists, say } = options;
  const families: WorstOfFamily[] = [];
  for (const [family, worlds] of Object.entries(nullFamilies)) {
    say(`wrong halts: ${family}, ${worlds.length} worlds`);
    const seen = await measurePools(
      worlds.map(({ cell }) => [cell]),
      screening,
      options,
    );
    const worst = worlds
      .map((world, index) => ({ world, halted: seen[index]?.halted.share ?? 0 }))
      .sort((a, b) => b.halted - a.halted)
      .slice(0, finalists)
      .map(({ world }) => world);
    // On fresh seeds: what was the worst by chance is not so again.
    const again = await measurePools(
      worst.map(({ cell }) => [cell]),
      runs,
      { ...options, seed: options.seed + 1 },
    );
    families.push({
      family,
      bar: bars[family] ?? usualBar,
      worlds: worlds.length,
      mean: seen.reduce((sum, { halted }) => sum + halted.share, 0) / seen.length,
      worst: worst
        .map((world, index) => ({ ...world, warm: again[index] as Summary }))
        .sort((a, b) => b.warm.halted.high - a.warm.halted.high),
    });
  }
  return families;
}

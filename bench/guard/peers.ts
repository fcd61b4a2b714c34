// What the rules of the field do on the same users.
import { type MethodName, methodNames } from '../../src/guard/simulation/methods/open-method.ts';
import type { Summary } from '../../src/guard/simulation/summary.ts';
import { type MeasureOptions, measurePools } from './measure.ts';
import { baselines, cellOf, sizes } from './worlds.ts';

export const peerRatios = [1, 1.5, 2, 4, 10] as const;

export interface PeerRow {
  readonly method: MethodName;
  readonly label: string;
  /** By `peerRatios`. */
  readonly of: readonly Summary[];
  /** The worst of the twelve cells at ratio 1. */
  readonly worst: number;
}

const labels: Readonly<Record<MethodName, string>> = {
  guard: 'this guard',
  'absolute-limit': 'the absolute limit alone',
  'above-2%': '> 2%, min 500 users',
  'above-2%-or-1.5x': '> 2% or > 1.5×, min 100',
  'above-2%-or-1.5x-thrice': 'the same, min 500, 3 days in a row',
  'mann-whitney': 'Mann–Whitney, 24 h window, 2%',
  'repeated-z': 'z-test at every look, 1%',
};

export async function measurePeers(runs: number, options: MeasureOptions): Promise<readonly PeerRow[]> {
  options.say('the rules of the field');
  const cells = (method: MethodName, ratio: number) =>
    sizes.flatMap((dau) => baselines.map((baseline) => cellOf({ dau, baseline, ratio }, { method })));
  const pools = methodNames.flatMap((method) => peerRatios.map((ratio) => cells(method, ratio)));
  const alone = methodNames.flatMap((method) => cells(method, 1).map((cell) => [cell]));
  const [together, each] = [
    await measurePools(pools, runs, options),
    await measurePools(alone, Math.ceil(runs / 12), options),
  ];
  return methodNames.map((method, index) => ({
    method,
    label: labels[method],
    of: together.slice(index * peerRatios.length, (index + 1) * peerRatios.length),
    worst: Math.max(...each.slice(index * 12, (index + 1) * 12).map(({ halted }) => halted.share)),
  }));
}

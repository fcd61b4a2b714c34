// What the guard has to reach: each line is a figure, the cells that it is measured on, and its bar.
import type { Cell } from '../../src/guard/simulation/cell.ts';
import { gatedPlan, timerPlan } from '../../src/guard/simulation/plan.ts';
import type { Summary } from '../../src/guard/simulation/summary.ts';
import { cellOf, daily, feeds, hourly, sizes, usualCells } from './worlds.ts';

/** Of a summary of many runs. Shares are upper or lower ends of their interval, exposures are means. */
export const measures = {
  exposed: ({ exposed }: Summary) => exposed,
  missed: ({ halted }: Summary) => 1 - halted.low,
  falseHalts: ({ halted }: Summary) => halted.high,
  hoursToComplete: ({ hoursToComplete }: Summary) => hoursToComplete ?? Number.POSITIVE_INFINITY,
  completed: ({ completed }: Summary) => completed.low,
} as const;

export type Measure = keyof typeof measures;

export interface Figure {
  readonly name: string;
  readonly measure: Measure;
  readonly cells: readonly Cell[];
  /** `none`: not one may be missed. Undefined for a figure that is shown for what it is worth. */
  readonly bar: number | 'none' | undefined;
  readonly cold: boolean;
}

const exposureBars: Readonly<Record<number, readonly (number | undefined)[]>> = {
  10: [0.075, 0.021, 0.0075, 0.005],
  4: [0.36, 0.046, 0.0095, 0.006],
  2: [undefined, undefined, undefined, undefined],
};
const missBars: Readonly<Record<number, readonly Figure['bar'][]>> = {
  4: [0.03, 'none', 'none', 'none'],
  2: [undefined, 0.04, 'none', 'none'],
};

const timed = [10, 4, 2].flatMap((ratio) =>
  sizes.flatMap((dau, index): readonly Figure[] => {
    const of = { cells: usualCells({ dau, ratio }, { plan: timerPlan, feed: hourly }), cold: true };
    const name = `timer, 6 h, ${ratio}×, ${dau.toLocaleString('en-US')} users`;
    const exposed = {
      ...of,
      name: `exposed: ${name}`,
      measure: 'exposed',
      bar: exposureBars[ratio]?.[index],
    } as const;
    if (ratio === 10) return [exposed];
    return [exposed, { ...of, name: `missed: ${name}`, measure: 'missed', bar: missBars[ratio]?.[index] }];
  }),
);

const gatedBars: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  2: { '6 h': 0.04, daily: 0.037 },
  4: { '6 h': 0.0115, daily: 0.0115 },
  10: { '6 h': 0.011, daily: 0.011 },
};

const gated = [2, 4, 10].flatMap((ratio) =>
  Object.entries(feeds).flatMap(([lag, feed]): readonly Figure[] => {
    const of = { cells: usualCells({ ratio }, { plan: gatedPlan, feed }), cold: true };
    const name = `gated, ${lag}, ${ratio}×, 100,000 users`;
    const exposed = {
      ...of,
      name: `exposed: ${name}`,
      measure: 'exposed',
      bar: gatedBars[ratio]?.[lag],
    } as const;
    return ratio === 2
      ? [exposed, { ...of, name: `missed: ${name}`, measure: 'missed', bar: 0.01 }]
      : [exposed];
  }),
);

const late = [
  [72, 0.105],
  [120, 0.42],
].map(
  ([onsetHours = 0, bar]): Figure => ({
    name: `exposed: timer, 6 h, 4× from hour ${onsetHours} on, 100,000 users`,
    measure: 'exposed',
    cells: usualCells({ ratio: 4, onsetHours }, { plan: timerPlan, feed: hourly }),
    bar,
    cold: false,
  }),
);

const healthy = [
  ['6 h', hourly, 228],
  ['daily', daily, 276],
] as const;

const time = healthy.flatMap(([lag, feed, bar]): readonly Figure[] => {
  const of = { cells: usualCells({}, { plan: gatedPlan, feed }), cold: true };
  const name = `healthy, gated, ${lag}, 100,000 users`;
  return [
    { ...of, name: `hours to 100%, median: ${name}`, measure: 'hoursToComplete', bar },
    { ...of, name: `finished in 28 days: ${name}`, measure: 'completed', bar: 0.98 },
  ];
});

/** A rate so low that little can be told: known to be weak. */
const rare = [
  { ratio: 1, measure: 'falseHalts', name: 'wrong halts' },
  { ratio: 2, measure: 'exposed', name: 'exposed: 2×' },
] as const;

const weakSpot = rare.flatMap(({ ratio, measure, name }) =>
  Object.entries(feeds).map(
    ([lag, feed]): Figure => ({
      name: `${name}, gated, ${lag}, 100,000 users of whom 0.1% crash a day`,
      measure,
      cells: [0, 0.3, 0.6].map((novelty) =>
        cellOf({ baseline: 0.001, ratio, novelty }, { plan: gatedPlan, feed }),
      ),
      bar: undefined,
      cold: false,
    }),
  ),
);

export const figures: readonly Figure[] = [...timed, ...gated, ...late, ...time, ...weakSpot];

/** Whether it is reached; undefined where there is no bar. */
export function isMet({ bar, measure }: Figure, summary: Summary): boolean | undefined {
  if (bar === undefined) return undefined;
  if (bar === 'none') return summary.halted.share === 1;
  const value = measures[measure](summary);
  return measure === 'completed' ? value >= bar : value <= bar;
}

// What is paid for less: each curve changes one thing, and shows the two figures that pull against each other.
import type { Cell } from '../../src/guard/simulation/cell.ts';
import { gatedPlan, type SimulatedPlan } from '../../src/guard/simulation/plan.ts';
import { type MeasureOptions, measurePools } from './measure.ts';
import { cellOf, daily, hourly, usualCells } from './worlds.ts';

export interface CurvePoint {
  readonly series: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly title: string;
  readonly text: string;
  readonly file: string;
  readonly axes: { readonly x: string; readonly y: string };
  readonly points: readonly CurvePoint[];
  readonly rows: readonly { readonly label: string; readonly values: Readonly<Record<string, string>> }[];
}

interface Variant {
  readonly label: string;
  readonly cells: (ratio: number) => readonly Cell[];
}

interface CurvePlan extends Omit<Curve, 'points' | 'rows' | 'axes'> {
  /** What the healthy rollouts are measured by. */
  readonly healthy: 'hours' | 'wrong halts';
  readonly series: Readonly<Record<string, readonly Variant[]>>;
}

const patiences: Readonly<Record<string, readonly number[] | undefined>> = {
  '48/120 h': [48, 120, 120, 120],
  '72/192/120 h': [72, 192, 120, 120],
  '96/192/168/120 h (the guard)': undefined,
  '120 h everywhere': [120, 120, 120, 120],
  '168 h everywhere': [168, 168, 168, 168],
};

function byPatience(feed: Cell['feed']): readonly Variant[] {
  return Object.entries(patiences).map(([label, patienceHours]) => ({
    label,
    cells: (ratio) => usualCells({ ratio }, { plan: { ...gatedPlan, patienceHours }, feed }),
  }));
}

const ladders: readonly (readonly number[])[] = [
  [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
  gatedPlan.stages,
  [0.01, 0.05, 0.3, 1],
  [0.03, 0.1, 0.5, 1],
  [0.05, 0.2, 1],
];

function byLadder(dau: number): readonly Variant[] {
  return ladders.map((stages) => ({
    label: `${stages.map((stage) => stage * 100).join('/')}%`,
    cells: (ratio) => usualCells({ dau, ratio }, { plan: { ...gatedPlan, stages }, feed: hourly }),
  }));
}

function byAlpha(feed: Cell['feed']): readonly Variant[] {
  const plan: SimulatedPlan = gatedPlan;
  return [0.005, 0.02, 0.05].map((alpha) => ({
    label: `α ${alpha}`,
    cells: (ratio) =>
      [0, 0.6].map((novelty) => cellOf({ baseline: 0.001, ratio, novelty }, { plan, feed, alpha })),
  }));
}

const plans: readonly CurvePlan[] = [
  {
    title: 'How long a stage waits without evidence',
    text: `100,000 users, gated. A stage that waits longer takes healthy releases longer and exposes fewer users to a doubled
crash rate. At 1% Google Play rounds a thousand users to a thousand, of whom 500 are certain, so that little is learnt
by waiting there; at 3% it is five times as much. Waiting shorter at first and longer then is better at both ends.`,
    file: 'patience',
    healthy: 'hours',
    series: { '6 h': byPatience(hourly), daily: byPatience(daily) },
  },
  {
    title: 'Which stages',
    text: 'Gated, 6 h. Fewer and larger stages are faster for a healthy release, and expose more users to a bad one.',
    file: 'stages',
    healthy: 'hours',
    series: { '10,000 users': byLadder(10_000), '100,000 users': byLadder(100_000) },
  },
  {
    title: 'Where only one of a thousand crashes on a day',
    text: '100,000 users, gated, by the chance α of a wrong halt that the guard is given.',
    file: 'rare',
    healthy: 'wrong halts',
    series: { '6 h': byAlpha(hourly), daily: byAlpha(daily) },
  },
];

export async function measureCurves(runs: number, options: MeasureOptions): Promise<readonly Curve[]> {
  options.say('what less costs');
  const variants = plans.flatMap((plan) =>
    Object.entries(plan.series).flatMap(([series, list]) =>
      list.map((variant) => ({ plan, series, variant })),
    ),
  );
  const pools = variants.flatMap(({ variant }) => [variant.cells(1), variant.cells(2)]);
  const seen = await measurePools(pools, runs, options);
  const points = variants.map(({ plan, series, variant }, index) => {
    const [healthy, double] = [seen[2 * index], seen[2 * index + 1]];
    const x = plan.healthy === 'hours' ? (healthy?.hoursToComplete ?? 0) : (healthy?.halted.share ?? 0) * 100;
    return { plan, series, label: variant.label, x, y: (double?.exposed ?? 0) * 100 };
  });
  return plans.map((plan) =>
    curveOf(
      plan,
      points.filter((point) => point.plan === plan),
    ),
  );
}

function curveOf({ title, text, file, healthy, series }: CurvePlan, points: readonly CurvePoint[]): Curve {
  const x = healthy === 'hours' ? 'healthy: median hours to 100%' : 'healthy: wrong halts, %';
  const unit = healthy === 'hours' ? ' h' : '%';
  const [names, labels] = [Object.keys(series), [...new Set(points.map(({ label }) => label))]];
  const rows = labels.map((label) => {
    const own = names.flatMap((name) =>
      points
        .filter((point) => point.series === name && point.label === label)
        .flatMap((point) => [
          [`${name}: healthy`, `${Number(point.x.toFixed(2))}${unit}`],
          [`${name}: 2× exposes`, `${point.y.toFixed(2)}%`],
        ]),
    );
    return { label, values: Object.fromEntries(own) };
  });
  return { title, text, file, axes: { x, y: '2×: users exposed, %' }, points, rows };
}

import { scaleLinear, scaleLog } from 'd3-scale';
import type { Panel } from './panel.ts';

export interface Room {
  /** Of the highest value. */
  readonly from: number;
  readonly to: number;
}

export interface ValueScale {
  /** Where a value is drawn; what is beyond the scale is drawn at its edge. */
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

/** The scale of a panel's values: it holds all of its lines and levels. */
export function valueScale(panel: Panel, { from, to }: Room): ValueScale {
  const values = [
    ...panel.levels.map(({ value }) => value),
    ...panel.lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
  ].filter((value) => Number.isFinite(value));
  return panel.scale === 'logarithm'
    ? logarithm(values, [to, from])
    : share(values, [to, from], panel.highest);
}

const rows = 4;
/** Evidence runs to 1e300 and below 1e-20; what is beyond these says no more. */
const furthest = { low: 1e-3, high: 1e12 };

function logarithm(values: readonly number[], range: readonly [number, number]): ValueScale {
  const powerOf = (value: number) => Math.log10(Math.min(furthest.high, Math.max(furthest.low, value)));
  const low = Math.floor(Math.min(-1, ...values.map(powerOf)));
  const high = Math.ceil(Math.max(1, ...values.map(powerOf)));
  const y = scaleLog([10 ** low, 10 ** high], range).clamp(true);
  const step = Math.ceil((high - low) / rows);
  const powers = Array.from(
    { length: Math.floor(high / step) - Math.ceil(low / step) + 1 },
    (_, index) => (Math.ceil(low / step) + index) * step,
  );
  return { y, ticks: powers.map((power) => 10 ** power), format: evidenceText };
}

/** `0.01`, `50`, `1e6`. */
function evidenceText(value: number): string {
  if (value >= 1e5 || (value > 0 && value < 1e-3)) return value.toExponential(0).replace('+', '');
  return value >= 10 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}

function share(
  values: readonly number[],
  range: readonly [number, number],
  highest: number | undefined,
): ValueScale {
  const most = Math.min(highest ?? Number.POSITIVE_INFINITY, Math.max(0, ...values));
  const y = scaleLinear([0, most > 0 ? most : 1], range)
    .nice(rows)
    .clamp(true);
  const ticks = y.ticks(rows);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const digits = Math.max(0, Math.ceil(-Math.log10(step * 100) - 1e-9));
  return { y, ticks, format: (value) => `${(value * 100).toFixed(digits)}%` };
}

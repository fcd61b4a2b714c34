import { curveLinear, curveStepAfter, line } from 'd3-shape';
import type { Line } from './panel.ts';
import type { TimeScale } from './time-axis.ts';

interface Scales {
  readonly x: TimeScale;
  readonly y: (value: number) => number;
}

/** The path of a line, in one piece for each stretch of time in which its value is known. */
export function linePath({ points, steps = false }: Line, { x, y }: Scales): string {
  const path = line<Line['points'][number]>()
    .defined(({ value }) => value !== undefined)
    .x(({ at }) => x(at))
    .y(({ value }) => y(value ?? 0))
    .curve(steps ? curveStepAfter : curveLinear)
    .digits(1);
  return path([...points]) ?? '';
}

import { z } from 'zod';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Cell } from './cell.ts';
import { methodNames } from './methods/open-method.ts';
import { gatedPlan, timerPlan } from './plan.ts';
import { ordinaryWorld } from './population/world.ts';

const share = z.number().gt(0, 'has to be above 0').lt(1, 'has to be below 1');
const hours = z.number().nonnegative('is below 0');

const persistent = z.strictObject({
  share: z.number().nonnegative('is below 0').lt(1, 'has to be below 1'),
  of: z.enum(['hours', 'days']),
});
const outage = z.strictObject({ from: hours, hours: hours, times: z.number().positive('has to be above 0') });
const stages = z
  .array(share.or(z.literal(1)))
  .refine((list) => list.at(-1) === 1, 'has to end with 1')
  .refine((list) => list.every((one, index) => one > (list[index - 1] ?? 0)), 'has to rise');

/** One value, or a list of which each makes cells of its own. */
function oneOrMore<Value>(schema: z.ZodType<Value>, usual: Value) {
  return z
    .union([z.array(schema).nonempty('is empty'), schema.transform((value) => [value])])
    .default([usual] as [Value]);
}

const grid = z.strictObject({
  dau: oneOrMore(z.int().min(1000, 'is below 1000'), ordinaryWorld.dau),
  baseline: oneOrMore(share, ordinaryWorld.baseline),
  ratio: oneOrMore(z.number().positive('has to be above 0'), ordinaryWorld.ratio),
  onsetHours: oneOrMore(hours, ordinaryWorld.onsetHours),
  novelty: oneOrMore(z.number().nonnegative('is below 0'), ordinaryWorld.novelty),
  persistent: oneOrMore(persistent, ordinaryWorld.persistent),
  drift: oneOrMore(z.number().nonnegative('is below 0'), ordinaryWorld.drift),
  adoptionHours: oneOrMore(z.number().positive('has to be above 0'), ordinaryWorld.adoptionHours),
  outage: oneOrMore(outage.nullable(), null),
  rounded: oneOrMore(z.boolean(), ordinaryWorld.rounded),
  mode: oneOrMore(z.enum(['timer', 'gated']), 'timer'),
  stages: z.union([z.array(stages).nonempty('is empty'), stages.transform((list) => [list])]).optional(),
  days: z.int().min(1, 'is below 1').max(90, 'is above 90').optional(),
  unit: oneOrMore(z.enum(['hour', 'day']), 'hour'),
  lagHours: oneOrMore(hours, 6),
  start: oneOrMore(z.enum(['warm', 'cold']), 'warm'),
  method: oneOrMore(z.enum(methodNames), 'guard'),
  alpha: oneOrMore(share, 0.02),
  margin: oneOrMore(z.number().positive('has to be above 0'), 1.25),
});

/** What one cell is made of, by the names of the grid file. */
export type Point = { readonly [Key in keyof Lists]: Lists[Key][number] };
type Lists = Omit<z.output<typeof grid>, 'days' | 'stages'>;

export interface GridCell {
  readonly point: Point;
  readonly cell: Cell;
}

/** Reads a grid file: every combination of its values is a cell, the last key changing fastest. GRID_INVALID if it is none. */
export function parseGrid(text: string, file: string): readonly GridCell[] {
  const checked = grid.safeParse(parsed(text, file));
  if (!checked.success) {
    const { path, message } = checked.error.issues[0] ?? { path: [], message: 'is no grid' };
    throw invalid(file, `"${path.join('.')}" ${message}`);
  }
  const { days, stages: plans, ...lists } = checked.data;
  return pointsOf(lists).flatMap((point) => {
    const usual = point.mode === 'timer' ? timerPlan : gatedPlan;
    return (plans ?? [usual.stages]).map((own) => ({
      point,
      cell: cellOf(point, { ...usual, stages: own, days: days ?? usual.days }),
    }));
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(file, error instanceof Error ? error.message : String(error));
  }
}

function pointsOf(lists: Lists): readonly Point[] {
  const points = Object.entries(lists).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (soFar, [key, values]) => soFar.flatMap((point) => values.map((value) => ({ ...point, [key]: value }))),
    [{}],
  );
  return points as readonly Point[];
}

function cellOf(point: Point, plan: Cell['plan']): Cell {
  const { mode, unit, lagHours, start, method, alpha, margin, outage: out, ...world } = point;
  return {
    world: { ...world, outage: out ?? undefined },
    plan,
    feed: { unit, lagHours },
    start,
    method,
    alpha,
    margin,
  };
}

function invalid(seen: string, what: string): SlipwayError {
  return new SlipwayError('GRID_INVALID', { message: `This is no grid to simulate: ${what}`, seen });
}

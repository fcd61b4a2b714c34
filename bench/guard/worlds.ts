// The worlds that the guard is measured on, as cells of the simulation.
import type { Cell } from '../../src/guard/simulation/cell.ts';
import { type Feed, gatedPlan, type SimulatedPlan, timerPlan } from '../../src/guard/simulation/plan.ts';
import { ordinaryWorld, type World } from '../../src/guard/simulation/population/world.ts';

export const sizes = [10_000, 100_000, 1_000_000, 10_000_000] as const;
export const baselines = [0.003, 0.005, 0.01] as const;
const novelties = [0, 0.3, 0.6] as const;

export const hourly: Feed = { unit: 'hour', lagHours: 6 };
export const daily: Feed = { unit: 'day', lagHours: 24 };
export const feeds: Readonly<Record<string, Feed>> = { '6 h': hourly, daily };
const plans: Readonly<Record<string, SimulatedPlan>> = { timer: timerPlan, gated: gatedPlan };

const few = { share: 0.2, of: 'hours' } as const;
const many = { share: 0.5, of: 'hours' } as const;
const manyByDay = { share: 0.5, of: 'days' } as const;
const none = { share: 0, of: 'hours' } as const;

export function cellOf(world: Partial<World>, rest: Partial<Omit<Cell, 'world'>> = {}): Cell {
  return {
    world: { ...ordinaryWorld, ...world },
    plan: timerPlan,
    feed: hourly,
    start: 'warm',
    method: 'guard',
    alpha: 0.02,
    margin: 1.25,
    ...rest,
  };
}

/** Each baseline with each novelty. */
export function usualCells(world: Partial<World>, rest: Partial<Omit<Cell, 'world'>> = {}): readonly Cell[] {
  return baselines.flatMap((baseline) =>
    novelties.map((novelty) => cellOf({ baseline, novelty, ...world }, rest)),
  );
}

/** What a healthy release may look like; every one of them in every size, baseline, feed and plan. */
const healthyWorlds: Readonly<Record<string, Partial<World>>> = {
  'no novelty': { novelty: 0 },
  'novelty 30%': { novelty: 0.3 },
  'novelty 60%': { novelty: 0.6 },
  'novelty 60%, 50% persistent by the hour': { novelty: 0.6, persistent: many },
  'novelty 60%, 50% persistent by the day': { novelty: 0.6, persistent: manyByDay },
  'outage ×4 for 6 h': { outage: { from: 30, hours: 6, times: 4 } },
  'adoption in 9 h, novelty 60%': { adoptionHours: 9, novelty: 0.6 },
  'adoption in 36 h, novelty 60%': { adoptionHours: 36, novelty: 0.6 },
  'adoption in 72 h, novelty 60%': { adoptionHours: 72, novelty: 0.6 },
  'ratio 1.25, none persistent': { ratio: 1.25, novelty: 0, persistent: none },
};

const atMarginFew: Readonly<Record<string, Partial<World>>> = {
  'ratio 1.25, 20% persistent': { ratio: 1.25, novelty: 0, persistent: few },
  'ratio 1.25, 20% persistent, novelty 30%': { ratio: 1.25, persistent: few },
};

const atMarginMany: Readonly<Record<string, Partial<World>>> = {
  'ratio 1.25, 50% persistent': { ratio: 1.25, novelty: 0, persistent: many },
  'ratio 1.25, 50% persistent, novelty 30%': { ratio: 1.25, persistent: many },
};

export interface NullWorld {
  readonly name: string;
  readonly cell: Cell;
}

/** The families that have a bar of their own. */
export const nullFamilies: Readonly<Record<string, readonly NullWorld[]>> = {
  'r ≤ 1, or 1.25 and nobody persistent': nullWorlds(healthyWorlds),
  '1.25, 20% persistent': nullWorlds(atMarginFew),
  '1.25, 50% persistent': nullWorlds(atMarginMany),
};

function nullWorlds(worlds: Readonly<Record<string, Partial<World>>>): readonly NullWorld[] {
  return Object.entries(worlds).flatMap(([world, own]) =>
    Object.entries(plans).flatMap(([mode, plan]) =>
      Object.entries(feeds).flatMap(([lag, feed]) =>
        sizes.flatMap((dau) =>
          baselines.map((baseline) => ({
            name: `${mode}, ${lag}, ${dau.toLocaleString('en-US')} users, ${percent(baseline)}: ${world}`,
            cell: cellOf({ dau, baseline, ...own }, { plan, feed }),
          })),
        ),
      ),
    ),
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

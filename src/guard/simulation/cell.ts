import { coldRule, type MetricRule } from '../metric-rule.ts';
import { type MethodName, openMethod } from './methods/open-method.ts';
import type { Feed, SimulatedPlan } from './plan.ts';
import { openPopulation } from './population/population.ts';
import type { World } from './population/world.ts';
import { openRandom, type Random, seedOf, textSeed } from './random.ts';
import { type RolloutOutcome, simulateRollout } from './simulate-rollout.ts';
import { trainedRule } from './training.ts';

/** One point of a grid: a world, a plan, what can be seen, and who judges. */
export interface Cell {
  readonly world: World;
  readonly plan: SimulatedPlan;
  readonly feed: Feed;
  /** `warm`: the guard has seen three healthy releases of the app; `cold`: none. */
  readonly start: 'warm' | 'cold';
  readonly method: MethodName;
  /** The chance of a wrong halt that the guard is given. */
  readonly alpha: number;
  /** The failure ratio that it accepts. */
  readonly margin: number;
}

/** A few runs of a cell, which do not depend on any others. */
export interface Batch {
  readonly cell: Cell;
  readonly seed: number;
  readonly index: number;
  readonly runs: number;
}

/** Training takes longer than a rollout, so that a few share it. */
const runsPerTraining = 5;

export function simulateBatch({ cell, seed, index, runs }: Batch): readonly RolloutOutcome[] {
  const { world, plan, feed } = cell;
  // Neither method nor start is in it, so that all of them meet the same users.
  const random = openRandom(seedOf(seed, textSeed(JSON.stringify([world, plan, feed])), index));
  let rule: MetricRule | undefined;
  return Array.from({ length: runs }, (_, run) => {
    const own = openRandom(random.seed());
    if (run % runsPerTraining === 0) rule = ruleOf(cell, openRandom(random.seed()));
    const method = openMethod(cell.method, () => rule ?? coldOf(cell), world);
    const population = openPopulation(world, own);
    return simulateRollout({ population, dau: world.dau, plan, feed }, method);
  });
}

/** The rules of the field learn nothing. */
const learning: readonly MethodName[] = ['guard', 'absolute-limit'];

function ruleOf(cell: Cell, random: Random): MetricRule {
  if (cell.start === 'cold' || !learning.includes(cell.method)) return coldOf(cell);
  return { ...trainedRule(cell.world, random, cell.alpha), margin: cell.margin };
}

function coldOf({ alpha, margin }: Cell): MetricRule {
  return { ...coldRule('crash', 'users', alpha), margin };
}

import { learn, type PastRelease } from '../calibration/learn.ts';
import { taught } from '../calibration/learnt.ts';
import { fewestReleases } from '../corrections/freshness.ts';
import { coldRule, type MetricRule } from '../metric-rule.ts';
import type { MetricSeries } from '../series.ts';
import { timerPlan } from './plan.ts';
import { openPopulation, type Seen } from './population/population.ts';
import type { World } from './population/world.ts';
import type { Random } from './random.ts';

/** Before the first release the old version alone is watched for so long. */
const daysAlone = 7;
/** By then more than half have the new version, and nothing is left to compare with. */
const daysCompared = timerPlan.stages.indexOf(1);

/** What a guard has learnt that saw a few healthy releases of this app, and the old version alone before them. */
export function trainedRule(world: World, random: Random, alpha: number): MetricRule {
  const healthy = { ...world, ratio: 1, onsetHours: 0, outage: undefined };
  const releases = Array.from({ length: fewestReleases }, (_, index) =>
    pastRelease(healthy, random, index === 0 ? daysAlone : 0),
  );
  const cold = coldRule('crash', 'users', alpha);
  const learnt = learn(releases);
  return learnt === undefined ? cold : taught(cold, learnt);
}

function pastRelease(world: World, random: Random, daysBefore: number): PastRelease {
  const population = openPopulation(world, random, daysBefore);
  const seen = Array.from({ length: 24 * (daysBefore + daysCompared) }, (_, hour) =>
    population.step(timerPlan.stages[Math.floor(hour / 24) - daysBefore] ?? 0),
  );
  return {
    versionName: '1.0',
    series: seriesOf(
      seen.filter(({ hour }) => hour.start >= 0),
      world,
    ),
    alone:
      daysBefore === 0
        ? undefined
        : seriesOf(
            seen.filter(({ hour }) => hour.start < 0),
            world,
          ),
  };
}

function seriesOf(seen: readonly Seen[], { rounded }: World): MetricSeries {
  const hours = seen.map(({ hour }) => hour);
  const days = seen.flatMap(({ day }) => day ?? []);
  return { metric: 'crash', unit: 'users', rounded, hours, days, completeUntil: hours.at(-1)?.start ?? 0 };
}

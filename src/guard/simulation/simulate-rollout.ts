import type { Bucket } from '../bucket.ts';
import { patienceFor } from '../patience.ts';
import { isSettledDay, isSettledHour } from '../settled.ts';
import type { Method } from './methods/method.ts';
import type { Feed, SimulatedPlan } from './plan.ts';
import type { Population, Seen } from './population/population.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A stage lasts this long at least. */
const bakeTimeMs = dayMs;
/** Beside the lag and the width of a bucket. */
const graceMs = 12 * hourMs;
/** Once so many have it, too few are left on the old version to be compared with … */
const saturated = 0.8;
/** … and after that the data that is still to come tells nothing new. */
const afterwardsMs = 2 * dayMs;

export interface RolloutOutcome {
  /** Hours since the beginning. */
  readonly haltedAt: number | undefined;
  /** When all users were offered the version. */
  readonly completedAt: number | undefined;
  /** Share of all users who had the version at the halt; all of them where a rollout was completed. */
  readonly exposed: number;
}

export interface SimulatedRollout {
  readonly population: Population;
  readonly dau: number;
  readonly plan: SimulatedPlan;
  readonly feed: Feed;
}

/** One rollout from its first hour to its halt or its end, looked at every hour. */
export function simulateRollout(rollout: SimulatedRollout, method: Method): RolloutOutcome {
  const { population, dau, plan } = rollout;
  const source = openSource(rollout.feed, method);
  const maxAgeMs = rollout.feed.lagHours * hourMs + (rollout.feed.unit === 'day' ? dayMs : hourMs) + graceMs;
  let [stage, since] = [0, 0];
  let completedAt: number | undefined;
  const end = (haltedAt?: number): RolloutOutcome => ({
    haltedAt,
    completedAt,
    exposed: haltedAt === undefined && completedAt !== undefined ? 1 : population.exposed() / dau,
  });
  let saturatedAt: number | undefined;
  for (let now = hourMs; now <= plan.days * dayMs; now += hourMs) {
    source.add(population.step(plan.stages[stage] ?? 1));
    const dataUntil = source.showAt(now);
    const state = { now, since, maxAgeMs, patienceMs: patienceOf(plan, stage) };
    if (method.halts(state, dataUntil)) return end(now / hourMs);
    if (plan.mode === 'gated' && population.exposed() > saturated * dau) saturatedAt ??= now;
    if (saturatedAt !== undefined && now - saturatedAt > afterwardsMs + rollout.feed.lagHours * hourMs) break;
    if (now - since < bakeTimeMs || stage === plan.stages.length - 1) continue;
    if (plan.mode === 'gated' && !method.letsGoOn(state, dataUntil)) continue;
    [stage, since] = [stage + 1, now];
    if (plan.stages[stage] === 1) completedAt = now / hourMs;
  }
  return end();
}

function patienceOf({ stages, patienceHours }: SimulatedPlan, stage: number): number {
  const hours = patienceHours?.[stage];
  return hours === undefined ? patienceFor(stages[stage] ?? 1) : hours * hourMs;
}

/** Shows each bucket to the method once its lag has passed and it has settled. */
function openSource({ unit, lagHours }: Feed, method: Method) {
  const hours: Bucket[] = [];
  const days: Bucket[] = [];
  let [hour, day] = [0, 0];
  return {
    add(seen: Seen): void {
      if (unit === 'hour') hours.push(seen.hour);
      if (seen.day !== undefined) days.push(seen.day);
    },
    /** Up to when the data reaches. */
    showAt(now: number): number {
      const seen = now - lagHours * hourMs;
      const completeUntil = unit === 'hour' ? seen : Math.floor(seen / dayMs) * dayMs;
      for (let next = hours[hour]; next !== undefined; next = hours[hour]) {
        if (!isSettledHour(next, { now, completeUntil })) break;
        method.addHour(next);
        hour += 1;
      }
      for (let next = days[day]; next !== undefined; next = days[day]) {
        if (next.start + dayMs > completeUntil || !isSettledDay(next, { now, completeUntil })) break;
        method.addDay(next);
        day += 1;
      }
      return completeUntil;
    },
  };
}

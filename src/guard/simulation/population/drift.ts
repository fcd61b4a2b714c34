import type { Random } from '../random.ts';
import type { World } from './world.ts';

/** How much of an hour's deviation is left in the next one. */
const memory = 0.9;

/** What both versions suffer from alike in an hour: the slow ups and downs of a rate, and an outage. */
export function openDrift({ drift, outage }: Pick<World, 'drift' | 'outage'>, random: Random) {
  let deviation = drift * random.normal();
  return {
    /** How many times the usual rate. */
    step(hour: number): number {
      deviation = memory * deviation + Math.sqrt(1 - memory ** 2) * drift * random.normal();
      const isOut = outage !== undefined && hour >= outage.from && hour < outage.from + outage.hours;
      return Math.exp(deviation) * (isOut ? outage.times : 1);
    },
  };
}

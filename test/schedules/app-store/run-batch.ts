import type { Batch, BatchResult } from '../run-batch.ts';
import { runAppStoreSchedule } from './run.ts';

/** Plays schedules of one seed after another, up to the first one that ends badly. */
export async function runAppStoreBatch({ from, count }: Omit<Batch, 'overHttp'>): Promise<BatchResult> {
  const ends = new Map<string, number>();
  for (let seed = from; seed < from + count; seed += 1) {
    const { problems, trace, end } = await runAppStoreSchedule(seed);
    if (problems.length > 0) {
      const again = `SLIPWAY_SEED=${seed} SLIPWAY_SCHEDULES=1 npm run test:schedules`;
      return {
        ends,
        failure: [`seed ${seed}:`, ...problems, '', ...trace, '', `again: ${again}`].join('\n'),
      };
    }
    const state = end.split(' ')[0] ?? '';
    ends.set(state, (ends.get(state) ?? 0) + 1);
  }
  return { ends, failure: undefined };
}

import { runSchedule, type ScheduleResult } from './run-schedule.ts';

export interface Batch {
  readonly from: number;
  readonly count: number;
  readonly overHttp?: boolean;
}

export interface BatchResult {
  /** How often each end was reached: a batch in which nothing is ever halted would prove little. */
  readonly ends: ReadonlyMap<string, number>;
  /** What is wrong with the first schedule that failed, with all that happened in it and how to see it again. */
  readonly failure: string | undefined;
}

/** Plays schedules of one seed after another, up to the first one that ends badly. */
export async function runBatch({ from, count, overHttp = false }: Batch): Promise<BatchResult> {
  const ends = new Map<string, number>();
  for (let seed = from; seed < from + count; seed += 1) {
    const result = await runSchedule(seed, { overHttp });
    if (result.problems.length > 0) return { ends, failure: inWords(result) };
    const end = result.end.split(' ')[0] ?? '';
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return { ends, failure: undefined };
}

function inWords({ seed, problems, trace }: ScheduleResult): string {
  const again = `SLIPWAY_SEED=${seed} SLIPWAY_SCHEDULES=1 npm run test:schedules`;
  return [`seed ${seed}:`, ...problems, '', ...trace, '', `again: ${again}`].join('\n');
}

import { z } from 'zod';
import type { Arm, Bucket } from '../../guard/bucket.ts';
import { units } from '../../guard/series.ts';
import { type Arms, seriesOf } from '../series-of.ts';
import type { SignalAnswer, SignalQuestion } from '../signal.ts';

const time = z.iso.datetime({ offset: true });
/** Null or left out where nothing is known, which is not zero. */
const count = z.number().nonnegative().nullish();

const bucket = z
  .strictObject({ hour: time.optional(), day: time.optional(), n1: count, x1: count, n0: count, x0: count })
  .refine(({ hour, day }) => (hour === undefined) !== (day === undefined), 'needs one of hour and day')
  .refine(
    ({ n1, x1, n0, x0 }) => (x1 ?? 0) <= (n1 ?? 0) && (x0 ?? 0) <= (n0 ?? 0),
    'has more failed than used it',
  );

/** What a source of one's own answers: buckets as `guard backtest` reads them. */
export const genericAnswer = z.strictObject({
  unit: z.enum(units),
  /** Whether users are rounded as Google Play does it. Default: false. */
  rounded: z.boolean().optional(),
  /** Up to when the source knows everything. */
  completeUntil: time,
  buckets: z.array(bucket),
});

export type GenericAnswer = z.infer<typeof genericAnswer>;

/** What it is asked, as JSON. */
export function genericQuestion({ timeout: _, since, now, ...question }: SignalQuestion) {
  return { ...question, since: new Date(since).toISOString(), now: new Date(now).toISOString() };
}

export function seriesOfGeneric(answer: GenericAnswer, { metric, since }: SignalQuestion): SignalAnswer {
  const complete = Date.parse(answer.completeUntil);
  return seriesOf({
    metric,
    unit: answer.unit,
    rounded: answer.rounded ?? false,
    since,
    hours: armsOf(answer, 'hour'),
    days: armsOf(answer, 'day'),
    completeUntil: { hours: complete, days: complete },
  });
}

function armsOf({ buckets }: GenericAnswer, width: 'hour' | 'day'): Arms {
  const known = buckets.flatMap(({ n1, x1, n0, x0, ...rest }): readonly Bucket[] => {
    const start = rest[width];
    return start === undefined
      ? []
      : [{ start: Date.parse(start), candidate: armOf(n1, x1), baseline: armOf(n0, x0) }];
  });
  const mapOf = (arm: 'candidate' | 'baseline') =>
    new Map(known.flatMap((one) => (one[arm] === undefined ? [] : [[one.start, one[arm]] as const])));
  return { candidate: mapOf('candidate'), baseline: mapOf('baseline') };
}

function armOf(users: number | null | undefined, failed: number | null | undefined): Arm | undefined {
  return users == null || failed == null ? undefined : { users, failed };
}

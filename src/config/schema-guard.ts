import { z } from 'zod';
import { duration, fraction, text } from './values.ts';

export const rawRuleInput = z.strictObject({
  /** Holds while the failure rate is above this: `'2%'`. Give this or `ratio`. */
  rate: fraction.optional(),
  /** Holds while the failure rate is above so many times the old version's. */
  ratio: z.number().gt(0).optional(),
  /** Buckets with fewer users tell nothing. Default: 500. */
  minUsers: z.int().min(1).optional(),
  /** So many buckets in a row have to be above it. Default: 3. */
  consecutive: z.int().min(1).optional(),
});

/** What every metric may say of how it is judged, wherever it comes from. */
export const judgedInput = z.strictObject({
  /** How many times the old version's failure rate is acceptable. Default: 1.25; 1.5 for `reviews` and `backend`. */
  margin: z.number().min(1, 'is not a margin; 1 is no worse than the old version').optional(),
  /** A failure rate that is never acceptable: it halts, whatever the old version does. */
  highestRate: fraction.optional(),
  /** A plain threshold, as other tools have it. It has no error bound, so it only holds. */
  raw: rawRuleInput.optional(),
});

export const playVitalsInput = z.strictObject({
  /** Android vitals, for metrics that are called `crash` or `anr`. */
  from: z.literal('play-vitals'),
  /** `perceived` (default): what happens while the app is on the screen; or `all`. */
  counts: z.enum(['perceived', 'all']).optional(),
  ...judgedInput.shape,
});

export const metricInput = z.discriminatedUnion('from', [playVitalsInput]);

export const guardInput = z.strictObject({
  /** What is watched, by name: `crash`, `anr`, `funnel`, `reviews`, `backend`, or a name of your own. */
  metrics: z
    .record(text, metricInput)
    .refine((metrics) => Object.keys(metrics).length > 0, 'needs at least one metric'),
  /** `true`: judges and reports, and never acts; the rollout goes on as without it. Default: `false`. */
  shadow: z.boolean().optional(),
  /** Data that reaches less far than this tells nothing about now. Default: `48h`. */
  maxAge: duration.optional(),
  /** How long a source may take to answer. Default: `2m`. */
  timeout: duration.optional(),
});

export type GuardInput = z.input<typeof guardInput>;
export type MetricInput = z.input<typeof metricInput>;

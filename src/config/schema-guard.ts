import { z } from 'zod';
import { units } from '../guard/series.ts';
import { duration, fraction, httpAddress, text, timeZone, variableName } from './values.ts';

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
  /** How many times the old version's failure rate is acceptable. Default: 1.25; 1.5 for `reviews` and `backend`, 1.05 for `funnel`. */
  margin: z.number().min(1, 'is not a margin; 1 is no worse than the old version').optional(),
  /** A failure rate that is never acceptable: it halts, whatever the old version does. */
  highestRate: fraction.optional(),
  /** `rare` (default), or `frequent` for what many users fail at, such as a funnel; the default of `funnel`. */
  failures: z.enum(['rare', 'frequent']).optional(),
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

export const prometheusInput = z.strictObject({
  /** A Prometheus, or whatever speaks its HTTP API. */
  from: z.literal('prometheus'),
  /** Of the server: `http://prometheus:9090`. */
  url: httpAddress,
  /** PromQL for how many used a version in an hour, with `$versionCodes` (for `=~`) or `$versionName` in it. */
  total: text,
  /** The same for how many of them it failed. An hour without a value is unknown: write `or vector(0)` where it is none. */
  failed: text,
  /** What is counted: `requests` (default), `sessions` or `users`. */
  unit: z.enum(units).optional(),
  /** The environment variable with a bearer token. */
  tokenVariable: variableName.optional(),
  ...judgedInput.shape,
});

export const httpSourceInput = z.strictObject({
  /** An address that is posted the question as JSON, and answers with buckets. */
  from: z.literal('http'),
  /** The address. */
  url: httpAddress,
  /** The environment variable with a bearer token. */
  tokenVariable: variableName.optional(),
  ...judgedInput.shape,
});

export const commandSourceInput = z.strictObject({
  /** A command that reads the question as JSON, and prints buckets. */
  from: z.literal('command'),
  /** The command line. */
  command: text,
  ...judgedInput.shape,
});

export const probeInput = z.strictObject({
  /** An address that has to answer with 2xx. It knows no versions, so that it can hold and never halts. */
  from: z.literal('probe'),
  /** The address. */
  url: httpAddress,
  /** One good answer of so many is enough. Default: 3, a few seconds apart. */
  attempts: z.int().min(1).max(10).optional(),
});

export const sentryInput = z.strictObject({
  /** Release health of Sentry. */
  from: z.literal('sentry'),
  /** The organization, as it stands in Sentry's addresses. */
  organization: text,
  /** The number of the project. */
  project: z.string().regex(/^\d+$/, 'is not the number of a project, which its settings show'),
  /** Only this environment, such as `production`. */
  environment: text.optional(),
  /** `users` (default) whose app crashed, or `sessions` that did. */
  counts: z.enum(['users', 'sessions']).optional(),
  /** A Sentry of one's own. Default: `https://sentry.io`. */
  url: httpAddress.optional(),
  /** The environment variable with a token that may read releases. Default: `SENTRY_AUTH_TOKEN`. */
  tokenVariable: variableName.optional(),
  ...judgedInput.shape,
});

export const firebaseAnalyticsInput = z.strictObject({
  /** Crashed users of Google Analytics for Firebase, which knows versions by their names alone. */
  from: z.literal('firebase-analytics'),
  /** The number of the GA4 property. The service account of Google Play has to be a viewer of it. */
  property: z.string().regex(/^\d+$/, 'is not the number of a property, which its settings show'),
  ...judgedInput.shape,
});

export const crashlyticsInput = z.strictObject({
  /** Crashlytics' export to BigQuery, for metrics that are called `crash` or `anr`; sessions have to be exported too. */
  from: z.literal('crashlytics'),
  /** The Google Cloud project of the export. The service account of Google Play reads it. */
  project: z
    .string()
    .regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'is not the id of a project, such as `acme-chat`'),
  /** `true` where the streaming export is on: hours old instead of a day. Default: `false`. */
  streaming: z.boolean().optional(),
  /** `users` (default) whose app crashed, or `sessions` that did. */
  counts: z.enum(['users', 'sessions']).optional(),
  /** BigQuery refuses a question that would read more, before it costs anything. Default: 50. */
  maximumGigabytes: z.number().gt(0).optional(),
  ...judgedInput.shape,
});

export const mixpanelInput = z.strictObject({
  /** Users of two events in Mixpanel: one that everybody has who uses the app, one that goes with a failure. */
  from: z.literal('mixpanel'),
  /** The number of the project. */
  project: z.string().regex(/^\d+$/, 'is not the number of a project, which its settings show'),
  /** The event of everybody who uses the app, such as `$session_start`. */
  used: text,
  /** The event of a failure, such as `$ae_crashed`. */
  failed: text,
  /** The time zone of the project, by which Mixpanel cuts hours and days: `US/Pacific`, `Europe/Berlin`. */
  timeZone,
  /** The property with the version code, or build number. Default: `$app_build_number`. */
  versionProperty: text.optional(),
  /** Where the project's data lives. Default: `us`. */
  region: z.enum(['us', 'eu', 'in']).optional(),
  /** The environment variable with `NAME:SECRET` of a service account. Default: `MIXPANEL_SERVICE_ACCOUNT`. */
  accountVariable: variableName.optional(),
  ...judgedInput.shape,
});

export const reviewsInput = z.strictObject({
  /** Bad reviews of the store; the App Store tells them apart by version name, so both versions need one of their own. */
  from: z.literal('reviews'),
  /** So many stars or fewer are a bad review. Default: 2. */
  badStars: z.int().min(1).max(4).optional(),
  ...judgedInput.shape,
});

export const metricInput = z.discriminatedUnion('from', [
  playVitalsInput,
  prometheusInput,
  httpSourceInput,
  commandSourceInput,
  probeInput,
  sentryInput,
  reviewsInput,
  firebaseAnalyticsInput,
  crashlyticsInput,
  mixpanelInput,
]);

export const guardInput = z.strictObject({
  /** What is watched, by name: `crash`, `anr`, `funnel`, `reviews`, `backend`, or a name of your own. */
  metrics: z
    .record(text, metricInput)
    .refine((metrics) => Object.keys(metrics).length > 0, 'needs at least one metric'),
  /** `true`: judges and reports, and never acts; the rollout goes on as without it. Default: `false`. */
  shadow: z.boolean().optional(),
  /** Data that reaches less far than this tells nothing about now. Default: `48h`. */
  maxAge: duration.optional(),
  /** Where `guard calibrate` keeps what it has learnt. Default: `slipway.guard.json`. */
  calibration: text.optional(),
  /** How long a source may take to answer. Default: `2m`. */
  timeout: duration.optional(),
});

export type GuardInput = z.input<typeof guardInput>;
export type MetricInput = z.input<typeof metricInput>;

import { z } from 'zod';

const hour = z
  .int()
  .min(0)
  .max(28 * 24);
const platform = z.enum(['android', 'ios']);

export const outcomes = ['everybody', 'halted', 'under-way', 'not-published'] as const;

/** Something that is done to a store, or in it, at an hour of the release. */
const happening = z.discriminatedUnion('what', [
  /** The store answers 503 to everything. */
  z.strictObject({
    what: z.literal('store-down'),
    hour,
    on: platform,
    hours: z
      .int()
      .min(1)
      .max(7 * 24),
  }),
  /** A person halts the release in the Play Console. */
  z.strictObject({ what: z.literal('console-halt'), hour }),
  /** Apple has new terms, and nobody has signed them. */
  z.strictObject({ what: z.literal('agreement-expired'), hour }),
  z.strictObject({ what: z.literal('agreement-signed'), hour }),
  /** A version that mends it is released on Google Play over the one that was halted. */
  z.strictObject({ what: z.literal('hotfix'), hour: hour.multipleOf(24) }),
]);

/** What a release meets on its way to its users. */
export const scenarioSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/, 'is not a name; write it like crash-spike'),
  /** In one sentence. */
  title: z.string().min(1),
  /** How long the rehearsal goes on at most. Default: 9. */
  days: z.int().min(1).max(28).default(9),
  /** Users of a day. Default: 400,000 and 200,000. */
  users: z
    .strictObject({ android: z.int().min(1000).max(10_000_000), ios: z.int().min(1000).max(10_000_000) })
    .default({ android: 400_000, ios: 200_000 }),
  /** Share of the users of a day for whom the old version crashes. Default: 0.5%. */
  crashRate: z.number().gt(0).lt(0.2).default(0.005),
  /** How the new version is worse. Left out: it is as good as the old one. */
  defect: z
    .strictObject({
      /** So many times as many users crash. */
      times: z.number().min(0.1).max(100),
      /** From this hour of the rollout on. Default: 0. */
      fromHour: hour.default(0),
      /** Only on this model, which such a share of the users has. Default: on all. */
      model: z.strictObject({ name: z.string().min(1), share: z.number().gt(0).lt(1) }).optional(),
      /** Default: on both. */
      on: z.array(platform).min(1).default(['android', 'ios']),
      /** The new crash: its exception, and where it comes from. */
      cause: z.string().default('java.lang.NullPointerException'),
      location: z.string().default('Chat.open'),
    })
    .optional(),
  /** A server is down: users of both versions crash so many times as often. */
  outage: z
    .strictObject({ fromHour: hour, hours: z.int().min(1).max(72), times: z.number().min(1).max(20) })
    .optional(),
  /** Android vitals come so many hours late. Default: 6. */
  vitalsLateHours: z.int().min(2).max(120).default(6),
  /** How Apple's reviews of the version end. Default: approved. */
  appleReview: z.enum(['approved', 'rejected']).default('approved'),
  happens: z.array(happening).default([]),
  /** Where the release has to stand in the end. Left out: whatever comes. */
  expects: z.strictObject({ android: z.enum(outcomes), ios: z.enum(outcomes) }).optional(),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type Happening = z.output<typeof happening>;
export type RehearsalOutcome = (typeof outcomes)[number];

import { z } from 'zod';
import { operatorActions } from '../rollout/people.ts';
import { verdicts } from '../rollout/verdict.ts';
import { platforms } from '../stores/platform.ts';
import { reviewStates } from '../stores/store.ts';
import { versionCodeSchema } from '../stores/version-code-schema.ts';

/** The version of the event schema written today; `migrate.ts` lifts older ones to it. */
export const currentSchemaVersion = 1;

const text = z.string();
const fraction = z.number().gt(0).lte(1);
const versionCodes = z.array(versionCodeSchema).min(1).readonly();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What can happen to a release. Data holds no secret, ever. */
export const eventBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('release.opened'),
    applicationId: text,
    platform: z.enum(platforms),
    versionName: text,
  }),
  /** This release may end another one that is in mid-rollout, and goes out by the plan for hotfixes. */
  z.strictObject({ type: z.literal('release.hotfix'), reason: text }),
  z.strictObject({ type: z.literal('step.started'), step: text, inputHash: hash }),
  z.strictObject({
    type: z.literal('step.succeeded'),
    step: text,
    inputHash: hash,
    durationMs: z.number().nonnegative(),
    output: z.record(z.string(), z.json()).readonly(),
  }),
  z.strictObject({ type: z.literal('step.failed'), step: text, inputHash: hash, code: text, message: text }),
  z.strictObject({ type: z.literal('upload.edit-opened'), editId: text, sha256: hash }),
  z.strictObject({ type: z.literal('upload.session-opened'), editId: text, sessionUrl: text, sha256: hash }),
  z.strictObject({
    type: z.literal('rollout.started'),
    store: text,
    track: text,
    versionCodes,
    fraction,
    /** Whether the track is one of the plan's soak stages, not the public one. */
    soaking: z.boolean().optional(),
    /** The version that users had until then, where the store shows only the newest one. */
    before: z.strictObject({ versionName: text.optional(), versionCodes }).optional(),
  }),
  z.strictObject({
    type: z.literal('rollout.promoted'),
    store: text,
    from: text,
    to: text,
    /** Share of users on the new track; null on a further soak stage. */
    fraction: fraction.nullable(),
    reason: text,
  }),
  z.strictObject({ type: z.literal('rollout.reviewed'), store: text, state: z.enum(reviewStates) }),
  z.strictObject({ type: z.literal('rollout.signed-off'), stage: text, reason: text }),
  z.strictObject({
    type: z.literal('rollout.judged'),
    verdict: z.enum(verdicts),
    decision: text,
    reason: text,
  }),
  /** What a guard in the shadow would have done; nothing came of it. */
  z.strictObject({
    type: z.literal('guard.judged'),
    shadow: z.literal(true),
    verdict: z.enum(verdicts),
    reason: text,
    /** Up to when the data reached; null where some was missing. */
    asOf: z.iso.datetime().nullable(),
    /** Rule, evidence, bounds and raw buckets of each metric. */
    metrics: z.json(),
  }),
  z.strictObject({ type: z.literal('rollout.intended'), from: fraction, to: fraction, reason: text }),
  z.strictObject({
    type: z.literal('rollout.moved'),
    store: text,
    from: fraction,
    to: fraction,
    reason: text,
    /** The store's own timetable has raised it; absent where Slipway has. */
    by: z.literal('store').optional(),
  }),
  /** The controller is about to pause the store's timetable, until what is missing is there. */
  z.strictObject({ type: z.literal('rollout.pause-intended'), reason: text }),
  z.strictObject({ type: z.literal('rollout.paused'), store: text, fraction, reason: text }),
  /** … and to end that pause. */
  z.strictObject({ type: z.literal('rollout.go-on-intended'), reason: text }),
  z.strictObject({ type: z.literal('rollout.went-on'), store: text, fraction, reason: text }),
  /** The approved version, which the store has held back, is about to reach its first users. */
  z.strictObject({ type: z.literal('rollout.let-out'), store: text, reason: text }),
  z.strictObject({
    type: z.literal('rollout.adopted'),
    store: text,
    status: text,
    fraction: fraction.nullable(),
    reason: text,
  }),
  /** A person has ordered what the plan would not do yet; `against` is what the controller had decided. */
  z.strictObject({
    type: z.literal('rollout.overridden'),
    action: z.enum(operatorActions),
    reason: text,
    against: text,
  }),
  z.strictObject({
    type: z.literal('rollout.approved'),
    action: z.enum(operatorActions),
    reason: text,
    /** An armoured SSH signature, where approvals are signed. */
    signature: text.optional(),
  }),
  z.strictObject({
    type: z.literal('rollout.resumed'),
    store: text,
    status: text,
    fraction: fraction.nullable(),
    reason: text,
  }),
  z.strictObject({
    type: z.literal('rollout.completed'),
    store: text,
    versionCodes,
    by: z.literal('store').optional(),
  }),
  /** A halt met a version that soaks where the store halts nothing: the controller leaves it there. */
  z.strictObject({
    type: z.literal('halt.held'),
    store: text,
    track: text,
    reason: text,
    correlationId: text,
  }),
  z.strictObject({
    type: z.literal('halt.done'),
    store: text,
    outcome: z.enum(['stopped', 'nothing-to-stop', 'cannot-stop', 'failed']),
    reason: text,
    before: z.json(),
    after: z.json(),
    correlationId: text,
    /** What a verdict rested on; absent when a person halted. */
    evidence: z
      .strictObject({
        verdict: text,
        reason: text,
        asOf: z.iso.datetime(),
        /** Where a guard halted: rule, evidence, bounds, freshness and raw buckets of each metric. */
        metrics: z.json().optional(),
      })
      .optional(),
  }),
]);

export type EventBody = z.infer<typeof eventBody>;

/** One event as the ledger keeps it. `sequence` counts from 1 within a release, without gaps. */
export const ledgerEvent = z.strictObject({
  schemaVersion: z.literal(currentSchemaVersion),
  sequence: z.int().positive(),
  /** When, by the Clock port, as ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** Who: a person, or the job that acted, such as `github:octocat` or `user:kim`. */
  actor: text,
  body: eventBody,
});

export type LedgerEvent = z.infer<typeof ledgerEvent>;

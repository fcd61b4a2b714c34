import { z } from 'zod';
import { guardInput } from './schema-guard.ts';
import { calendarInput, evidence, gateInput, peopleInput, signOffs } from './schema-rollout.ts';
import { duration, fraction, text } from './values.ts';

export const testFlightStageInput = z.strictObject({
  /** A group of TestFlight, as `testflight:GROUP NAME`. */
  track: text,
  /** How long the version stays there at least. Default: `24h`. */
  bakeTime: duration.optional(),
  /** What lets it pass. Default: `bake-time`, since testers are too few for a verdict. */
  evidence: evidence.optional(),
  /** How many different people have to sign it off (`rollout sign-off`). Default: 0. */
  signOffs: signOffs.optional(),
});

export const iosHotfixInput = z.strictObject({
  /** Whether a hotfix goes out over Apple's seven days too. Default: `false`, to everybody at once. */
  phased: z.boolean().optional(),
});

export const letOutInput = z.strictObject({
  /** How many different people have to sign the approved version off first (`rollout sign-off`). Default: 0. */
  signOffs: signOffs.optional(),
});

export const goesFirstInput = z.strictObject({
  /** Whose rollout of the same version name goes first: that of the app on Google Play. */
  store: z.literal('play'),
  /** The share of users that it has to have reached: `'10%'`, or a number. */
  stage: fraction,
  /** How long it has to have been there without a halt. Default: `24h`. */
  for: duration.optional(),
});

export const iosRolloutInput = z.strictObject({
  /** TestFlight groups that the version passes through before it goes public. Default: none. */
  soak: z.array(testFlightStageInput).optional(),
  /** `true` (default): over Apple's seven days, at 1, 2, 5, 10, 20, 50 and 100 %; `false`: to everybody at once. */
  phased: z.boolean().optional(),
  /** What lets a day pass: `verdict` (default), or `bake-time` alone, with nobody watching. */
  evidence: evidence.optional(),
  /** How long a day lasts at least before it is paused for what it lacks, under 24 hours. Default: `20h`. */
  bakeTime: duration.optional(),
  /** While nobody can say that users are well: `pause` (default) Apple's timetable, or let it `go-on`. */
  whenUnsure: z.enum(['pause', 'go-on']).optional(),
  /** When the timetable may go on: outside of these hours it is not resumed. Default: always. A halt never waits for it. */
  calendar: calendarInput.optional(),
  /** With `releaseType: 'manual'`: the controller lets the approved version out, and no person has to. */
  letOut: letOutInput.optional(),
  /** Another store's rollout that goes first. Until it is so far, the version is not let out (`releaseType: 'manual'`), or stays at its first day. */
  after: goesFirstInput.optional(),
  /** Asked for a verdict at each step. */
  gate: gateInput.optional(),
  /** Judges the version by measurements, against the one before it at the same time. Instead of a gate. */
  guard: guardInput.optional(),
  /** How a hotfix goes out (`release ios --hotfix`); it soaks nowhere, and no calendar holds it. */
  hotfix: iosHotfixInput.optional(),
  /** Who may act against the plan, and what takes two. */
  people: peopleInput.optional(),
});

export type IosRolloutInput = z.input<typeof iosRolloutInput>;

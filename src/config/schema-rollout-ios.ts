import { z } from 'zod';
import { calendarInput, evidence, gateInput, peopleInput, signOffs } from './schema-rollout.ts';
import { duration, text } from './values.ts';

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

export const iosRolloutInput = z.strictObject({
  /** TestFlight groups that the version passes through before it goes public. Default: none. */
  soak: z.array(testFlightStageInput).optional(),
  /** `true` (default): over Apple's seven days, at 1, 2, 5, 10, 20, 50 and 100 %; `false`: to everybody at once. */
  phased: z.boolean().optional(),
  /** What lets a day pass: `verdict` (default), or `bake-time` alone, with nobody watching. */
  evidence: evidence.optional(),
  /** While nobody can say that users are well: `pause` (default) Apple's timetable, or let it `go-on`. */
  whenUnsure: z.enum(['pause', 'go-on']).optional(),
  /** When the timetable may go on: outside of these hours it is not resumed. Default: always. A halt never waits for it. */
  calendar: calendarInput.optional(),
  /** Asked for a verdict at each step. */
  gate: gateInput.optional(),
  /** How a hotfix goes out (`release ios --hotfix`); it soaks nowhere, and no calendar holds it. */
  hotfix: iosHotfixInput.optional(),
  /** Who may act against the plan, and what takes two. */
  people: peopleInput.optional(),
});

export type IosRolloutInput = z.input<typeof iosRolloutInput>;

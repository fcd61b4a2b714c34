import { z } from 'zod';
import { operatorActions } from '../rollout/people.ts';
import type { Verdict } from '../rollout/verdict.ts';
import type { GateContext } from './config-rollout.ts';
import { guardInput } from './schema-guard.ts';
import {
  clockTime,
  duration,
  fraction,
  functionSchema,
  httpAddress,
  isoDate,
  text,
  timeZone,
  variableName,
} from './values.ts';

export interface GateVerdict {
  readonly verdict: Verdict;
  readonly reason?: string;
  /** Up to when the evidence reaches, in ISO 8601. */
  readonly asOf?: string;
}

type GateReply = Verdict | GateVerdict;
export type GateFunction = (context: GateContext) => Promise<GateReply> | GateReply;

export const evidence = z.enum(['verdict', 'bake-time']);
export const signOffs = z.int().min(0).max(20);

export const rolloutStageInput = z.strictObject({
  /** Share of users: `'1%'`, or a number above 0 and up to 1; exact down to 0.000001. */
  fraction,
  /** How long the stage lasts at least: `'30m'`, `'24h'`, `'7d'`. Default: `24h`, and `0s` for the last stage. */
  bakeTime: duration.optional(),
  /** What lets this stage pass, where it differs from the rollout's `evidence`. */
  evidence: evidence.optional(),
  /** How many different people have to sign the stage off (`rollout sign-off`). Default: 0. */
  signOffs: signOffs.optional(),
  /** Only in these countries, as CLDR codes like `NZ`. Later stages may add some; without the key: everywhere. */
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'is not a country code; write it like NZ or DE'))
    .min(1)
    .optional(),
});

export const soakStageInput = z.strictObject({
  /** An internal or closed track of Google Play: `internal`, `alpha`, or one of your own. */
  track: text,
  /** How long the version stays there at least. Default: `24h`. */
  bakeTime: duration.optional(),
  /** What lets it pass. Default: `bake-time`, since testers are too few for a verdict. */
  evidence: evidence.optional(),
  /** How many different people have to sign it off (`rollout sign-off`). Default: 0. */
  signOffs: signOffs.optional(),
});

export const freezeInput = z.strictObject({
  /** The first day on which nothing moves, as `2026-12-18`. */
  from: isoDate,
  /** The last one. */
  to: isoDate,
  /** Why, for whoever wonders. */
  reason: text,
});

export const calendarInput = z.strictObject({
  /** The time zone of all of this, by its IANA name: `Europe/Berlin`. */
  timeZone,
  /** Weekdays on which steps are taken. Default: Monday to Thursday. */
  days: z
    .array(z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']))
    .min(1, 'needs at least one day')
    .optional(),
  /** Steps are taken from this time of the day on. Default: `09:00`. */
  from: clockTime.optional(),
  /** … and before this one. Default: `17:00`. */
  to: clockTime.optional(),
  /** Days without any step. */
  freezes: z.array(freezeInput).optional(),
});

export const gateInput = z.strictObject({
  /** A shell command that prints a verdict. Give this, `url` or `ask`. */
  command: text.optional(),
  /** An address that answers a POST of the rollout, as JSON, with a verdict. */
  url: httpAddress.optional(),
  /** `url`: the environment variable with the bearer token. */
  tokenVariable: variableName.optional(),
  /** A function that answers with a verdict. */
  ask: functionSchema<GateFunction>().optional(),
  /** How long an answer may take; after that the verdict is `unknown`. Default: `2m`. */
  timeout: duration.optional(),
  /** Evidence older than this is `unknown`, where the gate says how old it is (`asOf`). Default: `72h`. */
  maxAge: duration.optional(),
});

const persons = z.array(
  z
    .string()
    .regex(/^(user|github):./, "is not a person; write 'github:octocat', or 'user:kim' for a machine's user"),
);

export const peopleInput = z.strictObject({
  /** Who may lift a halt, as `github:octocat` or `user:kim`. Default: anybody with a name. */
  resume: persons.optional(),
  /** Who may go to the next stage against the plan. */
  advance: persons.optional(),
  /** Who may complete the rollout against the plan. */
  complete: persons.optional(),
  /** What a second person has to approve first (`rollout approve`). Default: nothing. */
  twoPersons: z.array(z.enum(operatorActions)).optional(),
  /** An OpenSSH allowed_signers file: then an approval counts only when it is signed with one of its keys. */
  allowedSigners: text.optional(),
});

export const hotfixInput = z.strictObject({
  /** Default: 10 % for 2 hours, 50 % for 4 hours, then everybody. */
  stages: z.array(rolloutStageInput).min(1, 'needs at least one stage').optional(),
  /** What lets a stage pass, where it differs from the rollout's `evidence`. */
  evidence: evidence.optional(),
});

export const rolloutInput = z.strictObject({
  /** Tracks that the version passes through before it goes public. Default: none. */
  soak: z.array(soakStageInput).optional(),
  /** From the smallest share to the largest. Default: 1, 3, 10, 50 and 100 %, a day each. */
  stages: z.array(rolloutStageInput).min(1, 'needs at least one stage').optional(),
  /** What lets a stage pass: `verdict` (default), or `bake-time` alone, with nobody watching. */
  evidence: evidence.optional(),
  /** When steps forward may be taken. Default: always. A halt never waits for it. */
  calendar: calendarInput.optional(),
  /** Asked for a verdict before each step. Without one nobody is asked, and the rollout holds. */
  gate: gateInput.optional(),
  /** Judges the version by measurements, against the one before it at the same time. Instead of a gate. */
  guard: guardInput.optional(),
  /** How a hotfix goes out (`release android --hotfix`); it soaks nowhere, and no calendar holds it. */
  hotfix: hotfixInput.optional(),
  /** Who may act against the plan, and what takes two. */
  people: peopleInput.optional(),
});

export type RolloutInput = z.input<typeof rolloutInput>;
export type CalendarInput = z.input<typeof calendarInput>;
export type PeopleInput = z.input<typeof peopleInput>;
export type GateInput = z.input<typeof gateInput>;

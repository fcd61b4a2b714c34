import { z } from 'zod';
import { byteSizePattern, byteSizeProblem } from './byte-size.ts';
import { durationPattern, durationProblem } from './duration.ts';
import { fractionProblem, percentPattern } from './fraction.ts';

/** Marks a schema that only a config written in code can meet; the generator leaves it out of the JSON schema. */
export const functionsOnly = 'x-functions-only';

/** A function, typed; what it takes and gives back is checked where it is called. */
export function functionSchema<F>() {
  return z
    .custom<F>((value) => typeof value === 'function', 'expected a function')
    .meta({ [functionsOnly]: true });
}

/** A string that is not empty. */
export const text = z.string().min(1, 'must not be empty');

export const httpAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

export const duration = z
  .string()
  .superRefine((value, context) => report(durationProblem(value), context))
  .meta({ pattern: durationPattern.source });

export const fraction = z
  .union([z.string().meta({ pattern: percentPattern.source }), z.number()])
  .superRefine((value, context) => report(fractionProblem(value), context));

export const byteSize = z
  .union([z.string().meta({ pattern: byteSizePattern.source }), z.number()])
  .superRefine((value, context) => report(byteSizeProblem(value), context));

/** `09:30`; `24:00` is the end of the day. */
export const clockTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "is not a time of day; write it like '09:00' or '17:30'");

/** A moment with its offset from UTC. */
export const isoInstant = z.iso.datetime({
  offset: true,
  error: "is not a moment; write it like '2026-12-01T09:00:00Z'",
});

export const isoDate = z.iso.date("is not a date; write it like '2026-12-18'");

/** The names that Node knows: those of the IANA time zone database. */
export const timeZone = z.string().superRefine((value, context) => {
  const problem = `"${value}" is not a time zone; write it like 'Europe/Berlin' or 'UTC'`;
  report(isTimeZone(value) ? undefined : problem, context);
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** The name of an environment variable. A wrong one is not repeated: it may be the password itself. */
export const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected the name of an environment variable, not its value');

/**
 * https://developer.android.com/build/configure-app-module#set-application-id: at least two segments,
 * each starts with a letter, and holds letters, digits and underscores.
 */
export const applicationId = z
  .string()
  .regex(
    /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/,
    'is not an application id; write at least two parts of letters, digits and _, like com.example.chat',
  );

/**
 * https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleidentifier:
 * letters, digits, hyphens and periods, in reverse-DNS order.
 */
export const bundleId = z
  .string()
  .regex(
    /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
    'is not a bundle id; write at least two parts of letters, digits and -, like com.example.chat',
  );

function report(problem: string | undefined, context: z.RefinementCtx): void {
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
}

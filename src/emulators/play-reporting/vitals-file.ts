import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { type RecordedVitals, recordedVitals } from './recorded-vitals.ts';
import { cohorts, errorTypes, type VitalsSource } from './vitals.ts';

const count = z.number().int().nonnegative();

const fileSchema = z.strictObject({
  hours: z.array(
    z.strictObject({
      applicationId: z.string(),
      /** Start of an hour, such as `2026-01-05T09:00:00Z`. */
      hour: z.iso.datetime(),
      versionCode: z.number().int().positive(),
      cohort: z.enum(cohorts).default('OS_PUBLIC'),
      device: z.record(z.string(), z.string()).default({}),
      users: count,
      errors: z
        .array(
          z.strictObject({
            type: z.enum(errorTypes),
            perceived: z.boolean().default(true),
            users: count,
            reports: count,
            issueId: z.string().optional(),
            cause: z.string().optional(),
            location: z.string().optional(),
          }),
        )
        .default([]),
    }),
  ),
});

/**
 * Vitals from a JSON file, read anew for each query, so that whoever writes it can go on writing. Throws
 * USAGE when it is not there or not of that form.
 */
export function vitalsFromFile(file: string): VitalsSource {
  readVitals(file);
  return recordedVitals(() => readVitals(file));
}

function readVitals(file: string): RecordedVitals {
  const parsed = fileSchema.safeParse(contentOf(file));
  if (!parsed.success) throw refused(file, z.prettifyError(parsed.error));
  const hours = parsed.data.hours.map(({ hour, ...row }) => ({ ...row, startMs: Date.parse(hour) }));
  return { hours };
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refused(file, error instanceof Error ? error.message : String(error));
  }
}

function refused(file: string, why: string): SlipwayError {
  return new SlipwayError('USAGE', {
    message: `--vitals cannot use the file ${file}.`,
    seen: why,
    next: 'Give {"hours": [{"applicationId", "hour", "versionCode", "users", "errors": […]}]}.',
  });
}

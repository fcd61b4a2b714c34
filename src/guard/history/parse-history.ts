import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { HistoryRecord } from './record.ts';

const time = z.iso.datetime({ offset: true, error: 'is no time such as 2026-03-01T14:00:00Z' });
/** An empty field is unknown, and never zero. */
const count = z.preprocess(
  (value) => (value === '' || value === null ? undefined : value),
  z.coerce.number('is no number').nonnegative('is below zero').optional(),
);

const line = z
  .object({
    metric: z.string('is missing').min(1, 'is empty'),
    hour: time.optional(),
    day: time.optional(),
    n1: count,
    x1: count,
    n0: count,
    x0: count,
    available_at: time,
  })
  .refine(({ hour, day }) => (hour === undefined) !== (day === undefined), {
    path: ['hour'],
    error: 'is missing (or there is a day beside it: a line is of one of them)',
  })
  .refine(({ n1 = 0, x1 = 0 }) => x1 <= n1, { path: ['x1'], error: 'is more than n1' })
  .refine(({ n0 = 0, x0 = 0 }) => x0 <= n0, { path: ['x0'], error: 'is more than n0' });

/** Reads CSV with a header, or a JSON array of objects with the same names. HISTORY_INVALID for anything else. */
export function parseHistory(text: string, file: string): readonly HistoryRecord[] {
  const lines = text.trimStart().startsWith('[') ? fromJson(text, file) : fromCsv(text, file);
  if (lines.length === 0) throw invalid(file, 'There is no line in it.');
  return lines.map((fields, index) => {
    const checked = line.safeParse(withoutEmptyTimes(fields));
    if (checked.success) return recordOf(checked.data);
    const [issue] = checked.error.issues;
    throw invalid(`${file}, record ${index + 1}`, `"${issue?.path.join('.')}" ${issue?.message}`);
  });
}

function fromCsv(text: string, file: string): readonly unknown[] {
  try {
    return parseCsv(text, { columns: true, skip_empty_lines: true, trim: true, bom: true });
  } catch (error) {
    throw invalid(file, error instanceof Error ? error.message : String(error));
  }
}

function fromJson(text: string, file: string): readonly unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(text));
  } catch (error) {
    throw invalid(file, error instanceof Error ? error.message : String(error));
  }
}

function withoutEmptyTimes(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields;
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== '' || !['hour', 'day'].includes(name)),
  );
}

function recordOf({ hour, day, available_at: availableAt, ...rest }: z.infer<typeof line>): HistoryRecord {
  const { metric, n1, x1, n0, x0 } = rest;
  return {
    metric,
    width: hour === undefined ? 'day' : 'hour',
    start: Date.parse(hour ?? day ?? ''),
    n1,
    x1,
    n0,
    x0,
    availableAt: Date.parse(availableAt),
  };
}

function invalid(seen: string, what: string): SlipwayError {
  return new SlipwayError('HISTORY_INVALID', {
    message: `This is no history of a rollout: ${what}`,
    seen,
  });
}

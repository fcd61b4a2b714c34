import { z } from 'zod';
import { httpAddress, text, variableName } from './values.ts';

export const pageInput = z.strictObject({
  /** An address that takes a POST of JSON, whose `text` says it all. A secret one belongs in `SLIPWAY_PAGE_URL`. */
  url: httpAddress.optional(),
  /** `url`: the environment variable with the bearer token. */
  tokenVariable: variableName.optional(),
  /** Instead: a shell command that reads the same JSON on standard input. */
  command: text.optional(),
});

export const complementInput = z.strictObject({
  /** What it is called where you work: `kill switch`, `remote config`, `minimum version`. */
  name: text,
  /** What to do, in one sentence. */
  how: text.optional(),
  /** Where to do it. */
  url: httpAddress.optional(),
});

export const incidentInput = z.strictObject({
  /** Who is paged when a halt fails, beside `SLIPWAY_PAGE_URL`. */
  page: pageInput.optional(),
  /** What reaches users who already have a bad version; named after a halt. */
  complements: z.array(complementInput).optional(),
});

export type IncidentInput = z.input<typeof incidentInput>;

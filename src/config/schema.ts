import { z } from 'zod';
import { appInput } from './schema-app.ts';
import { incidentInput } from './schema-incident.ts';
import { profileInput } from './schema-profile.ts';
import { text } from './values.ts';

export const sqliteLedgerInput = z.strictObject({
  /** `sqlite`: one file on this machine. */
  kind: z.literal('sqlite'),
  /** The database file, relative to the config file. Default: `.slipway/ledger.db`. */
  path: text.optional(),
});

export const gitLedgerInput = z.strictObject({
  /** `git`: a branch of this repository, pushed: for runners that are thrown away. */
  kind: z.literal('git'),
  /** The remote it is pushed to. Default: `origin`. */
  remote: text.optional(),
  /** The branch that holds nothing but the ledger. Default: `slipway-ledger`. */
  branch: text.optional(),
});

export const ledgerInput = z.union([
  z.enum(['sqlite', 'git']),
  z.discriminatedUnion('kind', [sqliteLedgerInput, gitLedgerInput]),
]);

/** What a person writes into slipway.config.ts. Parsed strictly: a mistyped key is a problem, not a no-op. */
export const configInput = z.strictObject({
  /** For configs written in JSON: the address of the JSON schema, for editors. */
  $schema: z.string().optional(),
  /** `live` (default), or `embedded`: local stores for samples and rehearsals, only by asking. */
  stores: z.enum(['live', 'embedded']).optional(),
  /** Where releases are remembered. `SLIPWAY_LEDGER=git` or `sqlite` in the environment chooses another kind. */
  ledger: ledgerInput.optional(),
  /** Build profiles by name. A profile `release` with the defaults of a Gradle project exists without writing it. */
  profiles: z.record(text, profileInput).optional(),
  /** Who is paged when a halt fails, and what reaches users whom a halt does not reach. */
  incident: incidentInput.optional(),
  /** The apps of this repository by name. */
  apps: z.record(text, appInput).refine((apps) => Object.keys(apps).length > 0, 'needs at least one app'),
});

export type LedgerInput = z.input<typeof ledgerInput>;
export type ConfigInput = z.input<typeof configInput>;

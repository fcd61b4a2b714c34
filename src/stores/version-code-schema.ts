import { z } from 'zod';

/** As the ledger keeps it. Apart from the pure functions, since a halt does not load zod for them. */
export const versionCodeSchema = z.union([z.int().positive(), z.string().min(1)]);

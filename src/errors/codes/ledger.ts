import type { ErrorTable } from '../error-entry.ts';

export const ledgerErrors = {} as const satisfies ErrorTable;

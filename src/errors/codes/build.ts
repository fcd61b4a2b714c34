import type { ErrorTable } from '../error-entry.ts';

export const buildErrors = {} as const satisfies ErrorTable;

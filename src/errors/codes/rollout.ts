import type { ErrorTable } from '../error-entry.ts';

export const rolloutErrors = {} as const satisfies ErrorTable;

import type { ErrorTable } from '../error-entry.ts';

export const storeErrors = {} as const satisfies ErrorTable;

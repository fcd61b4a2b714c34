import type { ErrorTable } from '../error-entry.ts';

export const releaseErrors = {} as const satisfies ErrorTable;

import type { ErrorTable } from '../error-entry.ts';

export const devicesErrors = {} as const satisfies ErrorTable;

import type { ErrorTable } from '../error-entry.ts';

export const toolchainErrors = {} as const satisfies ErrorTable;

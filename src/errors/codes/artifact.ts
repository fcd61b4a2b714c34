import type { ErrorTable } from '../error-entry.ts';

export const artifactErrors = {} as const satisfies ErrorTable;

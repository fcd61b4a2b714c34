import type { ErrorTable } from '../error-entry.ts';

export const guardErrors = {
  HISTORY_INVALID: {
    exit: 'usage',
    meaning: 'A file that is to be replayed through the guard is no history of a rollout.',
    remedy:
      'Write CSV with the header metric,hour,n1,x1,n0,x0,available_at (or day instead of hour), or the same as a JSON array.',
    retryable: false,
  },
} as const satisfies ErrorTable;

import type { ErrorTable } from '../error-entry.ts';

export const guardErrors = {
  HISTORY_INVALID: {
    exit: 'usage',
    meaning: 'A file that is to be replayed through the guard is no history of a rollout.',
    remedy:
      'Write CSV with the header metric,hour,n1,x1,n0,x0,available_at (or day instead of hour), or the same as a JSON array.',
    retryable: false,
  },
  GRID_INVALID: {
    exit: 'usage',
    meaning: 'A file that is to be simulated is no grid of worlds.',
    remedy:
      'Write a JSON object; every key is optional, and takes a value or a list of them: docs/COMMANDS.md has them all.',
    retryable: false,
  },
  GUARD_CALIBRATION_INVALID: {
    exit: 'usage',
    meaning: 'The file with what was learnt of the healthy releases of an app is damaged.',
    remedy: 'Take the last good one from Git, or delete it and run slipway guard calibrate.',
    retryable: false,
  },
} as const satisfies ErrorTable;

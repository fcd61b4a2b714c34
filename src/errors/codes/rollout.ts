import type { ErrorTable } from '../error-entry.ts';

export const rolloutErrors = {
  ROLLOUT_NOT_FOUND: {
    exit: 'usage',
    meaning: 'The ledger knows no rollout of this app, so there is nothing to step or show.',
    remedy: 'Start one with slipway release android; or name it with --release VERSION.',
    retryable: false,
  },
  ROLLOUT_NOT_CONFIRMED: {
    exit: 'outside',
    meaning: 'The store answered that a rollout change was made, but a fresh read does not show it.',
    remedy: 'Run slipway rollout status, look at the Play Console, then run slipway rollout step again.',
    retryable: true,
  },
  HALT_WITHOUT_APP: {
    exit: 'usage',
    meaning: 'A halt needs to know which app to stop, and neither the command line nor a config named one.',
    remedy: 'Name it: slipway halt --app play:com.example.app --reason "what is wrong"',
    retryable: false,
  },
} as const satisfies ErrorTable;

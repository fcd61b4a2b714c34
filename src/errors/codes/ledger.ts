import type { ErrorTable } from '../error-entry.ts';

export const ledgerErrors = {
  LEDGER_CORRUPT: {
    exit: 'usage',
    meaning: 'The ledger holds something that is not a gapless journal of events.',
    remedy:
      'Move the ledger away and run the command again: the controller adopts what the store shows and begins the bake time anew. "slipway ledger verify" lists what is broken.',
    retryable: false,
  },
  LEDGER_TOO_NEW: {
    exit: 'usage',
    meaning: 'The ledger was written by a newer Slipway than this one.',
    remedy: 'Update Slipway to the version that the other machines run.',
    retryable: false,
  },
  LEDGER_UNAVAILABLE: {
    exit: 'usage',
    meaning: 'The ledger cannot be opened as it is configured: no Git repository, remote or branch to use.',
    remedy: 'Check `ledger` in the config: the repository, the remote and the branch.',
    retryable: false,
  },
  LEDGER_REFUSED: {
    exit: 'refused',
    meaning: 'The remote of the ledger refused the credentials, or refuses to have the branch written.',
    remedy:
      'Allow the job to push the ledger branch (GitHub Actions: `permissions: contents: write`) and keep branch protection off it.',
    retryable: false,
  },
  LEDGER_BUSY: {
    exit: 'unavailable',
    meaning: 'Other writers kept the ledger busy for too long. Nothing was written.',
    remedy: 'Run the same command again; when it happens often, look for a process that hangs.',
    retryable: true,
  },
} as const satisfies ErrorTable;

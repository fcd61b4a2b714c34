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
  ROLLOUT_OVERRIDE_REFUSED: {
    exit: 'usage',
    meaning:
      'A person has ordered something that this state of the rollout does not allow, or that this person may not order.',
    remedy: 'Run slipway rollout status to see where the rollout stands and who may act.',
    retryable: false,
  },
  ROLLOUT_PERSON_UNKNOWN: {
    exit: 'usage',
    meaning:
      'Resuming, advancing, completing, approving and signing off need a person with a name, for the record.',
    remedy:
      'Say who you are with --by NAME. In GitHub Actions the name is that of whoever started the workflow.',
    retryable: false,
  },
  APPROVAL_UNSIGNED: {
    exit: 'usage',
    meaning:
      'The config names allowed signers, so an approval has to be signed with an SSH key that they list.',
    remedy: 'Sign it: slipway rollout approve --action resume --reason "…" --by NAME --key ~/.ssh/id_ed25519',
    retryable: false,
  },
  HALT_WITHOUT_APP: {
    exit: 'usage',
    meaning: 'A halt needs to know which app to stop, and neither the command line nor a config named one.',
    remedy: 'Name it: slipway halt --app play:com.example.app --reason "what is wrong"',
    retryable: false,
  },
} as const satisfies ErrorTable;

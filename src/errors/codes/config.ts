import type { ErrorTable } from '../error-entry.ts';

export const configErrors = {
  CONFIG_MISSING: {
    exit: 'usage',
    meaning: 'No config file was found.',
    remedy:
      'Create slipway.config.ts in the root of the repository, or name another file with --config FILE. docs/CONFIG.md has an example.',
    retryable: false,
  },
  CONFIG_UNREADABLE: {
    exit: 'usage',
    meaning: 'The config file could not be loaded: it has a syntax error, a failing import, or throws.',
    remedy: 'Mend the place that is named. Enums, namespaces and parameter properties are not supported.',
    retryable: false,
  },
  CONFIG_INVALID: {
    exit: 'usage',
    meaning: 'The config file was loaded, and holds values that cannot be right. All of them are listed.',
    remedy: 'Mend each place that is named; docs/CONFIG.md lists every key with its values.',
    retryable: false,
  },
  HOOK_FAILED: {
    exit: 'outside',
    meaning: 'A command or function that the config runs around a step failed.',
    remedy: 'Mend the hook and run the same command again; the release goes on where it stopped.',
    retryable: true,
  },
} as const satisfies ErrorTable;

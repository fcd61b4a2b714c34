import type { ErrorTable } from '../error-entry.ts';

export const buildErrors = {
  KEYSTORE_CORRUPT: {
    exit: 'usage',
    meaning: 'The upload keystore is damaged, cut short, or not a keystore at all.',
    remedy:
      'Restore it from a backup; when it came out of a base64 secret, compare its SHA-256 with the original.',
    retryable: false,
  },
  KEYSTORE_PASSWORD_WRONG: {
    exit: 'usage',
    meaning: 'The password of the keystore, or of the key in it, is wrong.',
    remedy:
      'Correct SLIPWAY_KEYSTORE_PASSWORD and SLIPWAY_KEY_PASSWORD; in a PKCS12 keystore both are the same.',
    retryable: false,
  },
  KEYSTORE_PASSWORD_MISSING: {
    exit: 'usage',
    meaning: 'An environment variable that has to hold a password of the keystore is not set.',
    remedy: 'Set SLIPWAY_KEYSTORE_PASSWORD and SLIPWAY_KEY_PASSWORD, or the variables that the config names.',
    retryable: false,
  },
  KEY_ALIAS_MISSING: {
    exit: 'usage',
    meaning: 'The keystore holds no private key under the alias that the config names.',
    remedy:
      'List the aliases with `keytool -list -keystore FILE` and correct `keystore.alias` in the config.',
    retryable: false,
  },
  BUILD_FAILED: {
    exit: 'outside',
    meaning: 'The build tool refused or failed; the error names the task and its first cause.',
    remedy: 'Mend the cause and run the same command again; tasks that are up to date are not repeated.',
    retryable: false,
  },
  BUILD_STOPPED: {
    exit: 'outside',
    meaning: 'The build was stopped from outside, by Ctrl-C or a signal. No half-written artifact is left.',
    remedy: 'Run the same command again; tasks that are up to date are not repeated.',
    retryable: true,
  },
  BUILD_OUTPUT_MISSING: {
    exit: 'outside',
    meaning: 'The build succeeded, but a file that the config names as its result is not there.',
    remedy: 'Correct `artifact`, `apk` or `mapping` in the config, or add the task that makes the file.',
    retryable: false,
  },
} as const satisfies ErrorTable;

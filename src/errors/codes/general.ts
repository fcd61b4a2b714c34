import type { ErrorTable } from '../error-entry.ts';

export const generalErrors = {
  BUG: {
    exit: 'bug',
    meaning: 'Slipway failed in a way that nobody foresaw.',
    remedy:
      'Run it again with SLIPWAY_DEBUG=1 and report the stack trace; the release can be resumed meanwhile.',
    retryable: false,
  },
  USAGE: {
    exit: 'usage',
    meaning: 'The command line has an unknown command, option or value.',
    remedy: 'Run the command with --help; it lists what is accepted.',
    retryable: false,
  },
  READ_ONLY: {
    exit: 'usage',
    meaning: 'SLIPWAY_READONLY=1 refuses every command that writes to a store.',
    remedy: 'Unset SLIPWAY_READONLY, or use --dry-run to see what would be done.',
    retryable: false,
  },
  FILE_NOT_FOUND: {
    exit: 'usage',
    meaning: 'A file that the command needs does not exist.',
    remedy: 'Check the path; it is relative to the folder the command runs in.',
    retryable: false,
  },
  FOLDER_UNWRITABLE: {
    exit: 'usage',
    meaning: 'A folder that Slipway has to write to cannot be written.',
    remedy: 'Give the user write permission, or choose another folder in the config.',
    retryable: false,
  },
  DISK_FULL: {
    exit: 'usage',
    meaning: 'The disk is full, so a file could not be written. Nothing half-written was left behind.',
    remedy: 'Free some space and run the same command again; it goes on where it stopped.',
    retryable: true,
  },
  PORT_TAKEN: {
    exit: 'usage',
    meaning: 'A port that a local server was told to use is taken by another program.',
    remedy: 'Choose another port, or leave the option out and let the system choose a free one.',
    retryable: true,
  },
  NETWORK_UNAVAILABLE: {
    exit: 'unavailable',
    meaning: 'A server could not be reached, or the connection broke.',
    remedy: 'Check the network, proxy and DNS, then run the same command again; it goes on where it stopped.',
    retryable: true,
  },
} as const satisfies ErrorTable;

import type { ErrorTable } from '../error-entry.ts';

export const toolchainErrors = {
  TOOL_MISSING: {
    exit: 'usage',
    meaning: 'A tool that the job needs is not installed, or is too old.',
    remedy: 'Run `slipway toolchain`; it installs what is missing, or prints the one line that does.',
    retryable: false,
  },
  TOOL_INSTALL_FAILED: {
    exit: 'outside',
    meaning: 'The package manager could not install a tool.',
    remedy: 'Read its output above; run the printed line by hand and mend what it complains about.',
    retryable: true,
  },
} as const satisfies ErrorTable;

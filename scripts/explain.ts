import { defineCommand } from '../src/cli/command.ts';
import { errorCatalogue, errorEntry, isErrorCode } from '../src/errors/catalogue.ts';
import { exitCodes } from '../src/errors/exit-code.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { closest } from '../src/text/closest.ts';

export default defineCommand({
  name: 'explain',
  summary: 'explain an error code',
  examples: ['slipway explain DISK_FULL   what the code means and what to do'],
  configure: (command) => command.argument('<code>', 'an error code, as printed in an error message'),
  async run({ args: [wanted] }) {
    const code = wanted.toUpperCase();
    if (!isErrorCode(code)) throw unknownCode(wanted);
    const entry = errorEntry(code);
    return {
      data: { code, exitCode: exitCodes[entry.exit], ...entry },
      text: [
        `${code} (exit code ${exitCodes[entry.exit]}${entry.retryable ? ', may be retried' : ''})`,
        entry.meaning,
        entry.remedy,
      ].join('\n'),
    };
  },
});

function unknownCode(wanted: string): SlipwayError {
  const nearest = closest(wanted.toUpperCase(), Object.keys(errorCatalogue));
  return new SlipwayError('USAGE', {
    message: `There is no error code "${wanted}".`,
    seen: wanted,
    next: nearest === undefined ? 'docs/ERRORS.md lists all codes' : `slipway explain ${nearest}`,
  });
}

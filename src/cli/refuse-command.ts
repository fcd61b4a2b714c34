import { SlipwayError } from '../errors/slipway-error.ts';
import { closest } from '../text/closest.ts';
import type { Io } from './io.ts';
import { reportError } from './report-error.ts';

interface Refusal {
  readonly io: Io;
  readonly json: boolean;
  /** The names of all commands. */
  readonly known: readonly string[];
}

/** Reports a command that does not exist, with the one that was most likely meant. */
export function refuseCommand(name: string, { io, json, known }: Refusal): number {
  const nearest = closest(name, known);
  const what = name.startsWith('-')
    ? `There is no option "${name}" before a command.`
    : `There is no command "${name}".`;
  const next = nearest === undefined ? 'slipway --help' : `slipway ${nearest}`;
  return reportError(new SlipwayError('USAGE', { message: what, seen: name, next }), { io, json });
}

import { toSlipwayError } from '../errors/from-unknown.ts';
import type { SlipwayError } from '../errors/slipway-error.ts';
import type { Io } from './io.ts';

/** The one place where an error becomes words and an exit code. */
export function reportError(thrown: unknown, { io, json }: { io: Io; json: boolean }): number {
  const error = toSlipwayError(thrown);
  if (json) io.writeOut(`${JSON.stringify({ error: error.toReport() }, null, 2)}\n`);
  else io.writeErr(errorText(error));
  if (io.env.SLIPWAY_DEBUG === '1' || (error.code === 'BUG' && !json)) io.writeErr(`${stackOf(thrown)}\n`);
  return error.exitCode;
}

/** Four lines for a person: what happened, what was seen, what to do, where to read more. */
export function errorText(error: SlipwayError): string {
  const lines = [`error  ${error.message}`];
  if (error.seen !== undefined) lines.push(`seen   ${error.seen.replaceAll('\n', '\n       ')}`);
  lines.push(`next   ${error.next.replaceAll('\n', '\n       ')}`);
  lines.push(`more   slipway explain ${error.code}`);
  return `${lines.join('\n')}\n`;
}

function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause === undefined ? '' : `\ncaused by ${stackOf(thrown.cause)}`;
  return `${thrown.stack ?? thrown.message}${cause}`;
}

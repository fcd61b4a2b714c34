import { SlipwayError } from '../errors/slipway-error.ts';

/** Where in the artifact something is wrong. */
export interface Place {
  readonly path: string;
  readonly entry?: string;
  /** Byte offset in the file, or in the entry's content where an entry is named. */
  readonly offset?: number;
}

export function corrupt(message: string, place: Place, cause?: unknown): SlipwayError {
  return new SlipwayError('ARTIFACT_CORRUPT', { message, seen: placeText(place), cause });
}

export function unsafe(message: string, place: Place): SlipwayError {
  return new SlipwayError('ARTIFACT_UNSAFE', { message, seen: placeText(place) });
}

/**
 * Runs a parser of untrusted bytes. Buffer answers a read past its end with a RangeError; here that
 * means the bytes lie about their own lengths. Every other exception stays what it is: a bug.
 */
export function parseOrCorrupt<T>(what: string, place: Place, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw corrupt(`${what} points outside of its own bytes.`, place, error);
  }
}

function placeText({ path, entry, offset }: Place): string {
  const parts = [path];
  if (entry !== undefined) parts.push(`entry ${JSON.stringify(entry)}`);
  if (offset !== undefined) parts.push(`offset ${offset}`);
  return parts.join(', ');
}

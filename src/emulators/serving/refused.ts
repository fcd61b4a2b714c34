import type { Answer } from './answer.ts';
import { badGatewayPage, unavailableBody } from './faults.ts';

/** What a server says that is told to refuse a request: as Google's do, where a store has no words of its own. */
export function refusedByGoogle(status: number): Answer {
  if (status === 502) return { status, body: badGatewayPage };
  if (status === 503) return { status, body: unavailableBody };
  const message = status === 429 ? 'Quota exceeded.' : 'Internal error encountered.';
  const word = status === 429 ? 'RESOURCE_EXHAUSTED' : 'INTERNAL';
  return { status, body: { error: { code: status, message, status: word, errors: [] } } };
}

import type { Answer } from './answer.ts';
import { badGatewayPage, unavailableBody } from './faults.ts';

/** What a server says that is told to refuse a request: as Google's do, where a store has no words of its own. */
export function refusedByGoogle(status: number): Answer {
  if (status === 502) return { status, body: badGatewayPage };
  if (status === 503) return { status, body: unavailableBody };
  const [word, message] = words[status] ?? ['INTERNAL', 'Internal error encountered.'];
  return { status, body: { error: { code: status, message, status: word, errors: [] } } };
}

const words: Readonly<Record<number, readonly [word: string, message: string]>> = {
  401: ['UNAUTHENTICATED', 'Request had invalid authentication credentials.'],
  429: ['RESOURCE_EXHAUSTED', 'Quota exceeded.'],
};

import type { IncomingMessage } from 'node:http';
import { type Answer, bodyOf } from '../serving/answer.ts';
import { checkAddress, checkAnswer, checkBody } from '../specs/check-call.ts';
import { type DescribedCall, findMethod } from '../specs/find-method.ts';
import type { Violation } from '../specs/violation.ts';
import { apiPath } from './api-path.ts';
import { badRequest, invalidArgument } from './refusal.ts';

/** The official description of a request. A chunk of an upload belongs to the request that opened it. */
export function describedCall(method: string, url: URL): DescribedCall | undefined {
  const path = apiPath(url.pathname);
  const isUpload = path !== url.pathname && url.pathname.includes('/upload/');
  return findMethod(isUpload && method === 'PUT' ? 'POST' : method, path);
}

/** Refuses what the document does not allow, as Google does before any service sees the request. */
export async function refuseUndescribed(call: DescribedCall, url: URL, http: IncomingMessage): Promise<void> {
  refuse(checkAddress(call, url.searchParams));
  if (call.method.request === undefined) return;
  refuse(checkBody(call, parsed(await bodyOf(http))));
}

/** Throws when the local Play itself answers with something that Google never would: a bug of ours. */
export function assertDescribed(call: DescribedCall, { status, body }: Answer): void {
  if (status >= 300 || typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return;
  const violations = checkAnswer(call, body);
  if (violations.length > 0) throw new UndescribedAnswer(call.id, violations);
}

/** The local Play answered with what the official document does not describe. */
export class UndescribedAnswer extends Error {
  constructor(id: string, violations: readonly Violation[]) {
    super(`The answer to ${id} is not as the document says: ${inWords(violations)}`);
    this.name = 'UndescribedAnswer';
  }
}

function refuse(violations: readonly Violation[]): void {
  if (violations.length > 0) throw invalidArgument(violations);
}

/** No body at all means that nothing is set. */
function parsed(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`Invalid JSON payload received. Unexpected token.\n${text.slice(0, 40)}\n^`);
  }
}

function inWords(violations: readonly Violation[]): string {
  return violations.map(({ description }) => description).join(' ');
}

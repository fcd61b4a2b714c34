import type { Budget } from './budget.ts';
import type { Answer, End } from './end.ts';
import { RequestRefused, RequestUnanswered } from './errors.ts';
import { delayBefore, type RetryOptions } from './retry.ts';
import type { Tokens } from './tokens.ts';

export interface SendOptions extends RetryOptions {
  readonly tokens: Tokens;
  readonly budget: Budget;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly wait: (delayMs: number) => Promise<unknown>;
}

/** What is the same for each try of a request. */
export interface Sending {
  /** May use the reserve of the budget. */
  readonly halt: boolean;
  /** May be made twice: a failure that leaves open whether it was carried out is repeated. */
  readonly repeatable: boolean;
  /** Of one try, with its answer read to the end. */
  readonly timeoutMs: number;
}

/** Sends one request of App Store Connect until it has an answer that more tries would not change. */
export type Send = (request: Request, sending: Sending) => Promise<Response>;

export function createSend(options: SendOptions): Send {
  return async (request, sending) => {
    const told = { name: nameOf(request), body: request.body === null ? undefined : await request.text() };
    let isTokenNew = false;
    for (let tries = 1; ; tries += 1) {
      const end = await attempt(options, { request, sending, ...told });
      // Apple refuses good tokens now and then: a new one is tried once.
      if (end.kind === 'answer' && end.status === 401 && !isTokenNew) {
        isTokenNew = true;
        options.tokens.drop(end.token);
        continue;
      }
      const delayMs = delayBefore(options, {
        end,
        tries,
        repeatable: sending.repeatable,
        halt: sending.halt,
      });
      if (delayMs !== undefined) await options.wait(delayMs);
      else if (end.kind === 'silence') throw new RequestUnanswered(told.name, end.cause);
      else if (end.status >= 200 && end.status < 300) return responseOf(end);
      else throw new RequestRefused(told.name, { ...end, serverTime: end.headers.get('date') ?? undefined });
    }
  };
}

interface Attempt {
  readonly request: Request;
  readonly sending: Sending;
  readonly body: string | undefined;
}

/** The body is read here, so that one which breaks off is an attempt that failed. */
async function attempt(options: SendOptions, { request, sending, body }: Attempt): Promise<End> {
  const admission = await options.budget.admit(sending.halt);
  const token = options.tokens.current();
  const { method, url, signal } = request;
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${token}`);
  let limit: string | null = null;
  try {
    const timeout = AbortSignal.timeout(sending.timeoutMs);
    const response = await options.fetch(url, {
      method,
      headers,
      // A redirected request would take its token along, or lose its body; Apple redirects none.
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
      ...(body !== undefined && { body }),
    });
    limit = response.headers.get('x-rate-limit');
    const text = await response.text();
    return { kind: 'answer', status: response.status, headers: response.headers, text, token };
  } catch (cause) {
    // The caller's own wish to stop is no failure of the network.
    if (signal.aborted) throw signal.reason;
    return { kind: 'silence', cause };
  } finally {
    admission.end(limit);
  }
}

function responseOf({ status, headers, text }: Answer): Response {
  const isEmpty = text === '' || status === 204 || status === 205;
  const left = new Headers(headers);
  // The text is decoded already.
  left.delete('content-encoding');
  left.delete('content-length');
  return isEmpty
    ? new Response(null, { status: 204, headers: left })
    : new Response(text, { status, headers: left });
}

function nameOf({ method, url }: Request): string {
  return `${method} ${new URL(url).pathname}`;
}

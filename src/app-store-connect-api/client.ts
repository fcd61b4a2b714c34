import { setTimeout as sleep } from 'node:timers/promises';
import createFetchClient from 'openapi-fetch';
import type { AppStoreConnect, AppStoreConnectOptions } from './app-store-connect.ts';
import { type Budget, createBudget } from './budget.ts';
import type { CallOptions, Method } from './calls.ts';
import { jsonOf } from './json-of.ts';
import type { ApiKey } from './key.ts';
import { originOf } from './origin.ts';
import { followPages } from './paging.ts';
import { createSend, type Send } from './send.ts';
import { createTokens } from './tokens.ts';

/**
 * A client of the App Store Connect API for one key. Each has its own token and budget, so any number
 * of teams can be spoken to at once. Nothing is sent before the first call.
 *
 * Throws KeyUnusable for a key that cannot sign, and RangeError for an origin that no token may be sent to.
 */
export function createAppStoreConnect(key: ApiKey, options: AppStoreConnectOptions = {}): AppStoreConnect {
  const now = options.now ?? Date.now;
  const clock = options.clock ?? { now };
  const budget = createBudget({
    reserve: options.haltReserve ?? 100,
    concurrency: options.concurrency ?? 8,
    now: () => clock.now(),
  });
  const send = createSend({
    tokens: createTokens(key, now),
    budget,
    fetch: options.fetch ?? globalThis.fetch,
    wait: options.wait ?? ((delayMs) => sleep(delayMs)),
    attempts: options.attempts ?? 5,
    baseDelayMs: 500,
    maxDelayMs: 60_000,
    now,
    random: options.random ?? Math.random,
  });
  const origin = originOf(options.origin);
  return openClient({ origin, send, budget, timeoutMs: options.timeoutMs ?? 30_000, halt: false });
}

interface Line {
  readonly origin: string;
  readonly send: Send;
  readonly budget: Budget;
  readonly timeoutMs: number;
  readonly halt: boolean;
}

/** The generated types are held to at the interface; below it, a call is a method, a path and what it is given. */
function openClient(line: Line): AppStoreConnect {
  const { origin, budget } = line;
  const http = createFetchClient<Paths>({
    baseUrl: origin,
    // Apple separates values by commas: filter[platform]=IOS,MAC_OS
    querySerializer: { array: { style: 'form', explode: false } },
  });
  const call = async (method: Method, path: string, input: Input = {}): Promise<unknown> => {
    const { repeatable = method !== 'post', timeoutMs = line.timeoutMs, signal, params, body } = input;
    const { data } = await http.request(method, path, {
      parseAs: 'text',
      fetch: (request: Request) => line.send(request, { halt: line.halt, repeatable, timeoutMs }),
      ...(signal !== undefined && { signal }),
      ...(params !== undefined && { params }),
      ...(body !== undefined && { body }),
    });
    return jsonOf(data, `${method.toUpperCase()} ${path}`);
  };
  const pages = (path: string, input: Input = {}) =>
    followPages({
      origin,
      first: () => call('get', path, withFullPages(input)),
      next: (url) => call('get', url, only(input)),
    });
  const client = {
    origin,
    get: (path: string, input?: Input) => call('get', path, input),
    post: (path: string, input?: Input) => call('post', path, input),
    patch: (path: string, input?: Input) => call('patch', path, input),
    delete: (path: string, input?: Input) => call('delete', path, input),
    pages,
    async *each(path: string, input?: Input) {
      for await (const page of pages(path, input)) yield* page.data;
    },
    forHalt: () => openClient({ ...line, halt: true }),
    budget: budget.reading,
  };
  return client as AppStoreConnect;
}

/** Any path: the types of each are held to where it is called. */
type Paths = Record<string, Record<Method, Loose>>;

interface Loose {
  readonly parameters: { readonly query?: Readonly<Record<string, unknown>> };
  readonly requestBody?: { readonly content: { readonly 'application/json': unknown } };
  readonly responses: { readonly 200: { readonly content: { readonly 'application/json': unknown } } };
}

interface Input extends CallOptions {
  readonly params?: { readonly query?: Readonly<Record<string, unknown>> };
  readonly body?: unknown;
}

/** The most that Apple gives at once: each page costs one request of the hour's budget. */
function withFullPages(input: Input): Input {
  return { ...input, params: { ...input.params, query: { limit: 200, ...input.params?.query } } };
}

/** The next page's address has the query in it. */
function only({ signal, timeoutMs }: Input): Input {
  return { signal, timeoutMs };
}

import { setTimeout as sleep } from 'node:timers/promises';
import createFetchClient from 'openapi-fetch';
import { type Budget, type BudgetReading, createBudget } from './budget.ts';
import type {
  CallAnswer,
  CallArguments,
  CallOptions,
  Item,
  Method,
  Page,
  PagedPath,
  PathOf,
} from './calls.ts';
import { jsonOf } from './json-of.ts';
import type { ApiKey } from './key.ts';
import { originOf } from './origin.ts';
import { followPages } from './paging.ts';
import { createSend, type Send } from './send.ts';
import { createTokens } from './tokens.ts';

/** App Store Connect as one key sees it. Everything that goes wrong is thrown as an AppStoreConnectError. */
export interface AppStoreConnect {
  get<P extends PathOf<'get'>>(path: P, ...input: CallArguments<P, 'get'>): Promise<CallAnswer<P, 'get'>>;
  post<P extends PathOf<'post'>>(path: P, ...input: CallArguments<P, 'post'>): Promise<CallAnswer<P, 'post'>>;
  patch<P extends PathOf<'patch'>>(
    path: P,
    ...input: CallArguments<P, 'patch'>
  ): Promise<CallAnswer<P, 'patch'>>;
  delete<P extends PathOf<'delete'>>(
    path: P,
    ...input: CallArguments<P, 'delete'>
  ): Promise<CallAnswer<P, 'delete'>>;
  /** Page after page, each asked for when it is wanted, 200 items each unless `params.query.limit` says otherwise. */
  pages<P extends PagedPath>(
    path: P,
    ...input: CallArguments<P, 'get'>
  ): AsyncGenerator<Page<P>, void, undefined>;
  /** The items of all pages. */
  each<P extends PagedPath>(
    path: P,
    ...input: CallArguments<P, 'get'>
  ): AsyncGenerator<Item<P>, void, undefined>;
  /** The same client, whose calls may use what the budget keeps for halts. It shares token and budget. */
  forHalt(): AppStoreConnect;
  /** What Apple last told of the hour's budget of the key; undefined before the first answer. */
  budget(): BudgetReading | undefined;
  readonly origin: string;
}

/** Where the client's surroundings differ from the usual: all of it may be left out. */
export interface AppStoreConnectOptions {
  /** `https://api.appstoreconnect.apple.com`, or a local server's `http://127.0.0.1:PORT`. */
  readonly origin?: string | undefined;
  /** Of one try, 30 seconds without it. */
  readonly timeoutMs?: number | undefined;
  /** Tries of one call, 5 without it. */
  readonly attempts?: number | undefined;
  /** Requests of each hour that only `forHalt()` may use, 100 without it. */
  readonly haltReserve?: number | undefined;
  /** Requests on their way at once, 8 without it. */
  readonly concurrency?: number | undefined;
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Wall time in milliseconds: tokens and time-outs live in it. */
  readonly now?: (() => number) | undefined;
  /** The time that the hour of the budget is counted in; wall time without it. */
  readonly clock?: { now(): number } | undefined;
  readonly wait?: ((delayMs: number) => Promise<unknown>) | undefined;
  /** At least 0 and below 1; spreads the retries. */
  readonly random?: (() => number) | undefined;
}

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

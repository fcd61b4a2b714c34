import type { BudgetReading } from './budget.ts';
import type { CallAnswer, CallArguments, Item, Page, PagedPath, PathOf } from './calls.ts';

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

import type { ParamsOption, RequestBodyOption } from 'openapi-fetch';
import type { components, paths } from './generated/schema.ts';

/** Apple's resources by their names in its document: `Schemas['AppStoreVersion']`. */
export type Schemas = components['schemas'];

export type Method = 'get' | 'post' | 'patch' | 'delete';

/** The paths that can be called with a method, as Apple's document writes them: `/v1/apps/{id}`. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends undefined ? never : P;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;

/** What a call may be given beside what Apple's document knows. */
export interface CallOptions {
  /** Ends the call with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Whether a failure that leaves open whether the request was carried out is repeated. Without it: everything but
   * POST is, because Apple's PATCH sets values and its DELETE names what to delete.
   */
  readonly repeatable?: boolean | undefined;
  /** Of one try; the client's own without it. */
  readonly timeoutMs?: number | undefined;
}

/** `params.path`, `params.query` and `body` of a call, as far as it has them. */
export type CallInput<P extends keyof paths, M extends Method> = ParamsOption<Operation<P, M>> &
  RequestBodyOption<Operation<P, M>> &
  CallOptions;

/** Left out where nothing in it is required. */
export type CallArguments<P extends keyof paths, M extends Method> =
  Record<never, never> extends CallInput<P, M> ? [input?: CallInput<P, M>] : [input: CallInput<P, M>];

/** The body of a successful answer; undefined where Apple sends none. */
export type CallAnswer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer Answers }
    ? JsonOf<Answers[keyof Answers & SuccessStatus]>
    : never;

type SuccessStatus = 200 | 201 | 202 | 204;

type JsonOf<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** The paths that answer with pages. */
export type PagedPath = {
  [P in PathOf<'get'>]: CallAnswer<P, 'get'> extends { data: readonly unknown[]; links: { next?: string } }
    ? P
    : never;
}[PathOf<'get'>];

export type Page<P extends PagedPath> = CallAnswer<P, 'get'>;

export type Item<P extends PagedPath> = Page<P> extends { data: readonly (infer T)[] } ? T : never;

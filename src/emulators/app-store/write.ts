import type { AppStoreState, Attributes, Ref, Transition } from './model.ts';

/** What a client wants to be written. The body was held to the document, and everything it names is there. */
export interface WriteCall {
  readonly nowMs: number;
  readonly team: string;
  /** The id in the path; empty when there is none. */
  readonly id: string;
  readonly attributes: Attributes;
  /** Ids by the name of the relationship; null takes one away. */
  readonly one: Readonly<Record<string, string | null>>;
  readonly many: Readonly<Record<string, readonly string[]>>;
  /** What a request to a relationship names. */
  readonly linked: readonly Ref[];
  /** What a file that was uploaded turned out to be. */
  readonly found: Attributes;
  /** Where uploads go to. */
  readonly origin: string;
}

export type Written = { readonly status: 200 | 201; readonly ref: Ref } | { readonly status: 204 };

export type Write = (state: AppStoreState, call: WriteCall) => Transition<Written>;

export const gone = (state: AppStoreState): Transition<Written> => ({ state, value: { status: 204 } });

export function updated(state: AppStoreState, { type, id }: Ref): Transition<Written> {
  return { state, value: { status: 200, ref: { type, id } } };
}

export function created(state: AppStoreState, { type, id }: Ref): Transition<Written> {
  return { state, value: { status: 201, ref: { type, id } } };
}

/** The id of a relationship that the document requires. */
export function relatedId({ one }: WriteCall, name: string): string {
  return one[name] ?? '';
}

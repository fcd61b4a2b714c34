/** How one try of a request ended: with an answer of any status, or with none. */
export type End = Answer | { readonly kind: 'silence'; readonly cause: unknown };

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The token that the request carried. */
  readonly token: string;
}

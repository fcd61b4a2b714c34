/** What came back of a request outside the generated client. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown;
}

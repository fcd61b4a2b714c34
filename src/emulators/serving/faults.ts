/** One HTTP request as an observer sees it. `path` includes the query; `index` counts from 1 per process. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly index: number;
}

/**
 * `received`: nothing has been done yet. `mid-body`: part of an upload's bytes are stored, or half of another
 * answer has been sent. `handled`: the change is durable, the answer has not left.
 */
export type Moment = 'received' | 'mid-body' | 'handled';

/** Awaited: while it waits, so does the request. */
export type RequestObserver = (moment: Moment, request: SeenRequest) => void | Promise<void>;

export type Fault =
  /** Answers without doing anything. A string body is sent as HTML, as Google's front end does on a 502. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  /** The same, in the words that the store itself has for it. */
  | { readonly kind: 'refuse'; readonly status: number }
  /** Breaks the connection. */
  | { readonly kind: 'reset'; readonly when: Moment }
  /** Does it, and answers with a failure. */
  | { readonly kind: 'lose-answer'; readonly status: number }
  /** Answers as if it had been done, and forgets it. */
  | { readonly kind: 'ignore' }
  /** Waits before it does anything. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Sends the answer in drops. */
  | { readonly kind: 'trickle'; readonly bytesPerSecond: number };

/** What goes wrong with a request: nothing, one thing, or several of different kinds. */
export type FaultPlan = (request: SeenRequest) => Fault | readonly Fault[] | undefined;

/** Google's answer when a server is overloaded. */
export const unavailableBody = {
  error: {
    code: 503,
    message: 'The service is currently unavailable.',
    status: 'UNAVAILABLE',
    errors: [{ message: 'The service is currently unavailable.', domain: 'global', reason: 'backendError' }],
  },
};

/** The page that Google's front end sends instead of JSON. */
export const badGatewayPage =
  '<!DOCTYPE html><html lang=en><title>Error 502 (Server Error)!!1</title><p><b>502.</b> That’s an error.</html>';

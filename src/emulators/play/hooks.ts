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
export type PlayObserver = (moment: Moment, request: SeenRequest) => void | Promise<void>;

export type Fault =
  /** Answers without doing anything. A string body is sent as HTML, as Google's front end does on a 502. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  /** Breaks the connection before anything was done, or after it was. */
  | { readonly kind: 'reset'; readonly when: 'received' | 'handled' }
  /** Does it, and answers with a failure. */
  | { readonly kind: 'lose-answer'; readonly status: number }
  /** Answers a commit with success and does not apply it. */
  | { readonly kind: 'ignore-commit' };

export type FaultPlan = (request: SeenRequest) => Fault | undefined;

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

import type { Answer } from '../serving/answer.ts';
import { badGatewayPage } from '../serving/faults.ts';
import type { Ref } from './model.ts';

/** One entry of Apple's `errors`. */
export interface AppleError {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  /** A JSON pointer into the body, or the name of a query parameter. */
  readonly source?: { readonly pointer: string } | { readonly parameter: string };
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** What App Store Connect answers instead of doing something. Thrown by transitions, turned into a body by the server. */
export class AppStoreRefusal extends Error {
  readonly errors: readonly [AppleError, ...(readonly AppleError[])];

  constructor(...errors: readonly [AppleError, ...(readonly AppleError[])]) {
    super(errors.map(({ code, detail, title }) => `${code}: ${detail ?? title}`).join(' '));
    this.name = 'AppStoreRefusal';
    this.errors = errors;
  }
}

/** Apple's error body. The ids tell two errors of one answer apart, and nothing else. */
export function refusalBody(errors: readonly AppleError[], requestIndex: number): unknown {
  return {
    errors: errors.map((error, index) => ({
      id: `${requestIndex}-${index + 1}`,
      ...wire(error),
    })),
  };
}

/** As it goes over the wire, where the status is text. */
export function wire({ status, ...error }: AppleError): object {
  return { status: String(status), ...error };
}

export function notFound({ type, id }: Ref): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 404,
    code: 'NOT_FOUND',
    title: 'The specified resource does not exist',
    detail: `There is no resource of type '${type}' with id '${id}'`,
  });
}

export function unknownPath(path: string): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 404,
    code: 'PATH_ERROR',
    title: 'The URL path is not valid',
    detail: `The path '${path}' is none that the local App Store Connect serves`,
  });
}

export function forbidden(detail: string): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 403,
    code: 'FORBIDDEN_ERROR',
    title: 'This request is forbidden for security reasons',
    detail,
  });
}

/** Refused because of the state that something is in. */
export function wrongState(detail: string, more: Partial<AppleError> = {}): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 409,
    code: 'STATE_ERROR',
    title: 'The request cannot be fulfilled because of the state of another resource.',
    detail,
    ...more,
  });
}

export function attributeError(
  name: string,
  error: { readonly code: string; readonly detail: string; readonly meta?: AppleError['meta'] },
): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 409,
    code: `ENTITY_ERROR.ATTRIBUTE.${error.code}`,
    title: attributeTitles[error.code] ?? 'The provided entity includes an attribute with an invalid value',
    detail: error.detail,
    source: { pointer: `/data/attributes/${name}` },
    ...(error.meta && { meta: error.meta }),
  });
}

const attributeTitles: Readonly<Record<string, string>> = {
  REQUIRED: 'The provided entity is missing a required attribute',
  'INVALID.DUPLICATE': 'The provided entity includes an attribute with a value that has already been used',
  'INVALID.INVALID_STATE': 'An attribute value is not acceptable for the current resource state.',
};

export function relationshipError(name: string, detail: string): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 409,
    code: 'ENTITY_ERROR.RELATIONSHIP.INVALID',
    title: 'The provided entity includes a relationship with an invalid value',
    detail,
    source: { pointer: `/data/relationships/${name}` },
  });
}

/** The part of App Store Connect that keeps the state is away: what the front end answers then. */
export function unavailable(): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 503,
    code: 'SERVICE_UNAVAILABLE',
    title: 'The service is currently unavailable.',
    detail: 'The server is temporarily unable to handle the request. Please try again later.',
  });
}

/** What a fault that refuses a request looks like here. */
export function refused(status: number): Answer {
  if (status === 502) return { status, body: badGatewayPage };
  const error = refusals[status] ?? unexpected(`The request was answered with ${status}.`);
  return { status, body: refusalBody([{ ...error, status }], 0) };
}

/** A bug of the local App Store Connect, or a client that hung up. Apple's own bugs look the same. */
export function unexpected(detail: string): AppleError {
  return { status: 500, code: 'UNEXPECTED_ERROR', title: 'An unexpected error occurred.', detail };
}

const refusals: Readonly<Record<number, AppleError>> = {
  401: notAuthorized().errors[0],
  429: tooManyRequests().errors[0],
  503: unavailable().errors[0],
};

export function tooManyRequests(): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 429,
    code: 'RATE_LIMIT_EXCEEDED',
    title: 'The request rate limit has been reached.',
    detail:
      "We've received too many requests for this API. Please wait and try again or slow down your request rate.",
  });
}

/** The same whatever is wrong with a token. */
export function notAuthorized(): AppStoreRefusal {
  return new AppStoreRefusal({
    status: 401,
    code: 'NOT_AUTHORIZED',
    title: 'Authentication credentials are missing or invalid.',
    detail:
      'Provide a properly configured and signed bearer token, and make sure that it has not expired. Learn more about Generating Tokens for API Requests https://developer.apple.com/go/?id=api-generating-tokens',
  });
}

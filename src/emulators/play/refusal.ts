/** The part of Google's error body that varies. */
export interface RefusalDetails {
  readonly code: number;
  readonly message: string;
  readonly status: string;
  readonly reason: string;
  readonly details?: readonly unknown[];
}

/** What Play answers instead of doing something. Thrown by transitions, turned into a body by the server. */
export class PlayRefusal extends Error {
  readonly details: RefusalDetails;

  constructor(details: RefusalDetails) {
    super(details.message);
    this.name = 'PlayRefusal';
    this.details = details;
  }
}

/** Google's error body; `reason` has degraded to words such as `badRequest`, as it has in the real one. */
export function refusalBody({ code, message, status, reason, details }: RefusalDetails): unknown {
  return {
    error: {
      code,
      message,
      status,
      errors: [{ message, domain: 'global', reason }],
      ...(details === undefined ? {} : { details }),
    },
  };
}

export function badRequest(message: string): PlayRefusal {
  return new PlayRefusal({ code: 400, message, status: 'INVALID_ARGUMENT', reason: 'badRequest' });
}

/** What Google's front end finds wrong with a request, one line for each field. */
export function invalidArgument(
  violations: readonly { readonly field: string; readonly description: string }[],
): PlayRefusal {
  const fieldViolations = violations.map(({ field, description }) =>
    field === '' ? { description } : { field, description },
  );
  return new PlayRefusal({
    code: 400,
    message: violations.map(({ description }) => description).join('\n'),
    status: 'INVALID_ARGUMENT',
    reason: 'badRequest',
    details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }],
  });
}

export function preconditionFailed(message: string): PlayRefusal {
  return new PlayRefusal({ code: 400, message, status: 'FAILED_PRECONDITION', reason: 'failedPrecondition' });
}

/** Validation errors often arrive as 403 PERMISSION_DENIED. */
export function forbidden(message: string): PlayRefusal {
  return new PlayRefusal({ code: 403, message, status: 'PERMISSION_DENIED', reason: 'forbidden' });
}

export function notFound(message: string): PlayRefusal {
  return new PlayRefusal({ code: 404, message, status: 'NOT_FOUND', reason: 'notFound' });
}

/** A method that the document describes and the local Play does not serve. */
export function unimplemented(id: string): PlayRefusal {
  const message = `The local Play does not serve ${id}.`;
  return new PlayRefusal({ code: 501, message, status: 'UNIMPLEMENTED', reason: 'notImplemented' });
}

export function unauthenticated(): PlayRefusal {
  return new PlayRefusal({
    code: 401,
    message:
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    status: 'UNAUTHENTICATED',
    reason: 'authError',
  });
}

/** Of a Google Cloud project in which nobody has enabled the API, or somebody disabled it. */
export function apiDisabled(): PlayRefusal {
  return new PlayRefusal({
    code: 403,
    message:
      'Google Play Android Developer API has not been used in project 1 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/androidpublisher.googleapis.com/overview?project=1 then retry.',
    status: 'PERMISSION_DENIED',
    reason: 'accessNotConfigured',
  });
}

/** The part of Play that keeps the state is away: what the front end answers then. */
export function unavailable(): PlayRefusal {
  return new PlayRefusal({
    code: 503,
    message: 'The service is currently unavailable.',
    status: 'UNAVAILABLE',
    reason: 'backendError',
  });
}

/** The token is genuine, and was issued for another API. */
export function scopeInsufficient(): PlayRefusal {
  return new PlayRefusal({
    code: 403,
    message: 'Request had insufficient authentication scopes.',
    status: 'PERMISSION_DENIED',
    reason: 'insufficientPermissions',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
      },
    ],
  });
}

export function alreadyInReview(): PlayRefusal {
  return new PlayRefusal({
    code: 400,
    message: 'Precondition check failed.',
    status: 'FAILED_PRECONDITION',
    reason: 'failedPrecondition',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'CHANGES_ALREADY_IN_REVIEW',
        domain: 'androidpublisher.googleapis.com',
      },
    ],
  });
}

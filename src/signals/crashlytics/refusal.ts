import { SlipwayError } from '../../errors/slipway-error.ts';
import { Refused } from '../ask-signal.ts';

/** What can be done about each reason that BigQuery gives: https://cloud.google.com/bigquery/docs/error-messages */
const remedies: Readonly<Record<string, string>> = {
  accessDenied:
    'give the service account the roles BigQuery Job User on the project and BigQuery Data Viewer on both datasets',
  billingNotEnabled: 'enable billing for the project, or leave its sandbox',
  bytesBilledLimitExceeded: 'raise maximumGigabytes of this metric, or shorten what Firebase keeps',
  invalid: 'look whether the export was made by Firebase: its columns are not those that Firebase documents',
  invalidQuery:
    'look whether the export was made by Firebase: its columns are not those that Firebase documents',
  jobRateLimitExceeded: 'ask less often, or raise the quota of the project',
  quotaExceeded: 'ask less often, or raise the quota of the project',
  rateLimitExceeded: 'ask less often, or raise the quota of the project',
  resourcesExceeded: 'give the project more slots, or ask less often',
  responseTooLarge: 'tell the makers of Slipway: its questions have small answers',
};

/** A missing table says which export is off. */
const missing = {
  sessions:
    'include session data in the BigQuery export of the Firebase project (Integrations > BigQuery): without it nobody knows how many used a version',
  crashlytics:
    'link Crashlytics to BigQuery in the Firebase project (Integrations > BigQuery), with streaming where `streaming` is true; the first table comes within a day',
} as const;

/** Passing faults of Google's, worth another try at the next look. */
const passing = new Set([
  'backendError',
  'internalError',
  'jobBackendError',
  'jobInternalError',
  'tableUnavailable',
]);

/** BigQuery's refusal with what to do about it; anything else as it was. */
export function asRefusal(error: unknown): unknown {
  const problem = problemOf(error);
  if (problem === undefined) return error;
  const { reason, message } = problem;
  if (passing.has(reason))
    return new SlipwayError('NETWORK_UNAVAILABLE', {
      message: 'BigQuery is not available.',
      seen: `${reason}: ${message}`,
      cause: error,
    });
  const next =
    reason === 'notFound'
      ? missing[message.includes('firebase_sessions') ? 'sessions' : 'crashlytics']
      : remedies[reason];
  return new Refused([`${reason}: ${message}`, next].filter(Boolean).join('; '), { cause: error });
}

/** The first error of the answer, in the form that Google's older APIs share: `error.errors[].reason`. */
function problemOf(error: unknown): { readonly reason: string; readonly message: string } | undefined {
  const data: unknown = Reflect.get(Object(Reflect.get(Object(error), 'response')), 'data');
  const body: unknown = Reflect.get(Object(data), 'error');
  const errors: unknown = Reflect.get(Object(body), 'errors');
  const [first]: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const reason: unknown = Reflect.get(Object(first), 'reason');
  const message: unknown = Reflect.get(Object(first), 'message');
  return typeof reason === 'string' ? { reason, message: String(message ?? '') } : undefined;
}

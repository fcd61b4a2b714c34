import type { ErrorCode } from '../../errors/catalogue.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { accessRefusal, tokenRefusal } from './token-refusal.ts';

interface ErrorRow {
  readonly code: ErrorCode;
  /** Matched against the message, and against the reasons in `details`. */
  readonly pattern: RegExp;
  readonly message: string;
}

/**
 * Google's refusals by message, because `reason` has degraded to `badRequest` and `forbidden`, and because
 * validation errors often arrive as 403. The first row that matches wins.
 */
export const errorRows: readonly ErrorRow[] = [
  row('STORE_APP_UNKNOWN', /^Package not found/i, 'Google Play does not know the app.'),
  row(
    'STORE_API_DISABLED',
    /API has not been used in project|API.* is disabled/i,
    'The Google Play API is off.',
  ),
  row('STORE_PERMISSION_DENIED', /caller does not have permission/i, 'The service account may not do this.'),
  row('STORE_APP_DRAFT', /Only releases with status draft/i, 'The app was never published.'),
  row(
    'STORE_REVIEW_BY_HAND',
    /cannot be sent for review automatically/i,
    'The review has to be asked for by hand.',
  ),
  row('STORE_REVIEW_AUTOMATIC', /are sent for review automatically/i, 'The review cannot be held back.'),
  row('STORE_IN_REVIEW', /CHANGES_ALREADY_IN_REVIEW/, 'Other changes of the app are in review.'),
  row('STORE_EDIT_GONE', /edit has been deleted|editDeleted|^Edit not found/i, 'The edit was invalidated.'),
  row('STORE_EDIT_GONE', /edit has expired|editExpired/i, 'The edit expired.'),
  row('STORE_EDIT_COMMITTED', /already been successfully committed/i, 'The edit was committed before.'),
  row(
    'STORE_FRACTION_INVALID',
    /release must not have fraction/i,
    'The release must not have a user fraction.',
  ),
  row(
    'STORE_FRACTION_INVALID',
    /fraction must be (lower|greater) than/i,
    'The user fraction is out of bounds.',
  ),
  row('STORE_RELEASES_CONFLICT', /Too many staged releases/i, 'More than one staged release was sent.'),
  row('STORE_RELEASES_CONFLICT', /Only one completed release/i, 'More than one completed release was sent.'),
  row('STORE_RELEASES_CONFLICT', /Track names in request path/i, 'The track names do not match.'),
  row('STORE_CANNOT_HALT', /Cannot halt release/i, 'Google Play cannot halt this release.'),
  row('STORE_CANNOT_STAGE', /Fully released can ?not be staged/i, 'The release is out to everybody already.'),
  row(
    'STORE_CANNOT_STAGE',
    /first release on a track cannot be staged/i,
    'A first release cannot be staged.',
  ),
  row('STORE_PROCESSING', /uploads are not completed yet/i, 'Google Play still processes the bundle.'),
  row('STORE_VERSION_CODE_USED', /version code that has already been used/i, 'The version code is taken.'),
  row(
    'STORE_VERSION_CODE_LOW',
    /does not allow any existing users to upgrade/i,
    'The version code is too low.',
  ),
  row('STORE_ARTIFACT_UNSIGNED', /was not signed|is not signed/i, 'The artifact is not signed.'),
  row(
    'STORE_UPLOAD_KEY_WRONG',
    /signed with the wrong key|not been signed with the upload certificate|with a different certificate/i,
    'The artifact is signed with the wrong key.',
  ),
  row('STORE_ARTIFACT_FOREIGN', /wrong package name/i, 'The artifact is of another app.'),
  row('STORE_ARTIFACT_DEBUG', /marked as debuggable|signed in debug mode/i, 'The artifact is a debug build.'),
  row(
    'STORE_FILE_INVALID',
    /not a valid ZIP archive|cannot be analyzed|App Bundle is not valid|invalid signature|native debug symbols/i,
    'Google Play cannot use the file.',
  ),
  row('STORE_NOTES_TOO_LONG', /notes in language .* too long/i, 'Release notes are too long.'),
  row(
    'STORE_LISTING_REFUSED',
    /for the app is too long for language/i,
    'A text of the store listing is too long.',
  ),
  row(
    'STORE_DECLARATION_MISSING',
    /missing from permission declaration/i,
    'A permission declaration is missing.',
  ),
  row('STORE_PRECONDITION', /Precondition check failed/i, 'A requirement of Google Play is not met.'),
];

/** What came back instead of success: the status, and the body as it was parsed (text when it is no JSON). */
export interface RefusedAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The `Date` header. */
  readonly serverTime?: string | undefined;
}

/** The one translation of Google's refusals into ours; Google's words stay in `seen`. */
export function refusalError({ status, body, serverTime }: RefusedAnswer): SlipwayError {
  const { message, reasons } = googleError(body);
  const seen = `HTTP ${status}: ${message}${reasons === '' || message.includes(reasons) ? '' : ` (${reasons})`}`;
  if (status === 429) {
    return new SlipwayError('STORE_QUOTA', { message: 'Google allows no more requests this minute.', seen });
  }
  if (isOverload(status)) {
    return new SlipwayError('STORE_UNAVAILABLE', {
      message: 'The store is not available at the moment.',
      seen,
    });
  }
  if (status === 401 || isTokenRefusal(body)) return tokenRefusal({ words: message, seen, serverTime });
  const access = accessRefusal(`${message} ${reasons}`, seen);
  if (access !== undefined) return access;
  // The reasons come first: a review in progress carries the message of an unmet precondition.
  const found = [reasons, message]
    .map((text) => errorRows.find((one) => one.pattern.test(text)))
    .find((one) => one !== undefined);
  if (found !== undefined) return new SlipwayError(found.code, { message: found.message, seen });
  if (status === 404) {
    return new SlipwayError('STORE_NOT_FOUND', {
      message: 'Google Play does not know what was asked for.',
      seen,
    });
  }
  return new SlipwayError('STORE_REFUSED', { message: 'Google Play refused the request.', seen });
}

/** Statuses after which the same request may succeed. */
export function isOverload(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

function row(code: ErrorCode, pattern: RegExp, message: string): ErrorRow {
  return { code, pattern, message };
}

function googleError(body: unknown): { readonly message: string; readonly reasons: string } {
  const error = field(body, 'error');
  if (typeof error === 'string') {
    return { message: `${error}: ${field(body, 'error_description') ?? ''}`, reasons: '' };
  }
  const message = field(error, 'message');
  if (typeof message !== 'string') return { message: excerpt(body), reasons: '' };
  const details = field(error, 'details');
  const reasons = (Array.isArray(details) ? details : [])
    .map((detail) => field(detail, 'reason'))
    .filter((reason) => typeof reason === 'string');
  return { message, reasons: reasons.join(', ') };
}

function isTokenRefusal(body: unknown): boolean {
  return typeof field(body, 'error') === 'string';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Google's front end answers in HTML: the words of the page, without its markup. */
function excerpt(body: unknown): string {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
  const words = text
    .replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? 'an empty answer' : words.slice(0, 200);
}

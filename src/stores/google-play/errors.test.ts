import { describe, expect, test } from 'vitest';
import { badGatewayPage } from '../../emulators/serving/faults.ts';
import type { ErrorCode } from '../../errors/catalogue.ts';
import { errorRows, refusalError } from './errors.ts';

/** What users of other tools really met, as reported there, and what it has to become. */
const met: readonly (readonly [number, string, ErrorCode])[] = [
  [404, 'Package not found: com.example.chat.', 'STORE_APP_UNKNOWN'],
  [403, 'The caller does not have permission', 'STORE_PERMISSION_DENIED'],
  [
    403,
    'Google Play Android Developer API has not been used in project 123 before or it is disabled.',
    'STORE_API_DISABLED',
  ],
  [400, 'Only releases with status draft may be created on draft app.', 'STORE_APP_DRAFT'],
  [
    400,
    'Changes cannot be sent for review automatically. Please set the query parameter changesNotSentForReview to true.',
    'STORE_REVIEW_BY_HAND',
  ],
  [
    400,
    'Changes are sent for review automatically. The query parameter changesNotSentForReview must not be set.',
    'STORE_REVIEW_AUTOMATIC',
  ],
  [400, 'This Edit has been deleted.', 'STORE_EDIT_GONE'],
  [410, 'editDeleted', 'STORE_EDIT_GONE'],
  [400, 'This edit has expired, please create a new Edit.', 'STORE_EDIT_GONE'],
  [
    400,
    'This edit has already been successfully committed, please create a new Edit.',
    'STORE_EDIT_COMMITTED',
  ],
  [400, 'COMPLETED release must not have fraction', 'STORE_FRACTION_INVALID'],
  [400, 'DRAFT release must not have fraction', 'STORE_FRACTION_INVALID'],
  [400, 'User fraction must be lower than one', 'STORE_FRACTION_INVALID'],
  [400, 'Too many staged releases specified.', 'STORE_RELEASES_CONFLICT'],
  [400, 'Only one completed release is allowed.', 'STORE_RELEASES_CONFLICT'],
  [400, 'Cannot halt release, no matching in progress release found.', 'STORE_CANNOT_HALT'],
  [400, 'Fully released can not be staged', 'STORE_CANNOT_STAGE'],
  [400, 'The first release on a track cannot be staged', 'STORE_CANNOT_STAGE'],
  [400, 'Some of the Android App Bundle uploads are not completed yet.', 'STORE_PROCESSING'],
  [403, 'APK specifies a version code that has already been used.', 'STORE_VERSION_CODE_USED'],
  [
    403,
    'You cannot rollout this release because it does not allow any existing users to upgrade to the newly added APKs.',
    'STORE_VERSION_CODE_LOW',
  ],
  [
    403,
    'The Android App Bundle was not signed. Please sign the bundle using jarsigner.',
    'STORE_ARTIFACT_UNSIGNED',
  ],
  [
    403,
    'Your Android App Bundle is signed with the wrong key. Found: SHA1: AA, expected: SHA1: BB',
    'STORE_UPLOAD_KEY_WRONG',
  ],
  [403, 'APK has not been signed with the upload certificate.', 'STORE_UPLOAD_KEY_WRONG'],
  [403, 'APK has been signed with a different certificate to previous APKs.', 'STORE_UPLOAD_KEY_WRONG'],
  [403, 'APK has the wrong package name.', 'STORE_ARTIFACT_FOREIGN'],
  [403, 'APK is marked as debuggable.', 'STORE_ARTIFACT_DEBUG'],
  [
    403,
    'You uploaded an APK or Android App Bundle that was signed in debug mode. You need to sign your APK or Android App Bundle in release mode.',
    'STORE_ARTIFACT_DEBUG',
  ],
  [403, 'APK is not a valid ZIP archive', 'STORE_FILE_INVALID'],
  [403, 'APK cannot be analyzed using aapt dump badging.', 'STORE_FILE_INVALID'],
  [
    400,
    'The native debug symbols contain an invalid directory lib. Only Android ABIs are supported.',
    'STORE_FILE_INVALID',
  ],
  [
    403,
    'The release created has notes in language en-US with length 546, which is too long (max: 500).',
    'STORE_NOTES_TOO_LONG',
  ],
  [403, 'The title for the app is too long for language en-US.', 'STORE_LISTING_REFUSED'],
  [
    403,
    'Release artifacts require permissions that are missing from permission declaration.',
    'STORE_DECLARATION_MISSING',
  ],
  [400, 'Track names in request path and request body must match.', 'STORE_RELEASES_CONFLICT'],
  [400, 'Precondition check failed.', 'STORE_PRECONDITION'],
  [503, 'The service is currently unavailable.', 'STORE_UNAVAILABLE'],
  [429, 'Quota exceeded', 'STORE_QUOTA'],
  [401, 'Request had invalid authentication credentials.', 'STORE_CREDENTIALS_REFUSED'],
  [404, 'Track not found: nightly.', 'STORE_NOT_FOUND'],
  [400, 'Something nobody has met yet.', 'STORE_REFUSED'],
];

const body = (message: string) => ({ error: { message, errors: [{ reason: 'badRequest' }] } });

describe('refusalError', () => {
  test.each(met)('HTTP %i "%s" is %s', (status, message, code) => {
    const error = refusalError({ status, body: body(message) });
    expect(error.code).toBe(code);
    expect(error.seen).toBe(`HTTP ${status}: ${message}`);
  });

  test('a review in progress is told by its reason, whatever the message says', () => {
    const details = [{ reason: 'CHANGES_ALREADY_IN_REVIEW' }];
    const error = refusalError({
      status: 400,
      body: { error: { message: 'Precondition check failed.', details } },
    });
    expect(error.code).toBe('STORE_IN_REVIEW');
    expect(error.seen).toBe('HTTP 400: Precondition check failed. (CHANGES_ALREADY_IN_REVIEW)');
  });

  test('a page of HTML is read as words', () => {
    const error = refusalError({ status: 502, body: badGatewayPage });
    expect([error.code, error.exitCode]).toEqual(['STORE_UNAVAILABLE', 6]);
    expect(error.seen).toMatch(/^HTTP 502: Error 502 \(Server Error\)!!1 502\. That’s an error\.$/);
  });

  test.each([[undefined], [null], [''], [42], [[]], [{ error: {} }]])('survives the body %j', (strange) => {
    expect(refusalError({ status: 400, body: strange }).code).toBe('STORE_REFUSED');
  });

  test('every row of the table is provoked above', () => {
    const texts = [...met.map(([, message]) => message), 'CHANGES_ALREADY_IN_REVIEW'];
    const idle = errorRows.filter(({ pattern }) => !texts.some((text) => pattern.test(text)));
    expect(idle).toEqual([]);
  });

  test('permissions and credentials exit with 5', () => {
    for (const message of ['The caller does not have permission', 'API has not been used in project 1']) {
      expect(refusalError({ status: 403, body: body(message) }).exitCode).toBe(5);
    }
    expect(refusalError({ status: 400, body: { error: 'invalid_grant' } }).exitCode).toBe(5);
  });
});

import { describe, expect, test } from 'vitest';
import { refusalError } from './refusals.ts';

const problem = (code: string, detail = 'It is so.', at?: string) => ({
  code,
  detail,
  ...(at !== undefined && { at }),
});
const nested = (code: string, detail: string, at?: string) => [
  problem('STATE_ERROR.ENTITY_STATE_INVALID', 'The version cannot be submitted.'),
  { ...problem(code, detail, at), of: '/v1/appStoreVersions/6442' },
];

describe('the refusals that users meet', () => {
  test.each([
    [401, [problem('NOT_AUTHORIZED')], 'STORE_CREDENTIALS_REFUSED', /right time/],
    [
      403,
      [problem('FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED')],
      'APP_STORE_AGREEMENT_MISSING',
      /Account Holder/,
    ],
    [403, [problem('FORBIDDEN_ERROR')], 'APP_STORE_MEMBERSHIP_INACTIVE', /Renew/],
    [404, [problem('NOT_FOUND')], 'STORE_NOT_FOUND', /key may see the app/],
    [
      409,
      [problem('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE', 'Used.', '/data/attributes/cfBundleVersion')],
      'STORE_VERSION_CODE_USED',
      /higher build number/,
    ],
    [
      409,
      [problem('ENTITY_ERROR.RELATIONSHIP.INVALID', 'Not now.', '/data/relationships/app')],
      'APP_STORE_VERSION_PENDING',
      /withdraw or delete/,
    ],
    [
      409,
      [
        problem(
          'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
          'The version number has been previously used.',
          '/data/attributes/versionString',
        ),
      ],
      'APP_STORE_VERSION_LOW',
      /Raise versionName/,
    ],
    [409, [problem('STATE_ERROR.ENTITY_STATE_INVALID')], 'APP_STORE_STATE_INVALID', /Read what/],
    [
      409,
      nested('ENTITY_ERROR.ATTRIBUTE.REQUIRED', 'Missing.', '/data/attributes/usesNonExemptEncryption'),
      'APP_STORE_DECLARATION_MISSING',
      /ITSAppUsesNonExemptEncryption/,
    ],
    [
      409,
      nested('ENTITY_ERROR.ATTRIBUTE.REQUIRED', 'Provide contentRightsDeclaration.'),
      'APP_STORE_DECLARATION_MISSING',
      /contentRights/,
    ],
    [
      409,
      nested('ENTITY_ERROR.ATTRIBUTE.REQUIRED', 'Missing.', '/data/attributes/description'),
      'APP_STORE_METADATA_MISSING',
      /Fill in/,
    ],
    [
      409,
      nested('STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67', 'Missing.'),
      'APP_STORE_SCREENSHOT_MISSING',
      /Upload/,
    ],
    [
      409,
      [
        problem(
          'ENTITY_ERROR',
          'appStoreVersions with id 1 was already added to another reviewSubmission with id 7',
        ),
      ],
      'APP_STORE_DRAFT_TAKEN',
      /goes on with that draft/,
    ],
    [
      409,
      [problem('ENTITY_ERROR', 'already added to another reviewSubmission with id 7 still in progress')],
      'STORE_IN_REVIEW',
      /withdraw it/,
    ],
    [
      409,
      [problem('STATE_ERROR.ITEM_PART_OF_ANOTHER_SUBMISSION')],
      'APP_STORE_ITEM_ELSEWHERE',
      /that submission/,
    ],
    [
      409,
      nested('STATE_ERROR', 'This resource is not ready to be submitted yet.'),
      'APP_STORE_NOT_READY',
      /goes on/,
    ],
    [
      409,
      [problem('ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_STATE')],
      'APP_STORE_INFO_LIVE',
      /Create a version/,
    ],
    [
      409,
      [problem('STATE_ERROR', "Attribute 'whatsNew' cannot be edited at this time")],
      'APP_STORE_WHATS_NEW',
      /second version/,
    ],
    [
      422,
      [problem('UNPROCESSABLE_ENTITY', 'The build is not in internal testing state.')],
      'STORE_PROCESSING',
      /Wait/,
    ],
    [
      422,
      [problem('ENTITY_UNPROCESSABLE', 'Not in internal testing state. It is MISSING_EXPORT_COMPLIANCE.')],
      'APP_STORE_DECLARATION_MISSING',
      /ITSAppUses/,
    ],
    [422, [problem('ENTITY_UNPROCESSABLE', 'Another build is in review.')], 'STORE_IN_REVIEW', /Wait/],
    [429, [problem('RATE_LIMIT_EXCEEDED')], 'STORE_QUOTA', /Wait some minutes/],
    [503, [], 'STORE_UNAVAILABLE', /Wait/],
    [418, [problem('TEAPOT', 'I am one.')], 'STORE_REFUSED', /Apple's own words/],
  ] as const)('%s %j is %s', (...row) => {
    const [status, problems, code, next] = row;
    const error = refusalError({ status, problems });
    expect([error.code, error.next]).toEqual([code, expect.stringMatching(next)]);
    for (const { code: apple } of problems) expect(error.seen).toContain(apple);
    for (const { detail } of problems) expect(error.seen).toContain(detail);
  });

  test('names the last build number, and whose error a nested one is', () => {
    const meta = { previousBundleVersion: '41' };
    const used = {
      ...problem('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE', 'Used.', '/cfBundleVersion'),
      meta,
    };
    expect(refusalError({ status: 409, problems: [used] }).seen).toBe(
      'HTTP 409: ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE at /cfBundleVersion: Used. (the last one is 41)',
    );
    expect(refusalError({ status: 409, problems: nested('X', 'Y.') }).seen).toContain(
      '\nX at /v1/appStoreVersions/6442: Y.',
    );
  });
});

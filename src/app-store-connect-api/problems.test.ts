import { expect, test } from 'vitest';
import { RequestRefused } from './errors.ts';
import { problemsOf } from './problems.ts';

const refusedSubmission = JSON.stringify({
  errors: [
    {
      id: '1',
      status: '409',
      code: 'STATE_ERROR.ENTITY_STATE_INVALID',
      title: 'appStoreVersions with id 6442 is not in valid state.',
      detail: 'This resource cannot be reviewed, please check associated errors to see why.',
      meta: {
        associatedErrors: {
          '/v1/appStoreVersions/6442': [
            {
              status: '409',
              code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
              title: 'The provided entity is missing a required attribute',
              detail: "You must provide a value for the attribute 'usesNonExemptEncryption'.",
              source: { pointer: '/data/attributes/usesNonExemptEncryption' },
            },
          ],
          '/v1/appScreenshotSets/77': [
            { code: 'STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67', title: 'No image.' },
          ],
        },
      },
    },
  ],
});

test('the errors that a refusal only refers to are told with it', () => {
  const refusal = new RequestRefused('POST /v1/reviewSubmissionItems', {
    status: 409,
    text: refusedSubmission,
  });
  expect(refusal.message).toBe(
    [
      'App Store Connect refused POST /v1/reviewSubmissionItems (HTTP 409).',
      'STATE_ERROR.ENTITY_STATE_INVALID: This resource cannot be reviewed, please check associated errors to see why.',
      "  /v1/appStoreVersions/6442: ENTITY_ERROR.ATTRIBUTE.REQUIRED: You must provide a value for the attribute 'usesNonExemptEncryption'. (/data/attributes/usesNonExemptEncryption)",
      '  /v1/appScreenshotSets/77: STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67: No image.',
    ].join('\n'),
  );
  expect(refusal.has('ENTITY_ERROR.ATTRIBUTE.REQUIRED')).toBe(true);
  expect(refusal.has('STATE_ERROR.SCREENSHOT_REQUIRED')).toBe(true);
  expect(refusal.has('STATE_ERROR.SCREENSHOT')).toBe(false);
});

test('what Apple tells beside its sentence is kept', () => {
  const text = JSON.stringify({
    errors: [
      {
        code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
        title: 'Used.',
        source: { pointer: '/data/attributes/cfBundleVersion' },
        meta: { previousBundleVersion: '42' },
      },
      { code: 'PARAMETER_ERROR.INVALID', detail: 'No such filter.', source: { parameter: 'filter[x]' } },
    ],
  });
  expect(problemsOf(text)).toEqual([
    {
      code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
      detail: 'Used.',
      at: '/data/attributes/cfBundleVersion',
      meta: { previousBundleVersion: '42' },
    },
    { code: 'PARAMETER_ERROR.INVALID', detail: 'No such filter.', at: 'filter[x]' },
  ]);
});

test.each([
  ['an HTML page', '<html><style>p {}</style><h1>502 Bad Gateway</h1></html>', '502 Bad Gateway'],
  ['nothing', '', 'The answer was empty.'],
  ['other JSON', '{"errors":"many"}', '{"errors":"many"}'],
  ['entries without a code', '{"errors":[null,{"detail":"Odd."}]}', 'UNKNOWN: Odd.'],
])('an answer that is %s is still told', (_, text, words) => {
  expect(new RequestRefused('GET /v1/apps', { status: 502, text }).message).toContain(words);
});

test('an answer that refers to itself again and again comes to an end', () => {
  const nested = Array.from({ length: 50 }).reduce<unknown>(
    (inner) => ({ code: 'X', detail: 'again', meta: { associatedErrors: { '/a': [inner] } } }),
    { code: 'X', detail: 'last' },
  );
  expect(problemsOf(JSON.stringify({ errors: [nested] }))).toHaveLength(6);
});

import { describe, expect, test } from 'vitest';
import { checkAddress, checkAnswer, checkBody } from './check-call.ts';
import { type DescribedCall, findMethod } from './find-method.ts';

const app = '/androidpublisher/v3/applications/com.example.chat';

function call(http: string, path: string): DescribedCall {
  const found = findMethod(http, path);
  if (found === undefined) throw new Error(`no method answers ${http} ${path}`);
  return found;
}

const words = (violations: readonly { readonly description: string }[]) =>
  violations.map(({ description }) => description);

describe('the method of a path', () => {
  test.each([
    ['POST', `${app}/edits/1:commit`, 'androidpublisher.edits.commit'],
    ['GET', `${app}/edits/1`, 'androidpublisher.edits.get'],
    ['PUT', `${app}/edits/1/tracks/wear:production`, 'androidpublisher.edits.tracks.update'],
    ['GET', `${app}/reviews/gp:AOqpTOE`, 'androidpublisher.reviews.get'],
    ['POST', `${app}/reviews/gp:AOqpTOE:reply`, 'androidpublisher.reviews.reply'],
    ['GET', `${app}/generatedApks/3/downloads/a:b:download`, 'androidpublisher.generatedapks.download'],
    ['GET', `${app}/tracks/beta/releases`, 'androidpublisher.applications.tracks.releases.list'],
    [
      'POST',
      '/v1beta1/apps/com.example.chat/lmkRateMetricSet:query',
      'playdeveloperreporting.vitals.lmkrate.query',
    ],
  ])('%s %s is %s', (http, path, id) => {
    expect(call(http, path).id).toBe(id);
  });

  test('what no document describes is none', () => {
    expect(findMethod('GET', `${app}/editz`)).toBeUndefined();
    expect(findMethod('POST', `${app}/edits/1`)).toBeUndefined();
  });
});

describe('the address of a request', () => {
  const violations = (http: string, path: string, query = '') =>
    checkAddress(call(http, path), new URLSearchParams(query));

  test.each([
    ['alt=json&fields=id&key=x&prettyPrint=false&quotaUser=me&uploadType=media&upload_protocol=raw'],
    ['$.xgafv=2&access_token=x&changesInReviewBehavior=ERROR_IF_IN_REVIEW&changesNotSentForReview=true'],
  ])('takes %s', (query) => {
    expect(violations('POST', `${app}/edits/1:commit`, query)).toEqual([]);
  });

  test('names an unknown parameter as Google does', () => {
    expect(violations('POST', `${app}/edits/1:commit`, 'changesNotSent=true')).toEqual([
      {
        field: '',
        description:
          'Invalid JSON payload received. Unknown name "changesNotSent": Cannot bind query parameter. Field \'changesNotSent\' could not be found in request message.',
      },
    ]);
  });

  test.each([
    ['POST edits/1:commit?changesInReviewBehavior=MAYBE', 'changes_in_review_behavior', '"MAYBE"'],
    ['POST edits/1:commit?changesNotSentForReview=yes', 'changes_not_sent_for_review', '(TYPE_BOOL), "yes"'],
    ['GET reviews?maxResults=-1', 'max_results', '(TYPE_UINT32), "-1"'],
    ['GET edits/1/listings/de-DE/posters', 'image_type', '"posters"'],
    ['POST appRecoveries/abc:deploy', 'app_recovery_id', '(TYPE_INT64), "abc"'],
  ])('%s has an invalid value at %s', (request, field, seen) => {
    const [http = '', path = '', query] = request.split(/[ ?]/);
    const [violation, ...others] = violations(http, `${app}/${path}`, query);
    expect(others).toEqual([]);
    expect(violation?.field).toBe(field);
    expect(violation?.description).toMatch(new RegExp(`^Invalid value at '${field}'`));
    expect(violation?.description).toContain(seen);
  });
});

describe('the JSON of a request', () => {
  const track = call('PUT', `${app}/edits/1/tracks/production`);
  const release = {
    name: '1.4',
    versionCodes: ['14', 15],
    status: 'inProgress',
    userFraction: 0.25,
    releaseNotes: [{ language: 'de-DE', text: 'Schneller.' }],
    countryTargeting: { countries: ['AT'], includeRestOfWorld: false },
    inAppUpdatePriority: 3,
  };

  test('takes a whole release, numbers as text, and null for what is not set', () => {
    expect(checkBody(track, { track: 'production', releases: [release] })).toEqual([]);
    expect(checkBody(track, { track: null, releases: [{ ...release, userFraction: '0.25' }] })).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    [
      'an unknown field',
      { releases: [{ ...release, fraction: 1 }] },
      'Invalid JSON payload received. Unknown name "fraction" at \'track.releases[0]\': Cannot find field.',
    ],
    [
      'an unknown field at the top',
      { trak: 'production' },
      'Invalid JSON payload received. Unknown name "trak" at \'track\': Cannot find field.',
    ],
    [
      'an unknown word',
      { releases: [{ ...release, status: 'rollout' }] },
      'Invalid value at \'track.releases[0].status\', "rollout"',
    ],
    [
      'a text for a number',
      { releases: [{ ...release, userFraction: 'half' }] },
      'Invalid value at \'track.releases[0].user_fraction\' (TYPE_DOUBLE), "half"',
    ],
    [
      'a fraction for a whole number',
      { releases: [{ ...release, inAppUpdatePriority: 2.5 }] },
      "Invalid value at 'track.releases[0].in_app_update_priority' (TYPE_INT32), 2.5",
    ],
    [
      'a number that is too large',
      { releases: [{ ...release, inAppUpdatePriority: 2 ** 31 }] },
      "Invalid value at 'track.releases[0].in_app_update_priority' (TYPE_INT32), 2147483648",
    ],
    [
      'a number for a text',
      { releases: [{ ...release, name: 14 }] },
      "Invalid value at 'track.releases[0].name' (TYPE_STRING), 14",
    ],
    ['one thing for a list', { releases: release }, "Invalid value at 'track.releases'"],
    [
      'a list for one thing',
      { track: ['production'] },
      'Invalid JSON payload received. Unknown name "track" at \'track\': Proto field is not repeating, cannot start list.',
    ],
    ['a list for the body', [], "Invalid value at 'track', []"],
  ])('refuses %s', (_what, body, description) => {
    expect(words(checkBody(track, body))).toEqual([expect.stringContaining(description)]);
  });

  test('names every field at once', () => {
    expect(checkBody(track, { a: 1, releases: [{ b: 1 }] })).toHaveLength(2);
  });

  test('asks for what Google requires', () => {
    const create = call('POST', `${app}/edits/1/tracks`);
    expect(words(checkBody(create, { track: 'qa' }))).toEqual([
      "Missing required field: 'track_config.type'.",
    ]);
  });
});

describe('the JSON of an answer', () => {
  const get = call('GET', `${app}/edits/1/tracks/production`);
  const insert = call('POST', `${app}/edits`);

  test.each<[string, unknown]>([
    ['a number where Google writes text', { releases: [{ versionCodes: [14] }] }],
    ['null', { track: null }],
    ['an unknown field', { tracks: [] }],
  ])('may not have %s', (_what, body) => {
    expect(checkAnswer(get, body)).toHaveLength(1);
  });

  test('is as the document says', () => {
    expect(checkAnswer(insert, { id: '1', expiryTimeSeconds: '1790000000' })).toEqual([]);
    expect(checkAnswer(insert, { id: 1, expiryTimeSeconds: 1790000000 })).toHaveLength(2);
  });
});

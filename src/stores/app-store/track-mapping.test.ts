import { describe, expect, test } from 'vitest';
import { betaReviewStateOf, reviewStateOf } from './review-states.ts';
import { toRelease, toReleases, versionOf } from './track-mapping.ts';
import { presentStates, type VersionView } from './version-view.ts';

const version: VersionView = {
  ...{ id: 'v2', versionString: '1.4.0', state: 'READY_FOR_DISTRIBUTION', isFirst: false },
  ...{ releaseType: 'AFTER_APPROVAL', earliestReleaseDate: undefined, phased: undefined },
  build: { id: 'b2', number: '42' },
};
const phased = (state: string, day?: number) => ({
  phased: { id: 'p', state, day, pausedDays: state === 'PAUSED' ? 3 : 0, startDate: undefined },
});

describe('a version as a release', () => {
  test.each([
    ['ACTIVE', 1, 'inProgress', 0.01, 'running'],
    ['ACTIVE', 4, 'inProgress', 0.1, 'running'],
    ['ACTIVE', 6, 'inProgress', 0.5, 'running'],
    ['ACTIVE', 7, 'completed', undefined, 'over'],
    ['PAUSED', 3, 'halted', 0.05, 'paused'],
    ['PAUSED', 7, 'completed', undefined, 'over'],
    ['COMPLETE', 3, 'completed', undefined, 'over'],
  ])('live and %s on day %s is %s at %s', (...row) => {
    const [state, day, status, userFraction, timetable] = row;
    expect(toRelease({ ...version, ...phased(state, day) })).toMatchObject({
      ...{ name: '1.4.0', versionCodes: ['42'], status, userFraction },
      timetable: { state: timetable, isLive: true, day, pausedDays: state === 'PAUSED' ? 3 : 0 },
    });
  });

  test.each([
    ['PREPARE_FOR_SUBMISSION', 'draft', 'draft'],
    ['DEVELOPER_REJECTED', 'draft', 'draft'],
    ['READY_FOR_REVIEW', 'draft', 'not-sent'],
    ['WAITING_FOR_EXPORT_COMPLIANCE', 'inProgress', 'in-review'],
    ['WAITING_FOR_REVIEW', 'inProgress', 'in-review'],
    ['IN_REVIEW', 'inProgress', 'in-review'],
    ['ACCEPTED', 'inProgress', 'approved-not-published'],
    ['PENDING_APPLE_RELEASE', 'inProgress', 'approved-not-published'],
    ['PENDING_DEVELOPER_RELEASE', 'inProgress', 'approved-not-published'],
    ['PROCESSING_FOR_DISTRIBUTION', 'inProgress', 'approved-not-published'],
    ['REJECTED', 'inProgress', 'not-approved'],
    ['METADATA_REJECTED', 'inProgress', 'not-approved'],
    ['INVALID_BINARY', 'inProgress', 'not-approved'],
    ['SOMETHING_NEW', 'draft', 'unknown'],
  ])('%s is %s, and its review says %s', (state, status, review) => {
    const pending = { ...version, state, ...phased('INACTIVE') };
    expect(toRelease(pending)).toMatchObject({
      status,
      userFraction: status === 'inProgress' ? 0.01 : undefined,
      timetable: { state: 'not-begun', isLive: false, day: undefined },
    });
    expect(reviewStateOf(pending)).toBe(review);
    const atOnce = toRelease({ ...pending, phased: undefined });
    expect([atOnce.status, atOnce.userFraction]).toEqual([
      status === 'draft' ? 'draft' : 'completed',
      undefined,
    ]);
  });

  test('a version without a phased release says why: everybody at once, or the first one', () => {
    expect(toRelease(version).timetable?.state).toBe('none');
    expect(toRelease({ ...version, isFirst: true }).timetable?.state).toBe('first-version');
  });

  test('what users have comes first, and each leads back to its version', () => {
    const next = { ...version, id: 'v3', versionString: '1.5.0', state: 'IN_REVIEW', build: undefined };
    const releases = toReleases([next, version]);
    expect(releases.map(({ name, versionCodes }) => [name, versionCodes])).toEqual([
      ['1.4.0', ['42']],
      ['1.5.0', []],
    ]);
    expect(releases.map((release) => versionOf([next, version], release)?.id)).toEqual(['v2', 'v3']);
  });

  test('every state but the replaced ones is asked for', () => {
    expect(presentStates).toHaveLength(14);
    expect(reviewStateOf({ state: 'REPLACED_WITH_NEW_VERSION' })).toBe('published');
  });
});

test.each([
  ['WAITING_FOR_BETA_REVIEW', 'in-review'],
  ['READY_FOR_BETA_SUBMISSION', 'not-sent'],
  ['BETA_REJECTED', 'not-approved'],
  ['BETA_APPROVED', 'approved-not-published'],
  ['IN_BETA_TESTING', 'published'],
  [undefined, 'unknown'],
])('the beta review %s is %s', (state, review) => {
  expect(betaReviewStateOf(state)).toBe(review);
});

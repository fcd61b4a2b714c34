import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrackDecision, TrackRelease, TrackState } from '../../stores/store.ts';
import { complete } from './complete.ts';
import { increase } from './increase.ts';
import { onRelease, type ReleaseUpdate } from './on-release.ts';
import { promote } from './promote.ts';
import { resume } from './resume.ts';
import { setCountries } from './set-countries.ts';
import { setNotes } from './set-notes.ts';
import { setPriority } from './set-priority.ts';
import { start } from './start.ts';

const rest = { releaseNotes: [{ language: 'en-US', text: 'Faster.' }], inAppUpdatePriority: 3 };
const one = (code: number, status: TrackRelease['status'], userFraction?: number): TrackRelease => ({
  name: `1.${code}`,
  versionCodes: [code],
  status,
  userFraction,
  rest,
});
const track = (...releases: readonly TrackRelease[]): TrackState => ({
  applicationId: 'com.example.chat',
  track: 'production',
  releases,
});
const made = (decision: TrackDecision, state: TrackState) => {
  const result = decision(state);
  return result.kind === 'change' ? result.release : result.reason;
};
const on2 = (update: ReleaseUpdate, ...releases: readonly TrackRelease[]) =>
  made(onRelease({ versionCodes: [2] }, update), track(...releases, one(1, 'completed')));

describe('track updates', () => {
  test('an increase moves the fraction and nothing else', () => {
    expect(on2(increase(0.5), one(2, 'inProgress', 0.1))).toEqual(one(2, 'inProgress', 0.5));
    expect(on2(increase(0.000002), one(2, 'inProgress', 0.000001))).toEqual(one(2, 'inProgress', 0.000002));
  });

  test.each([
    [one(2, 'halted', 0.1), 'the release is halted at 10%: only a resume lifts a halt'],
    [one(2, 'completed'), 'the release is completed, so there is no rollout to increase'],
    [one(2, 'inProgress', 0.6), '50% is less than the 60% it has'],
    [one(2, 'inProgress', 0.5), 'it is at 50% already'],
    [one(3, 'inProgress', 0.1), 'the track does not show version code 2'],
  ])('an increase to 50%% is refused: %j', (release, reason) => {
    expect(on2(increase(0.5), release)).toBe(reason);
  });

  test('an increase takes a fraction, not percent', () => {
    expect(on2(increase(50), one(2, 'inProgress', 0.1))).toBe('50 is no fraction between 0 and 1');
  });

  test('a resume goes on at the fraction, and completes what had reached everybody', () => {
    expect(on2(resume(), one(2, 'halted', 0.1))).toEqual(one(2, 'inProgress', 0.1));
    expect(on2(resume(), one(2, 'halted'))).toEqual(one(2, 'completed'));
    expect(on2(resume(), one(2, 'inProgress', 0.1))).toBe('the release is inProgress at 10%, not halted');
    expect(on2(resume(), one(3, 'inProgress', 0.1), one(2, 'halted', 0.1))).toBe(
      'version code 3 rolls out on top of it: it can only be completed',
    );
    expect(on2(resume({ toEverybody: true }), one(2, 'halted', 0.1))).toEqual(one(2, 'completed'));
  });

  test('completing drops the fraction, keeps the rest, may retain version codes, and opens no country unasked', () => {
    const staged = {
      ...one(2, 'inProgress', 0.1),
      rest: { ...rest, countryTargeting: { countries: ['DE'] } },
    };
    expect(on2(complete(), staged)).toBe('it is limited to DE, and completing it would open every country');
    expect(on2(complete({ everyCountry: true }), staged)).toEqual(one(2, 'completed'));
    expect(on2(complete({ retain: [1] }), one(2, 'inProgress', 0.1))).toEqual({
      ...one(2, 'completed'),
      versionCodes: [2, 1],
    });
    expect(on2(complete(), one(2, 'halted', 0.1))).toMatch(/only a resume/);
    expect(on2(complete(), one(2, 'completed'))).toBe('it has reached everybody already');
  });

  test('a start leaves a version alone that the track shows already, a halted one above all', () => {
    const release = one(2, 'inProgress', 0.01);
    expect(made(start(release), track(one(1, 'completed')))).toEqual(release);
    expect(made(start(release), track(one(2, 'halted', 0.5), one(1, 'completed')))).toBe(
      'the track shows the version already: halted at 50%',
    );
    expect(made(start(release), track())).toMatch(/^the first release on a track cannot be staged/);
    const retaining = { ...one(2, 'completed'), versionCodes: [2, 1] };
    expect(made(start(retaining), track(one(1, 'completed')))).toEqual(retaining);
    const draft = one(2, 'draft');
    expect(made(start(release), track(draft, one(1, 'completed')))).toEqual(release);
  });

  test('a promotion takes name, notes and priority along', () => {
    const beta = { ...one(2, 'completed'), rest: { ...rest, countryTargeting: { countries: ['DE'] } } };
    expect(made(promote(beta, 0.1), track(one(1, 'completed')))).toEqual(one(2, 'inProgress', 0.1));
    expect(made(promote(beta, 1), track())).toEqual(one(2, 'completed'));
    expect(made(promote(one(2, 'halted', 0.1), 1), track())).toBe('a halted release is not promoted');
  });

  test('countries are for staged releases in production', () => {
    const update = setCountries({ countries: ['DE'], includeRestOfWorld: false });
    expect(on2(update, one(2, 'inProgress', 0.1))).toEqual({
      ...one(2, 'inProgress', 0.1),
      rest: { ...rest, countryTargeting: { countries: ['DE'], includeRestOfWorld: false } },
    });
    expect(on2(update, one(2, 'completed'))).toMatch(/need a staged release/);
    const wrong = (countries: readonly string[]) => setCountries({ countries, includeRestOfWorld: false });
    expect(on2(wrong(['Germany']), one(2, 'inProgress', 0.1))).toMatch(/"Germany" is no two-letter/);
    expect(on2(wrong([]), one(2, 'inProgress', 0.1))).toMatch(/nobody would get/);
    const beta = { ...track(one(2, 'inProgress', 0.1)), track: 'beta' };
    expect(made(onRelease({ versionCodes: [2] }, update), beta)).toBe(
      'countries are chosen on production, not on beta',
    );
  });

  test('the update priority is set on a draft', () => {
    expect(on2(setPriority(5), one(2, 'draft'))).toMatchObject({ rest: { inAppUpdatePriority: 5 } });
    expect(on2(setPriority(5), one(2, 'inProgress', 0.1))).toMatch(/frozen$/);
    expect(on2(setPriority(6), one(2, 'draft'))).toBe('6 is no update priority from 0 to 5');
  });

  test('notes change in the languages named, and are never emptied', () => {
    expect(on2(setNotes({ 'de-DE': 'Schneller.' }), one(2, 'inProgress', 0.1))).toMatchObject({
      rest: { releaseNotes: [...rest.releaseNotes, { language: 'de-DE', text: 'Schneller.' }] },
    });
    expect(on2(setNotes({ 'en-US': ' ' }), one(2, 'draft'))).toBe('the release notes in en-US are empty');
    expect(on2(setNotes({ 'en-US': 'x'.repeat(546) }), one(2, 'draft'))).toMatch(/have 546 of 500/);
  });

  const status = fc.constantFrom<TrackRelease['status']>('draft', 'inProgress', 'halted', 'completed');
  const fraction = fc.double({ min: 0.000001, max: 0.999999, noNaN: true });
  test('whatever the release is, nothing but a resume moves a halted one', () => {
    const update = fc.oneof(
      fraction.map(increase),
      fc.constant(complete()),
      fc.integer({ min: 0, max: 5 }).map(setPriority),
      fc.constant(setCountries({ countries: ['DE'], includeRestOfWorld: true })),
      fc.constant(setNotes({ 'de-DE': 'x' })),
    );
    fc.assert(
      fc.property(update, fraction, (change, at) => {
        const result = onRelease(
          { versionCodes: [2] },
          change,
        )(track(one(2, 'halted', at), one(1, 'completed')));
        return result.kind === 'none' || result.release.status === 'halted';
      }),
    );
  });

  test('no update loses a field that it does not name', () => {
    const unknown = { ...rest, somethingNew: { deep: [1] } };
    const updates = [increase(0.9999995), complete(), resume(), setNotes({ 'de-DE': 'x' })];
    fc.assert(
      fc.property(status, fraction, fc.constantFrom(...updates), (now, at, update) => {
        const release = { ...one(2, now, at), rest: unknown };
        const result = onRelease({ versionCodes: [2] }, update)(track(release, one(1, 'completed')));
        if (result.kind === 'none') return true;
        const { name, versionCodes, rest: kept } = result.release;
        expect({ name, versionCodes, ...kept }).toMatchObject({
          name: '1.2',
          versionCodes: [2],
          inAppUpdatePriority: 3,
          somethingNew: { deep: [1] },
          releaseNotes: expect.arrayContaining(rest.releaseNotes),
        });
        return true;
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlayRelease, PlayTrack } from './model.ts';
import { PlayRefusal } from './refusal.ts';
import { checkUpgradable, updateTrack } from './track-rules.ts';

const known = new Set([1, 2, 3, 4]);
const one = (code: number, status: string, userFraction?: number): PlayRelease => ({
  versionCodes: [String(code)],
  status,
  ...(userFraction === undefined ? {} : { userFraction }),
});
const update = (current: PlayTrack, release: PlayRelease, track = 'production') =>
  updateTrack({ track, current, sent: [release], known });

const fresh: PlayTrack = { releases: [one(1, 'completed')], superseded: [] };

describe('track rules', () => {
  test('halting a staged release keeps its fraction, even when it is left out', () => {
    const rolling = update(fresh, one(2, 'inProgress', 0.2));
    expect(update(rolling, one(2, 'halted')).releases[0]).toEqual(one(2, 'halted', 0.2));
  });

  test('halting a completed release brings the one before it back, and it can be resumed', () => {
    const done = update(fresh, one(2, 'completed'));
    const halted = update(done, one(2, 'halted'));
    expect(halted.releases).toEqual([one(2, 'halted'), one(1, 'completed')]);
    expect(update(halted, one(2, 'completed')).releases).toEqual([one(2, 'completed')]);
  });

  test('a first release, a fallback and an internal release cannot be halted', () => {
    expect(() => update(fresh, one(1, 'halted'))).toThrow(/Cannot halt release/);
    const done = update(fresh, one(2, 'completed'));
    const halted = update(done, one(2, 'halted'));
    expect(() => update(halted, one(1, 'halted'))).toThrow(/Cannot halt release/);
    expect(() => update(done, one(2, 'halted'), 'internal')).toThrow(/Cannot halt release/);
  });

  test('a new staged release silently ends the one before it', () => {
    const rolling = update(fresh, one(2, 'inProgress', 0.2));
    expect(update(rolling, one(3, 'inProgress', 0.1)).releases).toEqual([
      one(3, 'inProgress', 0.1),
      one(1, 'completed'),
    ]);
  });

  test('a version that nobody can upgrade to is refused', () => {
    const current = { releases: [one(3, 'completed')], superseded: [] };
    expect(() => checkUpgradable(update(current, one(2, 'inProgress', 0.1)))).toThrow(
      /does not allow any existing/,
    );
    expect(() => checkUpgradable(update(current, one(2, 'completed')))).toThrow(
      /does not allow any existing/,
    );
  });

  test('whatever is sent, a track has at most one completed and one staged release, with sound fractions', () => {
    const release = fc.record({
      code: fc.integer({ min: 1, max: 4 }),
      status: fc.constantFrom('draft', 'inProgress', 'halted', 'completed'),
      fraction: fc.option(fc.double({ min: 0, max: 1.2, noNaN: true }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(release, { maxLength: 12 }), (steps) => {
        const end = steps.reduce((track, { code, status, fraction }) => {
          try {
            return update(track, one(code, status, fraction));
          } catch (error) {
            if (error instanceof PlayRefusal) return track;
            throw error;
          }
        }, fresh);
        const staged = end.releases.filter(({ userFraction }) => userFraction !== undefined);
        expect(end.releases.filter(({ status }) => status === 'completed')).toHaveLength(1);
        expect(staged.length).toBeLessThanOrEqual(1);
        for (const { userFraction } of staged) expect(userFraction && userFraction < 1).toBe(true);
        const codes = end.releases.map(({ versionCodes }) => versionCodes?.join());
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });
});

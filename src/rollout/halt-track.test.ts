import { describe, expect, test } from 'vitest';
import type { TrackRelease, TrackState } from '../stores/store.ts';
import { haltTarget } from './halt-track.ts';

function release(code: number, status: TrackRelease['status'], userFraction?: number): TrackRelease {
  return { name: `v${code}`, versionCodes: [code], status, userFraction, rest: { inAppUpdatePriority: 3 } };
}

function track(...releases: TrackRelease[]): TrackState {
  return { applicationId: 'com.example.app', track: 'production', releases };
}

describe('haltTarget', () => {
  test('halts the staged release and keeps fraction and fields', () => {
    const target = haltTarget(track(release(2, 'inProgress', 0.1), release(1, 'completed')), undefined);
    expect(target).toEqual({
      kind: 'halt',
      release: {
        name: 'v2',
        versionCodes: [2],
        status: 'halted',
        userFraction: 0.1,
        rest: { inAppUpdatePriority: 3 },
      },
    });
  });

  test('an already halted release is done', () => {
    expect(haltTarget(track(release(2, 'halted', 0.1), release(1, 'completed')), undefined).kind).toBe(
      'already-halted',
    );
  });

  test('does not take back a completed release unless its version code is named', () => {
    const state = track(release(2, 'completed'), release(1, 'completed'));
    expect(haltTarget(state, undefined)).toMatchObject({
      kind: 'cannot-stop',
      versionCode: 2,
    });
    expect(haltTarget(state, 2)).toMatchObject({
      kind: 'halt',
      release: { status: 'halted', versionCodes: [2] },
    });
  });

  test.each([
    ['an empty track', track(), undefined],
    ['a version that the track does not show', track(release(1, 'completed')), 7],
    ['a draft', track(release(2, 'draft')), 2],
  ])('has nothing to stop on %s', (_, state, code) => {
    expect(haltTarget(state, code).kind).toBe('nothing-to-stop');
  });
});

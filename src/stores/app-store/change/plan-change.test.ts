import { describe, expect, test } from 'vitest';
import type { TrackRelease } from '../../store.ts';
import { aPhase, aVersion } from '../testing/versions.ts';
import { toRelease } from '../track-mapping.ts';
import type { VersionView } from '../version-view.ts';
import { isDone, planChange } from './plan-change.ts';

const halting = { mayCancelReview: true };
const stepping = { mayCancelReview: false };
const phased = (state: string, day?: number) => aVersion({ phased: aPhase(state, day) });
const change = (version: VersionView, to: Partial<TrackRelease>, options = stepping) =>
  planChange(version, { ...toRelease(version), ...to }, options);
const pause = { status: 'halted' } as const;

describe('what a change comes down to', () => {
  test('a running phased release is paused, and goes on from the same share', () => {
    expect(change(phased('ACTIVE', 3), pause)).toEqual({
      kind: 'phase',
      phasedReleaseId: 'phased-1',
      to: 'PAUSED',
    });
    expect(change(phased('PAUSED', 3), { status: 'inProgress' })).toMatchObject({ to: 'ACTIVE' });
    expect(change(phased('PAUSED', 3), pause)).toEqual({ kind: 'nothing' });
  });

  test('it is given to everybody at once, paused or not; one that has not begun is not phased at all', () => {
    const everybody = { status: 'completed', userFraction: undefined } as const;
    expect(change(phased('ACTIVE', 3), everybody)).toMatchObject({ kind: 'phase', to: 'COMPLETE' });
    expect(change(phased('PAUSED', 3), everybody)).toMatchObject({ kind: 'phase', to: 'COMPLETE' });
    const approved = { ...phased('INACTIVE'), state: 'PENDING_DEVELOPER_RELEASE' };
    expect(change(approved, everybody)).toEqual({ kind: 'do-not-phase', phasedReleaseId: 'phased-1' });
  });

  test('the percentage is for Apple to say', () => {
    const fixed = { kind: 'refuse', code: 'APP_STORE_PERCENTAGE_FIXED' };
    expect(change(phased('ACTIVE', 3), { userFraction: 0.5 })).toMatchObject(fixed);
    expect(change(phased('PAUSED', 3), { status: 'inProgress', userFraction: 0.5 })).toMatchObject(fixed);
  });

  test('what everybody has cannot be paused, and a first version never was phased', () => {
    const refused = { kind: 'refuse', code: 'STORE_CANNOT_HALT' };
    for (const version of [aVersion(), phased('COMPLETE', 7), phased('ACTIVE', 7)]) {
      expect(change(version, pause, halting)).toMatchObject({
        ...refused,
        message: expect.stringContaining('100%'),
      });
    }
    expect(change(aVersion({ isFirst: true }), pause, halting)).toMatchObject({
      ...refused,
      message: expect.stringContaining('first version'),
    });
  });

  test.each(['WAITING_FOR_REVIEW', 'IN_REVIEW', 'PENDING_APPLE_RELEASE', 'REJECTED'])(
    'a version that is %s is withdrawn by a halt alone',
    (state) => {
      const version = { ...phased('INACTIVE'), state };
      expect(change(version, pause, halting)).toEqual({ kind: 'withdraw' });
      expect(change(version, pause, stepping)).toMatchObject({ kind: 'refuse', code: 'STORE_IN_REVIEW' });
      const withdrawn = { ...version, state: 'DEVELOPER_REJECTED' };
      const wanted = { ...toRelease(version), ...pause };
      expect(isDone(withdrawn, { kind: 'withdraw' }, wanted)).toBe(true);
      expect(isDone(version, { kind: 'withdraw' }, wanted)).toBe(false);
    },
  );

  test('what is no step of a version is refused', () => {
    const draft = { ...phased('INACTIVE'), state: 'PREPARE_FOR_SUBMISSION' };
    expect(change(draft, pause)).toMatchObject({ code: 'STORE_CANNOT_HALT' });
    expect(change(draft, { status: 'completed' })).toMatchObject({ code: 'APP_STORE_STATE_INVALID' });
    expect(change(aVersion(), { status: 'inProgress', userFraction: 0.1 })).toMatchObject({
      code: 'STORE_CANNOT_STAGE',
    });
    expect(change(aVersion(), { status: 'draft' })).toMatchObject({ code: 'APP_STORE_STATE_INVALID' });
    expect(isDone(undefined, { kind: 'nothing' }, toRelease(draft))).toBe(false);
  });
});

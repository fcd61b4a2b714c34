import { expect, test } from 'vitest';
import type { TrackRelease } from '../stores/store.ts';
import { findRelease } from './track-change.ts';

const release = (...versionCodes: number[]): TrackRelease => ({
  name: undefined,
  versionCodes,
  status: 'completed',
  userFraction: undefined,
  rest: {},
});

test('the highest version code says which release is meant, not one that it retains', () => {
  const [older, newer] = [release(41), release(43, 41)];
  const state = { applicationId: 'com.example.chat', track: 'production', releases: [older, newer] };
  expect(findRelease(state, [43, 41])).toBe(newer);
  expect(findRelease(state, [41])).toBe(older);
  expect(findRelease(state, [44, 41])).toBe(older);
  expect(findRelease(state, [44])).toBeUndefined();
});

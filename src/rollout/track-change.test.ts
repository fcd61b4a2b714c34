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
  expect(findRelease(state, { versionCodes: [43, 41] })).toBe(newer);
  expect(findRelease(state, { versionCodes: [41] })).toBe(older);
  expect(findRelease(state, { versionCodes: [44, 41] })).toBe(older);
  expect(findRelease(state, { versionCodes: [44] })).toBeUndefined();
});

test('where two versions carry one build number, as the App Store allows, the name decides', () => {
  const named = (name: string): TrackRelease => ({ ...release(), name, versionCodes: ['1'] });
  const [live, coming] = [named('0.9'), named('1.0.0')];
  const state = { applicationId: 'a', track: 'app-store', releases: [live, coming] };
  expect(findRelease(state, { versionCodes: ['1'], versionName: '1.0.0' })).toBe(coming);
  expect(findRelease(state, { versionCodes: ['1'], versionName: '0.9' })).toBe(live);
  expect(findRelease(state, { versionCodes: ['1'] })).toBe(live);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { platforms } from '../stores/platform.ts';
import { parseReleaseKey, releaseKey } from './release-key.ts';

const awkward = fc.constantFrom(
  '..',
  '.',
  '',
  '.git',
  '.GIT',
  'a/b',
  '../../etc',
  '1.0.',
  ' ',
  '%2E',
  '~',
  'é',
  'e\u0301',
  'CON:',
  '\0',
);
const part = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), awkward);
const parts = fc.record({ platform: fc.constantFrom(...platforms), applicationId: part, versionName: part });

describe('a release key', () => {
  test('reads like a path when there is nothing to encode', () => {
    const key = releaseKey({ platform: 'android', applicationId: 'com.example.chat', versionName: '1.4.0' });
    expect(key).toBe('android/com.example.chat/1.4.0');
  });

  test.each([
    ['1.0 (5)/beta', '1.0%20%285%29%2Fbeta'],
    ['..', '%2E%2E'],
    ['.git', '%2Egit'],
    ['1.0.', '1.0%2E'],
    ['1~2*', '1%7E2%2A'],
    ['', '~'],
    ['é', '%C3%A9'],
  ])('encodes "%s" as "%s"', (versionName, encoded) => {
    expect(releaseKey({ platform: 'ios', applicationId: 'a', versionName })).toBe(`ios/a/${encoded}`);
  });

  test('leads back to its parts, and is one safe path', () => {
    fc.assert(
      fc.property(parts, (release) => {
        const key = releaseKey(release);
        expect(parseReleaseKey(key)).toEqual(release);
        expect(key).toMatch(/^[\w.%~-]+\/[\w.%~-]+\/[\w.%~-]+$/);
        for (const name of key.split('/')) expect(name).not.toMatch(/^\.|\.$/);
      }),
      { numRuns: 1000 },
    );
  });

  test('is different for different releases', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(releaseKey(one) === releaseKey(other)).toBe(same);
      }),
    );
  });

  test.each([
    'android/com.example.chat',
    'android/com.example.chat/1.0/more',
    'windows/com.example.chat/1.0',
    'android/com.example.chat/..',
    'android/com.example.chat/%41',
    'android/com.example.chat/%zz',
    'android//1.0',
    '',
  ])('is never "%s"', (text) => {
    expect(parseReleaseKey(text)).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { playCode } from './play-code.ts';
import { toRelease } from './track-mapping.ts';

test('a build number of the App Store never reaches Google Play', () => {
  expect(playCode(42)).toBe(42);
  const release = {
    name: '1',
    versionCodes: ['1.4.2'],
    status: 'draft',
    userFraction: undefined,
    rest: {},
  } as const;
  expect(() => toRelease(release)).toThrow('Google Play has no version code "1.4.2"');
});

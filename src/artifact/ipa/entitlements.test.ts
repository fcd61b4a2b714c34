import { expect, test } from 'vitest';
import type { PlainObject, PlainValue } from '../plist/plain-plist.ts';
import { exceededEntitlements, isSame } from './entitlements.ts';

test.each<[string, PlainValue, PlainValue | undefined, boolean]>([
  ['the same text', 'T.com.example', 'T.com.example', true],
  ['a wildcard', 'T.com.example', 'T.*', true],
  ['a wildcard of another prefix', 'T.com.example', 'U.*', false],
  ['a star in the middle is no wildcard', 'T.a.b', 'T.*.b', false],
  ['a list within a list', ['a'], ['a', 'b'], true],
  ['a list with one more', ['a', 'c'], ['a', 'b'], false],
  ['a list under a wildcard', ['T.x', 'T.y'], ['T.*'], true],
  ['a list under a star alone', ['applinks:example.com'], '*', true],
  ['one text of a list', 'a', ['a', 'b'], true],
  ['true where true is granted', true, true, true],
  ['true where false is granted', true, false, false],
  ['false where nothing is granted', false, undefined, true],
  ['text where nothing is granted', 'a', undefined, false],
  ['the same dictionary in another order', { a: 1, b: [true] }, { b: [true], a: 1 }, true],
  ['a dictionary with one more key', { a: 1, b: 2 }, { a: 1 }, false],
])('%s', (...[, claimed, granted, isGranted]) => {
  const grants: PlainObject = granted === undefined ? {} : { key: granted };
  const exceeded = exceededEntitlements({ key: claimed }, grants);
  expect(exceeded).toEqual(
    isGranted
      ? []
      : [
          {
            key: 'key',
            claimed: JSON.stringify(claimed),
            granted: granted === undefined ? undefined : JSON.stringify(granted),
          },
        ],
  );
});

test('names that every object has are no grants', () => {
  expect(exceededEntitlements({ toString: 'x' }, {})).toHaveLength(1);
  expect(isSame({ toString: 'x' }, { valueOf: 'x' })).toBe(false);
});

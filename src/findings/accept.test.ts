import { expect, test } from 'vitest';
import { accept } from './accept.ts';
import type { Finding } from './finding.ts';

const finding = (rule: string, place: string): Finding => ({
  ...{ rule, place, severity: 'error', message: 'seen', remedy: 'mend it' },
});
const found = [
  finding('secret/google-api-key', 'assets/config.json'),
  finding('secret/google-api-key', 'assets/other-config.json'),
  finding('policy/target-sdk', '/somewhere/app.aab'),
];

test('is for one rule at one place, or at every place', () => {
  const reason = 'restricted to this app';
  const one = accept(found, [{ rule: 'secret/google-api-key', place: 'config.json', reason }]);
  expect(one.accepted).toEqual([{ finding: found[0], reason }]);
  expect(one.open).toEqual(found.slice(1));
  const every = accept(found, [{ rule: 'secret/google-api-key', place: undefined, reason }]);
  expect(every.open).toEqual(found.slice(2));
  expect(every.unused).toEqual([]);
});

test('that no finding needs is told', () => {
  const misspelt = { rule: 'policy/target', place: undefined, reason: 'until spring' };
  const gone = { rule: 'policy/target-sdk', place: 'app.apk', reason: 'until spring' };
  expect(accept(found, [misspelt, gone])).toEqual({ open: found, accepted: [], unused: [misspelt, gone] });
});

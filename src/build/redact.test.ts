import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secretsRedactor } from './redact.ts';

test('hides the variables named and those whose name says that they hold a secret', () => {
  const redact = secretsRedactor(
    { UPLOAD: 'named-value', GITHUB_TOKEN: 'ghs_abc', HOME: '/home/kim', SLIPWAY_ASC_KEY: 'pem-text' },
    ['UPLOAD'],
  );
  expect(redact('named-value ghs_abc /home/kim pem-text')).toBe('*** *** /home/kim ***');
});

test('a secret inside a longer one leaves no rest of the longer one', () => {
  const redact = secretsRedactor({ A_PASSWORD: 'tiger', B_PASSWORD: 'tiger-lily' }, []);
  expect(redact('tiger-lily tiger')).toBe('*** ***');
});

test('leaves text alone when a variable is unset, empty or too short to be a secret', () => {
  const redact = secretsRedactor({ A_TOKEN: '', B_TOKEN: undefined, C_TOKEN: '1' }, ['D']);
  expect(redact('1 line')).toBe('1 line');
});

test('no secret survives, wherever it stands', () => {
  // Letters only: a secret made of asterisks would be found in its own replacement.
  const secret = fc.stringMatching(/^[a-zA-Z0-9$.()[\]]{4,20}$/);
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      const redact = secretsRedactor({ KEYSTORE: value }, ['KEYSTORE']);
      expect(redact(`${before}${value}${after}`)).not.toContain(value);
    }),
  );
});

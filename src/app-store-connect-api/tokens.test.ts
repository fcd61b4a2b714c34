import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { KeyUnusable } from './errors.ts';
import { makeKey, readToken } from './testing/keys.ts';
import { createTokens } from './tokens.ts';

const minuteMs = 60_000;
const team = makeKey({ keyId: 'TEAMKEY001', issuerId: '57246542-96fe-1a63-e053-0824d011072a' });

test('a team key signs for its issuer, for eight minutes, from a minute ago', () => {
  const token = readToken(createTokens(team.key, () => 1_700_000_000_000).current());
  expect(token.head).toEqual({ alg: 'ES256', kid: 'TEAMKEY001', typ: 'JWT' });
  expect(token.claims).toEqual({
    iss: '57246542-96fe-1a63-e053-0824d011072a',
    iat: 1_700_000_000 - 60,
    exp: 1_700_000_000 + 480,
    aud: 'appstoreconnect-v1',
  });
  expect(token.signedBy(team)).toBe(true);
  expect(token.signedBy(makeKey({ keyId: 'TEAMKEY001' }))).toBe(false);
});

test('an individual key speaks for its user and names no issuer', () => {
  const { claims } = readToken(createTokens(makeKey({ keyId: 'OWNKEY0001' }).key, Date.now).current());
  expect(claims.sub).toBe('user');
  expect(claims).not.toHaveProperty('iss');
});

test('a token is kept, and made anew before it ends, when it is dropped, or when the clock was set back', () => {
  let nowMs = 1_700_000_000_000;
  const tokens = createTokens(team.key, () => nowMs);
  const first = tokens.current();
  nowMs += 5 * minuteMs;
  expect(tokens.current()).toBe(first);
  nowMs += 2 * minuteMs;
  const second = tokens.current();
  expect(second).not.toBe(first);
  tokens.drop(first);
  expect(tokens.current()).toBe(second);
  tokens.drop(second);
  const third = tokens.current();
  expect(third).not.toBe(second);
  nowMs -= 60 * minuteMs;
  expect(readToken(tokens.current()).claims.exp).toBe(nowMs / 1000 + 480);
});

test.each([
  ['no key id', { ...team.key, keyId: ' ' }, 'no key id'],
  ['an empty issuer', { ...team.key, issuerId: '' }, 'issuer id is empty'],
  ['no PEM', { ...team.key, privateKey: 'hunter2' }, 'no private key in PEM form'],
  ['another curve', { ...team.key, privateKey: pemOn('P-384') }, 'P-256'],
])('a key with %s is refused before anything is sent, without its text', (_, key, words) => {
  const thrown = refusalOf(() => createTokens(key, Date.now));
  expect(thrown).toBeInstanceOf(KeyUnusable);
  expect(String(thrown)).toContain(words);
  expect(`${thrown}`).not.toContain(key.privateKey);
});

function pemOn(namedCurve: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

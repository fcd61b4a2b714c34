import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSecrets } from './find-secrets.ts';
import { secretRules } from './secret-rules.ts';
import { madeUpSecrets } from './testing/secrets.ts';

const kindsIn = (text: string): readonly string[] =>
  findSecrets(text, 'assets/x').map(({ rule }) => rule.kind);

describe('findSecrets', () => {
  test.each(secretRules.map(({ kind }) => kind))(
    'finds %s wherever it stands, and gives nothing of it away',
    (kind) => {
      const secret = String(madeUpSecrets[kind]);
      for (const text of [secret, `key = "${secret}";`, `{"a":1,\n${secret}\n}`, `\0${secret}\0`]) {
        const hits = findSecrets(text, 'assets/x');
        expect(hits.map(({ rule }) => rule.kind)).toEqual([kind]);
        const [, body] = [secret.slice(0, 30), secret.slice(30)];
        expect(hits[0]?.fingerprint).toMatch(/^\S.*… \(\d+ characters, SHA-256 [0-9a-f]{8}…\)$/);
        if (body !== '') expect(JSON.stringify(hits)).not.toContain(body);
        expect(JSON.stringify(hits)).not.toContain(secret.slice(-8));
      }
    },
  );

  test('tells two secrets of one kind apart, and names each once', () => {
    const one = `AKIA${'QWERTYUIOPASDFGH'}`;
    const other = `AKIA${'ZXCVBNMLKJHGFDSA'}`;
    const hits = findSecrets(`${one} ${other} ${one}`, 'a.json');
    expect(hits).toHaveLength(2);
    expect(new Set(hits.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test.each([
    ['the line that a library looks for', '-----BEGIN PRIVATE KEY-----\0-----END PRIVATE KEY-----'],
    ['a key cut short', '-----BEGIN RSA PRIVATE KEY-----\nMIIE...\n-----END'],
    [
      'a public key',
      '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyr7fh7wwlXcx0lXcx0lXcx0l\n',
    ],
    ['a documented example', `AKIA${'IOSFODNN7EXAMPLE'}`],
    ['a placeholder', `sk_live_${'x'.repeat(24)}`],
    ['one character again and again', `ghp_${'A'.repeat(36)}`],
    ['a part of a longer word', `x${madeUpSecrets['github-token']}`],
    ['a longer word', `AKIA${'QWERTYUIOPASDFGHJKL'}`],
    ['a database address without a password', 'postgres://db.shop.internal/main'],
    ['an identifier of npm’s own', 'npm_config_registry npm_lifecycle_event npm_package_version'],
  ])('does not take %s for a secret', (_, text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  test('finds a whole string whose length looks like a letter in front of it', () => {
    const secret = String(madeUpSecrets['openai-key']);
    expect(kindsIn(`${String.fromCharCode(secret.length)}${secret}\0`)).toEqual(['openai-key']);
    expect(kindsIn(`${String.fromCharCode(secret.length + 1)}${secret}\0`)).toEqual([]);
  });

  test('finds nothing in noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(kindsIn(Buffer.from(bytes).toString('latin1'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test.each(secretRules.flatMap(({ starts }) => starts.slice(0, 1)))(
    'does not hang on nothing but %j',
    (start) => {
      const startedAt = performance.now();
      findSecrets(start.repeat(Math.floor(4_000_000 / start.length)), 'a');
      findSecrets(`${start} KEY-----\nProc-Type ${'A'.repeat(58)}\u0001`.repeat(20_000), 'a');
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    },
  );
});

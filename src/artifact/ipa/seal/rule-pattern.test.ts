import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRules } from './resource-rules.ts';
import { compileRule } from './rule-pattern.ts';

const plenty = () => ({ steps: 1e9 });

test('agrees with JavaScript’s own engine on whatever both understand', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '/',
    '.',
    '\\.',
    '[ab]',
    '[^a]',
    '[a-c]',
    '(a|b)',
    '(a|bc|)',
    '(ab)',
  );
  const piece = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?')).map(([one, mark]) => one + mark);
  const pattern = fc
    .tuple(fc.constantFrom('', '^'), fc.array(piece, { maxLength: 5 }), fc.constantFrom('', '$', '($|/)'))
    .map(([start, pieces, end]) => `${start}${pieces.join('')}${end}`);
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/', '.'), maxLength: 12 });
  fc.assert(
    fc.property(pattern, text, (source, path) => {
      expect(compileRule(source, plenty())?.test(path)).toBe(new RegExp(source, 's').test(path));
    }),
    { numRuns: 3000 },
  );
});

test.each(['^.*', '^.*\\.lproj/', '.*\\.dSYM($|/)', '^(.*/)?\\.DS_Store$'])(
  'Apple’s own rule %s',
  (source) => {
    for (const path of ['a', 'en.lproj/x', 'x.dSYM', 'x.dSYM/y', '.DS_Store', 'a/.DS_Store', 'a.DS_Store']) {
      expect(compileRule(source, plenty())?.test(path)).toBe(new RegExp(source).test(path));
    }
  },
);

test.each(['(a', 'a)', '[a', '*a', 'a**', 'a{3}', '\\d', '\\', 'a'.repeat(300), '('.repeat(40)])(
  '%s is no rule',
  (source) => {
    expect(compileRule(source, plenty())).toBeUndefined();
  },
);

test('what keeps other engines busy for years takes no time, and a budget ends the rest', () => {
  const evil = compileRule('^(a+)+$', plenty());
  const startedAt = performance.now();
  expect(evil?.test(`${'a'.repeat(5000)}b`)).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  const small = compileRule('(a*a*a*a*)*b', { steps: 1000 });
  expect(() => small?.test('a'.repeat(1000))).toThrow('take too long');
});

test('too many rules, and ones that are not understood, are said so', () => {
  const many = new Map(Array.from({ length: 200 }, (_, index) => [`^${index}$`, true] as const));
  expect(compileRules(many).problem).toBe('there are 200 rules');
  expect(compileRules(new Map([['a{2}', true]])).problem).toBe('the rule "a{2}" is not understood');
});

test('the heaviest rule decides', () => {
  const { ruleFor } = compileRules(
    new Map<string, boolean | Map<string, boolean | number>>([
      ['^.*', true],
      ['^no/', false],
      [
        '^a/',
        new Map<string, boolean | number>([
          ['omit', true],
          ['weight', 20],
        ]),
      ],
      [
        '^a/b',
        new Map<string, boolean | number>([
          ['optional', true],
          ['weight', 30],
        ]),
      ],
    ]),
  );
  expect(ruleFor('x')).toMatchObject({ isOmitted: false, isOptional: false });
  expect(ruleFor('a/x')).toMatchObject({ isOmitted: true });
  expect(ruleFor('a/b')).toMatchObject({ isOmitted: false, isOptional: true });
});

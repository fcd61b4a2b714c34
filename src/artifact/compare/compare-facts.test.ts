import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFacts } from './compare-facts.ts';
import { type Fact, factSections } from './facts.ts';

const camera: Fact = { section: 'permissions', name: 'android.permission.CAMERA', value: 'dangerous' };
const code: Fact = { section: 'sizes', name: 'code', value: 1000 };
const icon: Fact = { section: 'files', name: 'res/icon.png', value: 10, fingerprint: 'a' };

describe('compareFacts', () => {
  test('tells added, removed and changed apart, permissions before sizes', () => {
    const before = [code, icon];
    const after = [{ ...code, value: 1200 }, { ...icon, fingerprint: 'b' }, camera];
    expect(compareFacts(before, after)).toEqual([
      {
        section: 'permissions',
        name: camera.name,
        kind: 'added',
        before: null,
        after: 'dangerous',
        growthBytes: null,
      },
      { section: 'sizes', name: 'code', kind: 'changed', before: 1000, after: 1200, growthBytes: 200 },
      { section: 'files', name: 'res/icon.png', kind: 'changed', before: 10, after: 10, growthBytes: 0 },
    ]);
    expect(compareFacts(after, before).map(({ kind }) => kind)).toEqual(['removed', 'changed', 'changed']);
  });

  test('an artifact does not differ from itself, whatever the order', () => {
    const facts = fc.uniqueArray(
      fc.record({ section: fc.constantFrom(...factSections), name: fc.string(), value: fc.nat() }),
      { selector: ({ section, name }) => `${section}\0${name}` },
    );
    fc.assert(
      fc.property(facts, (drawn) => {
        expect(compareFacts(drawn, drawn.toReversed())).toEqual([]);
      }),
    );
  });

  test('every difference is found from both sides', () => {
    const fact = fc.record({
      section: fc.constantFrom(...factSections),
      name: fc.constantFrom('a', 'b', 'c'),
      value: fc.nat({ max: 2 }),
    });
    const facts = fc.uniqueArray(fact, { selector: ({ section, name }) => `${section}\0${name}` });
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const there = compareFacts(one, other).map(({ section, name }) => `${section} ${name}`);
        const back = compareFacts(other, one).map(({ section, name }) => `${section} ${name}`);
        expect(there.toSorted()).toEqual(back.toSorted());
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MapFile, type SizeNode, sizeTree } from './size-tree.ts';

const file = (name: string, bytes: number, kind: MapFile['kind'] = 'resources'): MapFile => ({
  name,
  bytes,
  kind,
});

/** `kind > folder > file bytes`, one line a leaf. */
function lines({ label, bytes, tone, children }: SizeNode): readonly string[] {
  if (children.length === 0) return [`${label} ${bytes}${tone === undefined ? '' : ` ${tone}`}`];
  return children
    .flatMap((child) => lines(child))
    .map((line) => (label === '' ? line : `${label} > ${line}`));
}

test('files stand below their kind and folder, the largest first', () => {
  const tree = sizeTree([
    file('res/layout/a.xml', 100),
    file('classes.dex', 4000, 'code'),
    file('res/drawable/b.png', 900),
    file('res/drawable/a.png', 1000),
  ]);
  expect(lines(tree)).toEqual([
    'code > top folder > classes.dex 4000',
    'resources > res/drawable > a.png 1000',
    'resources > res/drawable > b.png 900',
    'resources > res/layout > a.xml 100',
  ]);
});

test('what is too small to be seen stands together, and of a deep folder its end is told', () => {
  const icons = Array.from({ length: 30 }, (_, index) => file(`a/b/c/icons/${index}.png`, 10));
  const tree = sizeTree([
    file('a/b/c/icons/large.png', 50_000),
    ...icons,
    file('far/away/x', 3),
    file('far/off/y', 4),
    file('empty', 0),
  ]);
  expect(lines(tree)).toEqual([
    'resources > …/c/icons > large.png 50000',
    'resources > …/c/icons > 30 smaller files 300',
    'resources > 3 smaller files 7',
  ]);
});

test('what grew and what shrank is not added up', () => {
  const tree = sizeTree([
    { ...file('a/large', 90_000), tone: 'grew' },
    { ...file('a/one', 5), tone: 'grew' },
    { ...file('a/two', 7), tone: 'shrank' },
  ]);
  expect(lines(tree)).toEqual([
    'resources > a > large 90000 grew',
    'resources > a > 1 smaller file 7 shrank',
    'resources > a > 1 smaller file 5 grew',
  ]);
});

describe('whatever the files', () => {
  const files = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'x/a', 'x/b', 'x/y/z/w/a', '', '/', '<script>'),
      kind: fc.constantFrom<MapFile['kind']>('code', 'native', 'other'),
      bytes: fc.nat(1e7),
    }),
  );

  test('no byte is lost', () => {
    fc.assert(
      fc.property(files, (drawn) => {
        expect(sizeTree(drawn).bytes).toBe(drawn.reduce((sum, { bytes }) => sum + bytes, 0));
      }),
    );
  });

  test('tens of thousands of them make some hundred parts', () => {
    const many = Array.from({ length: 40_000 }, (_, index) =>
      file(`d${index % 900}/f${index}`, 1000 + (index % 7)),
    );
    expect(lines(sizeTree(many)).length).toBeLessThan(1500);
  });
});

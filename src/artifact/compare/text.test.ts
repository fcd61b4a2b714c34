import { describe, expect, test } from 'vitest';
import { compareFacts } from './compare-facts.ts';
import type { Fact } from './facts.ts';
import { changesText, growthText, shareText } from './text.ts';

const file = (name: string, value: number, fingerprint = 'a'): Fact => ({
  section: 'files',
  name,
  value,
  fingerprint,
});

test('changes in 80 columns: text with its values, sizes with the numbers first', () => {
  const before: readonly Fact[] = [
    { section: 'kinds', name: 'native arm64-v8a', value: 1_000_000 },
    { section: 'sizes', name: 'file', value: 5_000_000 },
    { section: 'security', name: 'debuggable', value: 'false' },
    file('res/a.png', 900),
    file('classes.dex', 4_000_000),
    file('res/gone.png', 300),
  ];
  const after: readonly Fact[] = [
    { section: 'kinds', name: 'native arm64-v8a', value: 1_250_000 },
    { section: 'sizes', name: 'file', value: 5_300_000 },
    { section: 'security', name: 'debuggable', value: 'true' },
    {
      section: 'permissions',
      name: `com.example.${'long.'.repeat(12)}CAMERA`,
      value: 'asked for, dangerous',
    },
    file('res/a.png', 900, 'b'),
    file('classes.dex', 4_100_000),
    file(`res/${'deep/'.repeat(20)}new\u202E.png`, 1200),
  ];
  const text = changesText(compareFacts(before, after));
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "permissions (1)
    + com.example.long.long.long.long.long.long.long.long.long.long.long.long.CAMERA
        asked for, dangerous

    security (1)
    ~ debuggable  false → true

    sizes by kind (1)
    ~   +250 kB   +25.0%   1.0 MB → 1.3 MB   native arm64-v8a

    sizes in total (1)
    ~   +300 kB    +6.0%   5.0 MB → 5.3 MB   file

    files by growth (4)
    ~   +100 kB    +2.5%   4.0 MB → 4.1 MB   classes.dex
    +   +1.2 kB              none → 1.2 kB   …deep/deep/deep/deep/deep/deep/new�.png
    -    -300 B    -100%    300 B → none     res/gone.png
    ~      ±0 B             900 B → 900 B    res/a.png"
  `);
});

test('a long text is broken where it can be', () => {
  const asked = { section: 'permissions', name: 'Chat.app NSCameraUsageDescription' } as const;
  const text = changesText(
    compareFacts([], [{ ...asked, value: 'You show others what you see. '.repeat(4).trim() }]),
  );
  expect(text.split('\n').slice(1)).toEqual([
    '+ Chat.app NSCameraUsageDescription',
    '    You show others what you see. You show others what you see. You show others',
    '    what you see. You show others what you see.',
  ]);
});

test('of very many changes the first have a line', () => {
  const files = Array.from({ length: 100 }, (_, index) => file(`f${index}`, 1000 + index));
  const lines = changesText(compareFacts([], files)).split('\n');
  expect(lines[1]).toContain('f99');
  expect(lines.at(-1)).toBe('  … and 60 more: --json has them all');
});

describe('growth', () => {
  test.each([
    [1000, 100, '+100 B', '+10.0%'],
    [1000, -1000, '-1.0 kB', '-100%'],
    [1000, 0, '±0 B', ''],
    [0, 5, '+5 B', ''],
    [null, 5, '+5 B', ''],
    [10, 990, '+990 B', '×100'],
  ])('of %j by %d is %s, %s', (before, growth, ...expected) => {
    expect([growthText(growth), shareText(before, growth)]).toEqual(expected);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runLongestFirst } from './run-longest-first.ts';

describe('runLongestFirst', () => {
  test('starts what is expected to last longest first, and answers in the order asked for', async () => {
    const started: number[] = [];
    const answers = await runLongestFirst(
      [2, 9, 5, 7],
      { workers: 1, expected: (item) => item },
      async (item) => {
        started.push(item);
        return item * 10;
      },
    );
    expect(started).toEqual([9, 7, 5, 2]);
    expect(answers).toEqual([20, 90, 50, 70]);
  });

  test('keeps the order asked for among equals', async () => {
    const started: string[] = [];
    await runLongestFirst(['b', 'a', 'c'], { workers: 1, expected: () => 1 }, async (item) => {
      started.push(item);
    });
    expect(started).toEqual(['b', 'a', 'c']);
  });

  test('gives a worker that is free the next item, whatever the others are at', async () => {
    const ended: string[] = [];
    const milliseconds = { stuck: 60, second: 5, third: 5, last: 5 };
    const names = ['last', 'third', 'second', 'stuck'] as const;
    const expected = (name: (typeof names)[number]) => names.indexOf(name);
    await runLongestFirst(names, { workers: 2, expected }, async (name) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds[name]));
      ended.push(name);
    });
    expect(ended).toEqual(['second', 'third', 'last', 'stuck']);
  });

  test('runs every item exactly once and never more at once than there are workers', async () => {
    const items = fc.array(
      fc.record({ time: fc.double({ min: 0, max: 1e6, noNaN: true }), turns: fc.nat(5) }),
    );
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 8 }), async (all, workers) => {
        const runs = new Map<object, number>();
        let running = 0;
        let most = 0;
        const answers = await runLongestFirst(
          all,
          { workers, expected: ({ time }) => time },
          async (item) => {
            running += 1;
            most = Math.max(most, running);
            runs.set(item, (runs.get(item) ?? 0) + 1);
            for (let turn = 0; turn < item.turns; turn += 1) await Promise.resolve();
            running -= 1;
            return item;
          },
        );
        expect(answers).toEqual(all);
        expect([...runs.values()].every((count) => count === 1)).toBe(true);
        expect(runs.size).toBe(all.length);
        expect(most).toBeLessThanOrEqual(workers);
      }),
    );
  });

  test('lets the failure of one item through', async () => {
    const broken = runLongestFirst([1, 2], { workers: 2, expected: (item) => item }, async (item) => {
      if (item === 2) throw new Error('no device');
    });
    await expect(broken).rejects.toThrow('no device');
  });
});

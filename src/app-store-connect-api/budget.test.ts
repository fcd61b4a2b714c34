import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBudget, readRateLimit } from './budget.ts';
import { BudgetReserved } from './errors.ts';

const told = (remaining: number) => `user-hour-lim:3500;user-hour-rem:${remaining};`;
const hourMs = 3_600_000;

test('the header is read as Apple writes it, and not guessed at', () => {
  expect(readRateLimit('user-hour-lim:3500;user-hour-rem:500;')).toEqual({ limit: 3500, remaining: 500 });
  expect(readRateLimit('user-hour-lim:3500;')).toBeUndefined();
  expect(readRateLimit(null)).toBeUndefined();
});

describe('the budget of an hour', () => {
  test('keeps its reserve for halts', async () => {
    const budget = createBudget({ reserve: 100, concurrency: 8, now: () => 0 });
    (await budget.admit(false)).end(told(102));
    const first = await budget.admit(false);
    await budget.admit(false);
    await expect(budget.admit(false)).rejects.toThrow(BudgetReserved);
    await expect(budget.admit(false)).rejects.toThrow('100 requests of this hour are left');
    const halts = await Promise.all(Array.from({ length: 40 }, () => budget.admit(true)));
    expect(halts).toHaveLength(40);
    first.end(null);
    expect(budget.reading()).toEqual({ limit: 3500, remaining: 101 });
  });

  test('lets one request find out how much is left while the others wait', async () => {
    const budget = createBudget({ reserve: 10, concurrency: 8, now: () => 0 });
    const scout = await budget.admit(false);
    const others = Promise.allSettled(Array.from({ length: 20 }, () => budget.admit(false)));
    scout.end(told(13));
    const settled = await others;
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const { reason } = settled.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(reason).toMatchObject({ remaining: 10, reserve: 10 });
  });

  test('is not slowed down by a server that tells nothing', async () => {
    const budget = createBudget({ reserve: 10, concurrency: 3, now: () => 0 });
    (await budget.admit(false)).end(null);
    expect(await Promise.all([1, 2, 3].map(() => budget.admit(false)))).toHaveLength(3);
  });

  test('comes back as the hour rolls', async () => {
    let nowMs = 0;
    const budget = createBudget({ reserve: 1, concurrency: 8, now: () => nowMs });
    (await budget.admit(false)).end(told(2));
    nowMs = hourMs / 2;
    (await budget.admit(false)).end(told(1));
    await expect(budget.admit(false)).rejects.toThrow(BudgetReserved);
    nowMs = hourMs + 1;
    (await budget.admit(false)).end(null);
    await expect(budget.admit(false)).rejects.toThrow(BudgetReserved);
    nowMs = hourMs * 2;
    (await budget.admit(false)).end(told(3400));
    expect(budget.reading()?.remaining).toBe(3400);
  });

  test('never spends the reserve on anything but halts, whatever the order of the answers', async () => {
    const calls = fc.array(fc.record({ halt: fc.boolean(), endAfter: fc.nat(12) }), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 6, max: 60 }), calls, async (start, plan) => {
        const reserve = 5;
        let left = start;
        const budget = createBudget({ reserve, concurrency: 4, now: () => 0 });
        const open: { readonly at: number; readonly end: () => void }[] = [];
        const endDue = (turn: number) => {
          for (const due of open.filter(({ at }) => at <= turn)) {
            open.splice(open.indexOf(due), 1);
            due.end();
          }
        };
        for (const [turn, { halt, endAfter }] of plan.entries()) {
          endDue(turn);
          const isRoomy = open.length < 4 && (budget.reading() !== undefined || open.length === 0);
          if (!halt && !isRoomy) continue;
          const admission = await budget.admit(halt).catch(() => undefined);
          if (admission === undefined) continue;
          left -= 1;
          if (!halt) expect(left).toBeGreaterThanOrEqual(reserve);
          const header = told(left);
          open.push({ at: turn + endAfter, end: () => admission.end(header) });
        }
      }),
      { numRuns: 200 },
    );
  });
});

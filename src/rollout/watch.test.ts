import { expect, test } from 'vitest';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Decision } from './decision.ts';
import type { StepResult } from './step.ts';
import { watchRollout } from './watch.ts';

const result = (decision: Decision, did: string) => ({ decision, did }) as StepResult;
const hold = result({ kind: 'hold', reason: 'no verdict', blockers: [] }, 'nothing: no verdict');
const done = result({ kind: 'done', reason: 'complete' }, 'nothing: complete');
const unavailable = new SlipwayError('STORE_UNAVAILABLE', {
  message: 'The store is away.',
  seen: 'HTTP 503',
});

function watching(
  results: readonly (StepResult | Error)[],
  { signal = new AbortController().signal, everyMs = 5 } = {},
) {
  const lines: string[] = [];
  const rest = [...results];
  const step = async () => {
    const next = rest.shift();
    if (next === undefined) throw new Error('test was not expecting another step');
    if (next instanceof Error) throw next;
    return next;
  };
  const watch = watchRollout({ step, everyMs, now: () => 0, tell: (line) => lines.push(line), signal });
  return { lines, watch };
}

test('steps until nothing is left to do, over a store that is away for a while', async () => {
  const { lines, watch } = watching([hold, unavailable, done]);
  expect(await watch).toBe(done);
  expect(lines).toEqual([
    '1970-01-01T00:00:00.000Z  nothing: no verdict',
    '1970-01-01T00:00:00.000Z  trying again: The store is away. (HTTP 503)',
    '1970-01-01T00:00:00.000Z  nothing: complete',
  ]);
});

test.each(['stopped', 'blocked', 'halt'] as const)('ends when a person is needed: %s', async (kind) => {
  const end = result({ kind, reason: 'look' }, 'nothing: look');
  expect(await watching([end]).watch).toBe(end);
});

test('ends with what nobody expects, and when it is interrupted', async () => {
  await expect(watching([hold, new TypeError('bug')]).watch).rejects.toThrow('bug');
  const abort = new AbortController();
  const { watch } = watching(
    [result({ kind: 'wait', until: 60_000, reason: 'baking', blockers: [] }, 'nothing')],
    {
      signal: abort.signal,
      everyMs: 60_000,
    },
  );
  setTimeout(() => abort.abort(new Error('stopped by SIGINT')), 20);
  await expect(watch).rejects.toMatchObject({ name: 'AbortError' });
});

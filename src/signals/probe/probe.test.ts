import { expect, test } from 'vitest';
import { judge } from '../../guard/judge.ts';
import { askSignal } from '../ask-signal.ts';
import { question } from '../testing/questions.ts';
import { served } from '../testing/served.ts';
import { probe } from './probe.ts';

/** A server that answers with these statuses one after the other, the last one again and again. */
async function asked(...statuses: readonly number[]) {
  let count = 0;
  const server = await served((_, response) => {
    response.writeHead(statuses[Math.min(count, statuses.length - 1)] ?? 200).end();
    count += 1;
  });
  const signal = probe({ url: `${server.origin}/health`, attempts: 3, pauseMs: 5, limitMs: 2000 });
  const answer = await askSignal(signal, question, 5000);
  server.close();
  return { answer, count };
}

test('one good answer of a few is enough', async () => {
  expect(await asked(503, 204)).toMatchObject({
    answer: { kind: 'check', passes: true, at: question.now },
    count: 2,
  });
});

test('a server that is down holds, says how, and is asked no more often than that', async () => {
  const { answer, count } = await asked(500, 302, 503);
  expect([answer, count]).toMatchObject([
    {
      passes: false,
      reason: expect.stringMatching(/health does not answer well: HTTP 503, 3 times in a row/),
    },
    3,
  ]);
  const server = await served(() => undefined);
  server.close();
  const gone = probe({ url: server.origin, attempts: 1, pauseMs: 1, limitMs: 1000 });
  expect(await askSignal(gone, question, 5000)).toMatchObject({
    passes: false,
    reason: expect.stringContaining('ECONNREFUSED'),
  });
});

test('a check never halts, and what passes is no reason to go on where others say nothing', () => {
  const stage = { now: 10, since: 0, maxAgeMs: 100 };
  const check = { kind: 'check', metric: 'login', reason: 'it answers', at: 9 } as const;
  const silent = { kind: 'no-data', metric: 'crash', reason: 'nothing yet' } as const;
  expect(judge([{ ...check, passes: false }], stage)).toMatchObject({
    verdict: 'hold',
    reason: 'login: it answers',
    asOf: 9,
  });
  expect(judge([{ ...check, passes: true }, silent], stage)).toMatchObject({
    verdict: 'unknown',
    asOf: undefined,
  });
});

import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askSignal } from '../ask-signal.ts';
import { question, rolloutStart, seriesIn } from '../testing/questions.ts';
import { bodyOf, type Served, served } from '../testing/served.ts';
import { commandSource } from './command-source.ts';
import { httpSource } from './http-source.ts';

const at = (hour: number) => new Date(rolloutStart + hour * 3_600_000).toISOString();
const answer = {
  unit: 'users',
  completeUntil: at(4),
  buckets: [
    { hour: at(0), n1: 2000, x1: 20, n0: 40_000, x0: 200 },
    { hour: at(1), n1: null, x1: null, n0: 40_000, x0: 200 },
    { hour: at(2), n1: 2000, x1: 30, n0: 40_000, x0: 200 },
    { day: at(-16), n1: 5000, x1: 9, n0: 90_000, x0: 900 },
  ],
};

let cwd: string;
const servers: Served[] = [];
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'slipway-source-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await rm(cwd, { recursive: true });
});

async function answering(body: string, status = 200) {
  const seen: unknown[] = [];
  const server = await served(async (request, response) => {
    seen.push(request.method, request.headers.authorization, JSON.parse(await bodyOf(request)));
    response.writeHead(status).end(body);
  });
  servers.push(server);
  const env = { SOURCE_TOKEN: 'opensesame' };
  return {
    seen,
    signal: httpSource({ url: `${server.origin}/crashes`, tokenVariable: 'SOURCE_TOKEN', env }),
  };
}

const command = (line: string) => commandSource({ command: line, cwd, env: { PATH: process.env.PATH } });

describe('an address', () => {
  test('is posted the question, and its buckets become a series', async () => {
    const { signal, seen } = await answering(JSON.stringify(answer));
    const series = seriesIn(await askSignal(signal, question, 5000));
    const { since, now, ...rest } = question;
    expect(seen).toEqual([
      'POST',
      'Bearer opensesame',
      { ...rest, since: new Date(since).toISOString(), now: new Date(now).toISOString() },
    ]);
    expect(series.hours.map(({ candidate }) => candidate)).toEqual([
      { users: 2000, failed: 20 },
      undefined,
      { users: 2000, failed: 30 },
    ]);
    // A day that began before the question does not count, and data ends with the last bucket of both.
    expect([series.days, series.completeUntil]).toEqual([[], rolloutStart + 3 * 3_600_000]);
  });

  test.each<[string, { body: unknown; status?: number; why: string; reason: RegExp }]>([
    ['an error', { body: 'nothing', status: 500, why: 'refused', reason: /HTTP 500 from 127\.0\.0\.1/ }],
    ['a page', { body: '<html>', why: 'unintelligible', reason: /no JSON: <html>/ }],
    [
      'a bucket of nothing',
      {
        body: { ...answer, buckets: [{ n1: 1 }] },
        why: 'unintelligible',
        reason: /buckets\.0: needs one of hour and day/,
      },
    ],
    [
      'more failed than used it',
      {
        body: { ...answer, buckets: [{ hour: at(0), n1: 1, x1: 2 }] },
        why: 'unintelligible',
        reason: /more failed/,
      },
    ],
    [
      'a field that nobody knows',
      { body: { ...answer, crashes: 3 }, why: 'unintelligible', reason: /crashes/ },
    ],
  ])('that gives %s is no data', async (_, { body, status, why, reason }) => {
    const { signal } = await answering(typeof body === 'string' ? body : JSON.stringify(body), status);
    const expected = { kind: 'no-data', why, reason: expect.stringMatching(reason) };
    expect(await askSignal(signal, question, 5000)).toMatchObject(expected);
  });
});

describe('a command', () => {
  test('reads the question and prints buckets', async () => {
    writeFileSync(join(cwd, 'answer.json'), JSON.stringify(answer));
    const signal = command(`grep -q '"metric":"crash"' && cat answer.json`);
    expect(seriesIn(await askSignal(signal, question, 5000)).hours).toHaveLength(3);
  });

  test('that fails, prints nothing or never ends is no data', async () => {
    const whys = await Promise.all(
      ['exit 3', 'true', 'sleep 30 & sleep 30'].map(async (line) => askSignal(command(line), question, 500)),
    );
    expect(whys).toMatchObject([
      { why: 'refused', reason: expect.stringContaining('exit code 3') },
      { why: 'unintelligible' },
      { why: 'too-late', reason: 'the command sleep did not answer within 0.5 s' },
    ]);
  });
});

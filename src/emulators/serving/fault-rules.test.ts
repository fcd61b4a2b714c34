import { afterEach, describe, expect, test } from 'vitest';
import { type FaultRule, parseFaultRule, plannedFaults } from './fault-rules.ts';
import { type LocalServer, startLocalServer } from './local-server.ts';

describe('parseFaultRule', () => {
  test.each([
    ['ignore POST :commit', { fault: { kind: 'ignore' }, about: 'POST :commit' }],
    ['reset', { fault: { kind: 'reset', when: 'received' } }],
    ['reset:mid-body 5%', { fault: { kind: 'reset', when: 'mid-body' }, share: 0.05 }],
    ['lose:503', { fault: { kind: 'lose-answer', status: 503 } }],
    ['delay:200ms /token', { fault: { kind: 'delay', delayMs: 200 }, about: '/token' }],
    [
      'trickle:1000 0.5% GET',
      { fault: { kind: 'trickle', bytesPerSecond: 1000 }, share: 0.005, about: 'GET' },
    ],
  ])('reads "%s"', (text, rule) => {
    expect(parseFaultRule(text)).toEqual(rule);
  });

  test.each([
    '',
    '404',
    'delay:1s',
    'trickle:0',
    'reset:sometimes',
    '503 0%',
    '503 200%',
    '503 -5%',
    'lose:200',
  ])('knows no "%s"', (text) => {
    expect(parseFaultRule(text)).toBeUndefined();
  });
});

describe('plannedFaults', () => {
  const request = (index: number) => ({ method: 'GET', path: '/x', index });
  const drawn = (seed: number) =>
    Array.from({ length: 1000 }, (_, index) => {
      const faults = plannedFaults([{ fault: { kind: 'ignore' }, share: 0.1 }], seed)(request(index));
      return [faults ?? []].flat().length;
    });

  test('hits the share it names, the same requests for the same seed', () => {
    const hits = drawn(1).filter((count) => count > 0).length;
    expect(hits).toBeGreaterThan(70);
    expect(hits).toBeLessThan(130);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  test('keeps to path and index', () => {
    const rules: FaultRule[] = [{ fault: { kind: 'ignore' }, about: 'GET /x', indices: [2] }];
    const plan = plannedFaults(rules, 1);
    expect(plan(request(2))).toHaveLength(1);
    expect(plan(request(3))).toHaveLength(0);
    expect(plan({ ...request(2), method: 'POST' })).toHaveLength(0);
  });
});

describe('a local server with a plan', () => {
  let server: LocalServer;
  let done: number;
  const body = { text: 'x'.repeat(200) };
  const started = async (...words: readonly string[]) => {
    done = 0;
    const rules = words.map(parseFaultRule).filter((rule) => rule !== undefined);
    expect(rules).toHaveLength(words.length);
    server = await startLocalServer({
      answer: async ({ ignore }) => {
        done += ignore ? 0 : 1;
        return { status: 200, body };
      },
      ownFailure: (error) => ({ status: 500, body: { error: String(error) } }),
      faults: plannedFaults(rules, 1),
    });
    return server.origin;
  };
  afterEach(() => server.close());

  test.each([
    ['401', 401, /invalid authentication/],
    ['429', 429, /Quota exceeded/],
    ['500', 500, /Internal error/],
    ['502', 502, /<html/],
    ['503', 503, /currently unavailable/],
  ])('%s does nothing and says so', async (rule, status, words) => {
    const answer = await fetch(await started(rule));
    expect([answer.status, done]).toEqual([status, 0]);
    expect(await answer.text()).toMatch(words);
  });

  test('a lost answer was done, an ignored request was not', async () => {
    expect((await fetch(await started('lose:503'))).status).toBe(503);
    expect(done).toBe(1);
    await server.close();
    expect(await (await fetch(await started('ignore'))).json()).toEqual(body);
    expect(done).toBe(0);
  });

  test.each([
    ['reset', 0],
    ['reset:handled', 1],
    ['reset:mid-body', 1],
  ])('%s breaks the connection', async (rule, expected) => {
    const origin = await started(rule);
    await expect(fetch(origin).then((answer) => answer.text())).rejects.toThrow();
    expect(done).toBe(expected);
  });

  test('delay and drops add up', async () => {
    const startedAt = performance.now();
    const answer = await fetch(await started('delay:100ms', 'trickle:1000'));
    expect(performance.now() - startedAt).toBeGreaterThan(95);
    expect(await answer.json()).toEqual(body);
    // 211 bytes at 1,000 a second.
    expect(performance.now() - startedAt).toBeGreaterThan(280);
    expect(server.inFlight()).toBe(0);
  });
});

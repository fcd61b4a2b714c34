import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askSignal } from '../ask-signal.ts';
import { question, rolloutStart, seriesIn } from '../testing/questions.ts';
import { served } from '../testing/served.ts';
import { type PrometheusOptions, prometheus } from './prometheus.ts';
import { type RealPrometheus, startPrometheus } from './testing/real-prometheus.ts';
import { writtenQuery } from './written-query.ts';

const hourMs = 3_600_000;
const asked = { ...question, metric: 'backend', now: rolloutStart + 6 * hourMs + 60_000 };

/** Counters of both versions, looked at every 10 minutes: 120 requests an hour of the new one, of which 12 fail. */
function exposition(): string {
  const line = (name: string, code: number, perStep: number) =>
    Array.from({ length: 6 * 8 }, (_, step) => {
      const at = (rolloutStart - hourMs + step * 600_000) / 1000;
      return `${name}{code="${code}"} ${perStep * step} ${at}`;
    });
  return [
    '# TYPE requests counter',
    ...line('requests_total', 2, 20),
    ...line('requests_total', 1, 400),
    '# TYPE failures counter',
    ...line('failures_total', 2, 2),
    ...line('failures_total', 1, 4),
    '# EOF\n',
  ].join('\n');
}

let server: RealPrometheus;
beforeAll(async () => {
  server = await startPrometheus(exposition());
});
afterAll(() => server.close());

const sum = (name: string) => `sum(increase(${name}{code=~"$versionCodes"}[1h]))`;
const signal = (options: Partial<PrometheusOptions> = {}) =>
  prometheus({
    url: server.url,
    total: sum('requests_total'),
    failed: sum('failures_total'),
    unit: 'requests',
    tokenVariable: undefined,
    env: {},
    ...options,
  });
const ask = (options: Partial<PrometheusOptions> = {}) => askSignal(signal(options), asked, 10_000);

describe('a real Prometheus', () => {
  test('counts both versions in every whole hour', async () => {
    const series = seriesIn(await ask());
    expect(series).toMatchObject({ metric: 'backend', unit: 'requests', rounded: false, days: [] });
    expect(series.completeUntil).toBe(rolloutStart + 6 * hourMs);
    expect(series.hours.map(({ start }) => (start - rolloutStart) / hourMs)).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { candidate, baseline } of series.hours) {
      expect(candidate?.users).toBeCloseTo(120, 6);
      expect(candidate?.failed).toBeCloseTo(12, 6);
      expect(baseline?.users).toBeCloseTo(2400, 6);
    }
  });

  test('an hour without a value is unknown, and one without failures says so itself', async () => {
    const failed = 'sum(increase(nothing_total{code=~"$versionCodes"}[1h]))';
    expect(await ask({ failed })).toMatchObject({ kind: 'no-data', why: 'nothing-yet' });
    const zero = seriesIn(await ask({ failed: `${failed} or vector(0)` }));
    expect(zero.hours[0]?.candidate).toMatchObject({ failed: 0 });
  });

  test('more failed than used it is cut down, not believed', async () => {
    const [first] = seriesIn(await ask({ failed: sum('requests_total').replace('sum', '2 * sum') })).hours;
    expect(first?.candidate?.failed).toBe(first?.candidate?.users);
  });

  test('several series are refused, and so is what is no query', async () => {
    expect(
      await ask({
        total: 'requests_total + 0 * count(failures_total{code=~"$versionCodes"}) or requests_total',
      }),
    ).toMatchObject({
      why: 'unintelligible',
      reason: expect.stringContaining('write sum(…)'),
    });
    expect(await ask({ total: 'sum($versionCodes' })).toMatchObject({
      why: 'refused',
      reason: expect.stringContaining('HTTP 400'),
    });
  });
});

test('the token is sent where one is named, and its absence is no data', async () => {
  const seen: (string | undefined)[] = [];
  const guarded = await served((request, response) => {
    seen.push(request.headers.authorization);
    response.end('{"status":"success","data":{"resultType":"matrix","result":[]}}');
  });
  const options = { url: guarded.origin, tokenVariable: 'PROMETHEUS_TOKEN' };
  expect(await ask({ ...options, env: { PROMETHEUS_TOKEN: 'opensesame' } })).toMatchObject({
    why: 'nothing-yet',
  });
  expect(new Set(seen)).toEqual(new Set(['Bearer opensesame']));
  expect(await ask(options)).toMatchObject({
    why: 'refused',
    reason: expect.stringContaining('PROMETHEUS_TOKEN is not set'),
  });
  guarded.close();
});

describe('writtenQuery', () => {
  test('puts the version in as PromQL reads it', () => {
    const version = { versionName: '1.4.0', versionCodes: [41, 42] };
    expect(writtenQuery('a{c=~"$versionCodes",n="$versionName"}', version)).toBe('a{c=~"41|42",n="1.4.0"}');
    expect(writtenQuery('$versionCodes', { versionName: undefined, versionCodes: ['1.4.2'] })).toBe(
      '1\\\\.4\\\\.2',
    );
  });

  test.each([undefined, '', 'a"} or b{x="', "it's"])('refuses a name of %j', (versionName) => {
    expect(() => writtenQuery('"$versionName"', { versionName, versionCodes: [1] })).toThrow(
      'without a usable name',
    );
  });
});

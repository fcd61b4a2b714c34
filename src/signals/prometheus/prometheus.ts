import { z } from 'zod';
import type { Arm } from '../../guard/bucket.ts';
import type { Unit } from '../../guard/series.ts';
import { Unintelligible } from '../ask-signal.ts';
import { bearer, fetchJson } from '../fetch-json.ts';
import { hourMs, noArms, seriesOf } from '../series-of.ts';
import type { SeenVersion, Signal, SignalQuestion } from '../signal.ts';
import { writtenQuery } from './written-query.ts';

export interface PrometheusOptions {
  /** Of the server: `http://prometheus:9090`. */
  readonly url: string;
  /** How many used a version in an hour, as PromQL with `$versionCodes` or `$versionName` in it. */
  readonly total: string;
  /** How many of them it failed. */
  readonly failed: string;
  readonly unit: Unit;
  readonly tokenVariable: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Counts of a Prometheus, one query for each version and arm, at the end of every hour. An hour for which the server
 * has no value is unknown: who counts failures that have not happened yet writes `or vector(0)`.
 */
export function prometheus(options: PrometheusOptions): Signal {
  const label = `Prometheus at ${new URL(options.url).host}`;
  return {
    label,
    async ask(question) {
      const end = Math.floor(question.now / hourMs) * hourMs;
      const [candidate, baseline] = await Promise.all(
        [question.candidate, question.baseline].map((version) => armsOf(options, version, { question, end })),
      );
      return seriesOf({
        metric: question.metric,
        unit: options.unit,
        rounded: false,
        since: question.since,
        hours: { candidate: candidate ?? new Map(), baseline: baseline ?? new Map() },
        days: noArms,
        completeUntil: { hours: end, days: 0 },
      });
    },
  };
}

interface Range {
  readonly question: SignalQuestion;
  readonly end: number;
}

async function armsOf(
  options: PrometheusOptions,
  version: SeenVersion,
  range: Range,
): Promise<ReadonlyMap<number, Arm>> {
  const [totals, failures] = await Promise.all(
    [options.total, options.failed].map((query) => valuesOf(options, writtenQuery(query, version), range)),
  );
  return new Map(
    [...(totals ?? [])].flatMap(([start, users]) => {
      const failed = failures?.get(start);
      // `increase` extrapolates to the edges of its window, each series by itself.
      return failed === undefined ? [] : [[start, { users, failed: Math.min(users, failed) }] as const];
    }),
  );
}

const rangeAnswer = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(z.object({ values: z.array(z.tuple([z.number(), z.string()])) })),
  }),
});

/** A value at time t is of the hour that ends then. */
async function valuesOf(
  { url, tokenVariable, env }: PrometheusOptions,
  query: string,
  { question, end }: Range,
): Promise<ReadonlyMap<number, number>> {
  const start = Math.ceil(question.since / hourMs) * hourMs + hourMs;
  if (start > end) return new Map();
  const asked = new URL('api/v1/query_range', url.endsWith('/') ? url : `${url}/`);
  asked.search = new URLSearchParams({
    query,
    start: String(start / 1000),
    end: String(end / 1000),
    step: '3600',
  }).toString();
  const headers = bearer(tokenVariable, env);
  const { body } = await fetchJson({
    url: asked.href,
    headers,
    schema: rangeAnswer,
    timeout: question.timeout,
  });
  const [series, ...others] = body.data.result;
  if (others.length > 0)
    throw new Unintelligible(
      `${body.data.result.length} series where one is wanted; write sum(…) around ${query}`,
    );
  const known = (series?.values ?? []).map(([at, value]) => [at * 1000 - hourMs, Number(value)] as const);
  return new Map(known.filter(([, value]) => Number.isFinite(value) && value >= 0));
}

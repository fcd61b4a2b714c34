import type { bigquery_v2 as v2 } from 'googleapis/build/src/apis/bigquery/index.js';
import { Unintelligible } from '../ask-signal.ts';
import type { Query } from './queries.ts';
import { asRefusal } from './refusal.ts';

export interface BigQueryAccess {
  readonly api: v2.Bigquery;
  /** The project that pays for the question. */
  readonly project: string;
  /** BigQuery refuses a question that would read more, before it costs anything. */
  readonly maximumBytes: number;
  readonly timeout: AbortSignal;
}

export type Row = ReadonlyMap<string, string | undefined>;

const pageRows = 10_000;
const waitMs = 20_000;

interface Page {
  readonly jobComplete?: boolean | null;
  readonly jobReference?: v2.Schema$JobReference | undefined;
  readonly pageToken?: string | null;
  readonly rows?: v2.Schema$TableRow[];
  readonly schema?: v2.Schema$TableSchema;
}

/** Every row of the answer, over all pages; waits while the job runs. Errors: what `asRefusal` makes of a refusal. */
export async function runQuery(access: BigQueryAccess, query: Query): Promise<readonly Row[]> {
  try {
    let page = await begin(access, query);
    const rows = [...rowsOf(page)];
    while (page.jobComplete !== true || (page.pageToken ?? '') !== '') {
      page = await next(access, page);
      rows.push(...rowsOf(page));
    }
    return rows;
  } catch (error) {
    throw asRefusal(error);
  }
}

async function begin({ api, project, maximumBytes, timeout }: BigQueryAccess, query: Query): Promise<Page> {
  const requestBody: v2.Schema$QueryRequest = {
    query: query.sql,
    useLegacySql: false,
    parameterMode: 'NAMED',
    queryParameters: [...query.parameters],
    labels: { slipway: query.name },
    maximumBytesBilled: String(maximumBytes),
    maxResults: pageRows,
    timeoutMs: waitMs,
  };
  const { data } = await api.jobs.query({ projectId: project, requestBody }, { signal: timeout });
  return data;
}

/** The rest of an answer, or the answer of a job that was still running. */
async function next({ api, project, timeout }: BigQueryAccess, page: Page): Promise<Page> {
  const { jobId, location } = page.jobReference ?? {};
  if (jobId == null) throw new Unintelligible('an unfinished job without a name');
  const { data } = await api.jobs.getQueryResults(
    {
      projectId: project,
      jobId,
      ...(location != null && { location }),
      ...(page.pageToken != null && { pageToken: page.pageToken }),
      maxResults: pageRows,
      timeoutMs: waitMs,
    },
    { signal: timeout },
  );
  return { ...data, jobReference: page.jobReference };
}

function rowsOf({ jobComplete, rows = [], schema }: Page): readonly Row[] {
  if (jobComplete !== true) return [];
  const names = (schema?.fields ?? []).map(({ name }) => name ?? '');
  return rows.map(({ f: cells = [] }) => {
    if (cells.length !== names.length)
      throw new Unintelligible(`${cells.length} values for ${names.length} columns`);
    return new Map(cells.map(({ v: value }, index) => [names[index] ?? '', textOf(value)]));
  });
}

/** BigQuery sends every number as text. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value;
  throw new Unintelligible(`a value of type ${typeof value}`);
}

/** A whole number of a row. */
export function numberIn(row: Row, name: string): number {
  const number = Number(row.get(name) ?? Number.NaN);
  if (!Number.isSafeInteger(number) || number < 0) throw new Unintelligible(`${name} is "${row.get(name)}"`);
  return number;
}

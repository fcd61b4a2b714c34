import { bodyOf, type Served, served } from '../../testing/served.ts';
import { answerTo, type Exported, type QueryRequest, type Table } from './exported.ts';

// A local server of jobs.query and jobs.getQueryResults. The form of its answers is synthetic: written after Google's
// typings of the API and its page of error messages, not recorded. It does not run SQL: each query is known by its
// label, its text has to name tables that are there, and the answer is counted from the rows below.

export interface BigQueryBehaviour {
  /** Answers of getQueryResults that say the job still runs, before the first rows. */
  readonly unfinished?: number;
  /** Rows of a page, whatever is asked for: pages may always be smaller. */
  readonly pageRows?: number;
  /** What the question would read. */
  readonly bytes?: number;
  readonly refuse?: { readonly status: number; readonly reason: string; readonly message: string };
}

interface Job {
  readonly table: Table;
  waits: number;
}

export async function serveBigQuery(
  exported: Exported,
  behaviour: BigQueryBehaviour = {},
): Promise<Served & { readonly asked: readonly QueryRequest[] }> {
  const asked: QueryRequest[] = [];
  const jobs = new Map<string, Job>();
  const server = await served(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://bigquery');
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== 'Bearer ya29.test')
      return send(401, refusal(401, 'authError', 'Invalid Credentials'));
    if (behaviour.refuse !== undefined) {
      const { status, reason, message } = behaviour.refuse;
      return send(status, refusal(status, reason, message));
    }
    if (request.method === 'POST' && url.pathname === '/bigquery/v2/projects/acme-1/queries') {
      const query = JSON.parse(await bodyOf(request)) as QueryRequest;
      asked.push(query);
      const problem = problemOf(query, exported, behaviour);
      if (problem !== undefined) return send(problem.error.code, problem);
      const id = `job_${jobs.size + 1}`;
      jobs.set(id, { table: answerTo(query, exported), waits: behaviour.unfinished ?? 0 });
      return send(200, pageOf(id, jobs, { token: undefined, behaviour }));
    }
    const id = /^\/bigquery\/v2\/projects\/acme-1\/queries\/(job_\d+)$/.exec(url.pathname)?.[1];
    if (request.method !== 'GET' || id === undefined || url.searchParams.get('location') !== 'EU')
      return send(404, refusal(404, 'notFound', `Not found: Job ${url.pathname}`));
    return send(200, pageOf(id, jobs, { token: url.searchParams.get('pageToken') ?? undefined, behaviour }));
  });
  return { ...server, asked };
}

function problemOf(query: QueryRequest, { tables }: Exported, { bytes = 0 }: BigQueryBehaviour) {
  if (query.useLegacySql || query.parameterMode !== 'NAMED')
    return refusal(400, 'invalid', 'Query parameters cannot be used with Legacy SQL queries');
  const used = new Set([...query.query.matchAll(/@(\w+)/g)].map(([, name]) => name));
  const given = query.queryParameters.map(({ name }) => name);
  if (used.size !== given.length || !given.every((name) => used.has(name)))
    return refusal(400, 'invalidQuery', `Query parameters ${[...used].join()} are not ${given.join()}`);
  for (const [, dataset, table] of query.query.matchAll(/`acme-1\.(\w+)\.(\w+)`/g))
    if (!tables.includes(`${dataset}.${table}`))
      return refusal(
        404,
        'notFound',
        `Not found: Table acme-1:${dataset}.${table} was not found in location EU`,
      );
  if (bytes > Number(query.maximumBytesBilled))
    return refusal(
      400,
      'bytesBilledLimitExceeded',
      `Query exceeded limit for bytes billed: ${query.maximumBytesBilled}. ${bytes} or higher required.`,
    );
  return undefined;
}

interface Asked {
  readonly token: string | undefined;
  readonly behaviour: BigQueryBehaviour;
}

function pageOf(id: string, jobs: ReadonlyMap<string, Job>, { token, behaviour }: Asked) {
  const job = jobs.get(id);
  if (job === undefined) return refusal(404, 'notFound', `Not found: Job ${id}`);
  const jobReference = { projectId: 'acme-1', jobId: id, location: 'EU' };
  if (job.waits > 0) {
    job.waits -= 1;
    return { kind: 'bigquery#queryResponse', jobComplete: false, jobReference };
  }
  const { columns, rows } = job.table;
  const from = Number(token ?? 0);
  const to = from + (behaviour.pageRows ?? rows.length + 1);
  return {
    kind: 'bigquery#queryResponse',
    jobComplete: true,
    jobReference,
    schema: { fields: columns.map(({ name, type }) => ({ name, type, mode: 'NULLABLE' })) },
    totalRows: String(rows.length),
    rows: rows.slice(from, to).map((row) => ({ f: row.map((value) => ({ v: value })) })),
    ...(to < rows.length && { pageToken: String(to) }),
  };
}

function refusal(code: number, reason: string, message: string) {
  const error = { code, message, errors: [{ message, domain: 'global', reason }], status: reason };
  return { error };
}

import { type Served, served } from '../../testing/served.ts';

// A local server of the three endpoints that are used. The form of its answers is synthetic: written after
// https://docs.sentry.io/api/releases/retrieve-release-health-session-statistics/ and
// https://docs.sentry.io/api/explore/query-explore-events-in-table-format/, not recorded.

export interface SentryData {
  /** Users of a release in an hour, by the state of their session. */
  readonly users: (release: string, hour: number) => Readonly<Record<string, number>>;
  readonly issues?: readonly object[];
  /** A row for each user and day with an unhandled error. */
  readonly failingDays?: readonly { readonly user: string | null; readonly day: string }[];
}

const fields = ['count_unique(user)', 'sum(session)'];
const known = ['project', 'field', 'groupBy', 'interval', 'start', 'end', 'query', 'environment'];

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly link?: string;
}

/** Strict about requests: whatever the endpoint would not take is a 400 that says so. */
export async function serveSentry(data: SentryData): Promise<Served & { readonly asked: readonly URL[] }> {
  const asked: URL[] = [];
  const server = await served((request, response) => {
    const url = new URL(request.url ?? '', 'http://sentry');
    asked.push(url);
    const isKnown = request.headers.authorization === 'Bearer sntrys_test';
    const { status, body, link } = isKnown ? answerOf(url, data) : refusal(401, 'Invalid token');
    const headers = { 'content-type': 'application/json', ...(link !== undefined && { link }) };
    response.writeHead(status, headers).end(JSON.stringify(body));
  });
  return { ...server, asked };
}

function answerOf(url: URL, data: SentryData): Answer {
  if (url.pathname === '/api/0/organizations/acme/sessions/') return sessions(url, data);
  if (url.pathname === '/api/0/organizations/acme/issues/') return issues(url, data);
  if (url.pathname === '/api/0/organizations/acme/events/') return events(url, data);
  return refusal(404, 'The requested resource does not exist');
}

function sessions({ searchParams: params }: URL, { users }: SentryData): Answer {
  const unknown = [...params.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) return refusal(400, `unknown parameter ${unknown}`);
  const field = params.get('field') ?? '';
  if (!fields.includes(field)) return refusal(400, `Invalid field: "${field}"`);
  if (params.getAll('groupBy').join() !== 'release,session.status') return refusal(400, 'Invalid groupBy');
  const release = /^release:"([^"]+)"$/.exec(params.get('query') ?? '')?.[1];
  const [start, end] = [Date.parse(params.get('start') ?? ''), Date.parse(params.get('end') ?? '')];
  if (release === undefined || params.get('interval') !== '1h' || !(start < end))
    return refusal(400, 'Invalid query');
  const hours = Array.from(
    { length: Math.round((end - start) / hourMs) },
    (_, index) => start + index * hourMs,
  );
  if (hours.length * states.length > mostPoints) return refusal(400, 'too many data points');
  const groups = states.map((state) => ({
    by: { release, 'session.status': state },
    totals: {},
    series: { [field]: hours.map((_, hour) => users(release, hour)[state] ?? 0) },
  }));
  const intervals = hours.map((hour) => new Date(hour).toISOString());
  return { status: 200, body: { start: intervals[0], end: params.get('end'), intervals, groups } };
}

const hourMs = 3_600_000;
const mostPoints = 10_000;
const states = ['healthy', 'errored', 'crashed', 'abnormal'];

function events({ searchParams: params }: URL, { failingDays = [] }: SentryData): Answer {
  const isTable = params.getAll('field').join() === 'user,timestamp.to_day,count()';
  const isQuery = /^error\.unhandled:true release:\[("[^"]+"(, )?)+\]$/.test(params.get('query') ?? '');
  const perPage = Number(params.get('per_page'));
  if (!isTable || !isQuery || params.get('sort') !== 'user' || !(perPage <= 100))
    return refusal(400, 'Invalid query');
  const from = Number(params.get('cursor')?.split(':')[1] ?? 0);
  const page = failingDays.slice(from, from + perPage);
  const more = from + perPage < failingDays.length;
  const cursor = `0:${from + perPage}:0`;
  return {
    status: 200,
    body: {
      data: page.map(({ user, day }) => ({
        user,
        'timestamp.to_day': `${day}T00:00:00+00:00`,
        'count()': 3,
      })),
      meta: { fields: { user: 'string', 'timestamp.to_day': 'date', 'count()': 'integer' } },
    },
    link: `<http://sentry/?cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1", <http://sentry/?cursor=${cursor}>; rel="next"; results="${more}"; cursor="${cursor}"`,
  };
}

function issues({ searchParams }: URL, data: SentryData): Answer {
  const isQuery = /^error\.unhandled:true firstRelease:\[("[^"]+"(, )?)+\]$/.test(
    searchParams.get('query') ?? '',
  );
  return isQuery ? { status: 200, body: data.issues ?? [] } : refusal(400, 'Invalid query');
}

function refusal(status: number, detail: string): Answer {
  return { status, body: { detail } };
}

import { bodyOf, type Served, served } from '../../testing/served.ts';

// A local server of properties.runReport. The form of its answers is synthetic: written after Google's typings of the
// API, not recorded.

export interface AnalyticsRow {
  /** In UTC; the property is in Berlin, an hour ahead of it in winter. */
  readonly hour: number;
  readonly version: string;
  readonly platform?: string;
  readonly users: number;
  readonly crashed: number;
}

export interface AnalyticsData {
  readonly rows: readonly AnalyticsRow[];
  /** Rows of one answer, whatever is asked for. */
  readonly metadata?: object;
}

interface Report {
  readonly dimensions: readonly { readonly name: string }[];
  readonly metrics: readonly { readonly name: string }[];
  readonly dateRanges: readonly { readonly startDate: string; readonly endDate: string }[];
  readonly dimensionFilter: {
    readonly andGroup: {
      readonly expressions: readonly {
        readonly filter: {
          readonly fieldName: string;
          readonly inListFilter: { readonly values: readonly string[] };
        };
      }[];
    };
  };
  readonly limit: string;
  readonly offset: string;
}

/** Takes the one report that is asked for, and says so where it is another one. */
export async function serveAnalytics(
  data: AnalyticsData,
): Promise<Served & { readonly reports: readonly Report[] }> {
  const reports: Report[] = [];
  const server = await served(async (request, response) => {
    const report = JSON.parse(await bodyOf(request)) as Report;
    reports.push(report);
    const known = request.headers.authorization === 'Bearer ya29.test';
    const path = request.url === '/v1beta/properties/7:runReport' && request.method === 'POST';
    const [status, body] = !known
      ? refusal(401, 'UNAUTHENTICATED')
      : path
        ? answer(report, data)
        : refusal(404, 'NOT_FOUND');
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { ...server, reports };
}

function answer(report: Report, { rows, metadata }: AnalyticsData): readonly [number, unknown] {
  const names = report.dimensions.map(({ name }) => name).join();
  if (names !== 'dateHour,appVersion' && names !== 'date,appVersion') return refusal(400, 'INVALID_ARGUMENT');
  if (report.metrics.map(({ name }) => name).join() !== 'activeUsers,crashAffectedUsers')
    return refusal(400, 'INVALID_ARGUMENT');
  const wanted = (field: string) =>
    report.dimensionFilter.andGroup.expressions.find(({ filter }) => filter.fieldName === field)?.filter
      .inListFilter.values ?? [];
  const shown = rows
    .filter(
      ({ version, platform = 'Android' }) =>
        wanted('appVersion').includes(version) && wanted('platform').includes(platform),
    )
    .map(({ hour, version, users, crashed }) => {
      const local = new Date(hour + 3_600_000).toISOString().replaceAll(/[-T]/g, '');
      return { when: local.slice(0, names.startsWith('dateHour') ? 10 : 8), version, users, crashed };
    });
  const from = Number(report.offset);
  // It may give fewer rows than it was asked for, never more.
  const page = shown.slice(from, from + Number(report.limit));
  return [
    200,
    {
      rows: page.map(({ when, version, users, crashed }) => ({
        dimensionValues: [{ value: when }, { value: version }],
        metricValues: [{ value: String(users) }, { value: String(crashed) }],
      })),
      rowCount: shown.length,
      metadata: { timeZone: 'Europe/Berlin', ...metadata },
    },
  ];
}

function refusal(code: number, status: string): readonly [number, unknown] {
  return [code, { error: { code, status, message: `${status} (synthetic)` } }];
}

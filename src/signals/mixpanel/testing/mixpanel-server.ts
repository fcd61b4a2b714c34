import { type Served, served } from '../../testing/served.ts';

// A local server of the segmentation query. The form of its answers is synthetic: written after Mixpanel's reference
// (https://docs.mixpanel.com/reference/segmentation-query) and its page on rate limits, not recorded.

export interface MixpanelData {
  /** Users of an event in an hour of UTC, by version. */
  readonly users: (event: string, hour: number) => Readonly<Record<string, number>>;
  /** Questions that are answered before the limit is reached. */
  readonly limit?: number;
}

const hourMs = 3_600_000;
/** The project is in Berlin, an hour ahead of UTC in winter. */
const ahead = hourMs;
const required = ['project_id', 'event', 'from_date', 'to_date', 'unit', 'type', 'on', 'where', 'limit'];

/** Strict about requests: whatever the endpoint would not take is a 400 that says so. */
export async function serveMixpanel(
  data: MixpanelData,
): Promise<Served & { readonly asked: readonly URLSearchParams[] }> {
  const asked: URLSearchParams[] = [];
  const server = await served((request, response) => {
    const url = new URL(request.url ?? '', 'http://mixpanel');
    asked.push(url.searchParams);
    const { status, body } = answerOf(url, request.headers.authorization, { data, count: asked.length });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { ...server, asked };
}

interface Around {
  readonly data: MixpanelData;
  readonly count: number;
}

function answerOf(
  { pathname, searchParams }: URL,
  authorization: string | undefined,
  { data, count }: Around,
) {
  const known = `Basic ${Buffer.from('slipway.1a2b3c.mp-service-account:s3cret').toString('base64')}`;
  if (pathname !== '/api/query/segmentation') return refusal(404, 'Not found');
  if (authorization !== known) return refusal(401, 'Invalid service account credentials');
  if (searchParams.get('project_id') !== '7')
    return refusal(403, 'Account does not have access to the project');
  if (count > (data.limit ?? 60))
    return refusal(429, 'Project exceeded rate limits. Please retry the request with exponential backoff.');
  if ([...searchParams.keys()].toSorted().join() !== required.toSorted().join())
    return refusal(400, `parameters are ${[...searchParams.keys()].join()}`);
  return segmentation(searchParams, data);
}

function segmentation(params: URLSearchParams, { users }: MixpanelData) {
  const versions = [
    ...(params.get('where') ?? '').matchAll(/properties\["\$app_build_number"\] == "([^"]+)"/g),
  ].map(([, version]) => version ?? '');
  const isWhere = /^properties\["\$os"\] == "Android" and \((.+)\)$/.test(params.get('where') ?? '');
  if (!isWhere || params.get('type') !== 'unique' || params.get('on') !== 'properties["$app_build_number"]')
    return refusal(400, 'invalid expression');
  const width = params.get('unit') === 'hour' ? hourMs : 24 * hourMs;
  const from = Date.parse(params.get('from_date') ?? '');
  const to = Date.parse(params.get('to_date') ?? '') + 24 * hourMs;
  const buckets = Array.from({ length: (to - from) / width }, (_, index) => from + index * width);
  const name = (local: number) =>
    new Date(local)
      .toISOString()
      .slice(0, width === hourMs ? 19 : 10)
      .replace('T', ' ');
  const countsOf = (version: string) =>
    buckets.map((local): readonly [string, number] => [
      name(local),
      users(params.get('event') ?? '', local - ahead)[version] ?? 0,
    ]);
  // Like Mixpanel, it has no row for a version that never had the event.
  const values = versions
    .map((version) => [version, countsOf(version)] as const)
    .filter(([, counts]) => counts.some(([, count]) => count > 0))
    .map(([version, counts]) => [version, Object.fromEntries(counts)]);
  const body = {
    data: { series: buckets.map(name), values: Object.fromEntries(values) },
    legend_size: values.length,
  };
  return { status: 200, body };
}

function refusal(status: number, error: string) {
  return { status, body: { status: 'error', code: status, error } };
}

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Platform } from '../../stores/platform.ts';
import { Refused, Unintelligible } from '../ask-signal.ts';
import { fetchJson } from '../fetch-json.ts';

export interface MixpanelAccess {
  readonly url: string;
  readonly project: string;
  readonly platform: Platform;
  readonly timeZone: string;
  readonly versionProperty: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: AbortSignal;
}

export interface SegmentationAsked {
  readonly event: string;
  readonly unit: 'hour' | 'day';
  readonly versions: readonly string[];
  readonly since: number;
  readonly now: number;
}

/** Users by version, and by when the bucket begins. */
export type Counts = ReadonlyMap<string, ReadonlyMap<number, number>>;

const answer = z.object({
  data: z.object({
    series: z.array(z.string()),
    values: z.record(z.string(), z.record(z.string(), z.number().nonnegative())),
  }),
});

/**
 * Users of one event, each counted once a bucket, by version.
 * https://docs.mixpanel.com/reference/segmentation-query
 */
export async function readSegmentation(access: MixpanelAccess, asked: SegmentationAsked): Promise<Counts> {
  const { url, headers, timeout, timeZone } = access;
  const address = new URL('/api/query/segmentation', url);
  address.search = new URLSearchParams(parametersOf(access, asked)).toString();
  const { body } = await fetchJson({ url: address.href, headers, schema: answer, timeout }).catch(withRemedy);
  const { series, values } = body.data;
  return new Map(
    Object.entries(values)
      .filter(([version]) => asked.versions.includes(version))
      .map(([version, counts]) => [
        version,
        new Map(series.map((bucket) => [startOf(bucket, timeZone), counts[bucket] ?? 0])),
      ]),
  );
}

/** More than both versions have artifacts, so that none is left out of the answer. */
const mostSegments = 1000;

function parametersOf(
  { project, platform, versionProperty, timeZone }: MixpanelAccess,
  { event, unit, versions, since, now }: SegmentationAsked,
): Readonly<Record<string, string>> {
  const version = `properties[${JSON.stringify(versionProperty)}]`;
  const wanted = versions.map((code) => `${version} == ${JSON.stringify(code)}`).join(' or ');
  const day = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return {
    project_id: project,
    event,
    from_date: day(since),
    to_date: day(now),
    unit,
    type: 'unique',
    on: version,
    where: `properties["$os"] == "${platform === 'ios' ? 'iOS' : 'Android'}" and (${wanted})`,
    limit: String(mostSegments),
  };
}

/** `2026-01-03 08:00:00` or `2026-01-03`, on the clocks of the project. Days follow each other by 24 hours here. */
function startOf(bucket: string, timeZone: string): number {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/.exec(bucket) ?? [];
  if (day === undefined) throw new Unintelligible(`a bucket of "${bucket}"`);
  if (time === undefined) return Date.parse(day);
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;
}

const remedies: Readonly<Record<number, string>> = {
  400: 'look at the names of the events and of the property in the config',
  401: 'give the environment variable NAME:SECRET of a service account that still exists',
  402: 'the plan of the project has no query API',
  403: 'make the service account a member of the project, and name the region where its data lives',
  429: 'Mixpanel answers 60 questions an hour and five at once, and each look asks four for each metric: look less often',
};

function withRemedy(error: unknown): never {
  const remedy = error instanceof Refused && error.status !== undefined ? remedies[error.status] : undefined;
  if (!(error instanceof Refused) || remedy === undefined) throw error;
  throw new Refused(`${error.message}; ${remedy}`, { status: error.status ?? 0, cause: error });
}

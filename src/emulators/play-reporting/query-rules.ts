import { badRequest } from '../play/refusal.ts';
import { type CivilTime, civilTime, type Granularity, momentOf, type Period, zoneOf } from './civil-time.ts';
import { type Filter, FilterProblem, parseFilter } from './filter.ts';
import { betaDimensions, type MetricSet } from './metric-sets.ts';
import type { Cohort } from './vitals.ts';

/** The body of a `:query`, after Google's front end has looked at its types. */
export interface QueryBody {
  readonly timelineSpec?: {
    readonly aggregationPeriod?: string;
    readonly startTime?: CivilTime;
    readonly endTime?: CivilTime;
  };
  readonly metrics?: readonly string[];
  readonly dimensions?: readonly string[];
  readonly filter?: string;
  readonly userCohort?: string;
  readonly pageSize?: number;
  readonly pageToken?: string;
}

export interface Query {
  readonly granularity: Granularity;
  readonly period: Period;
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
  readonly filter: Filter;
  readonly cohort: Cohort;
}

export type Freshness = (granularity: Granularity) => number;

/** What a query asks for, or Google's refusal of it. The words are ours where Google's are not known. */
export function checkedQuery(set: MetricSet, body: QueryBody, freshUntil: Freshness): Query {
  const granularity = granularityOf(body);
  const cohort = (body.userCohort ?? 'OS_PUBLIC') as Cohort;
  const metrics = body.metrics ?? [];
  const dimensions = body.dimensions ?? [];
  checkMetrics(set, metrics, granularity);
  checkDimensions(set, dimensions, cohort);
  const period = periodOf(body, granularity);
  if (period.endMs > freshUntil(granularity)) {
    const until = JSON.stringify(civilTime(freshUntil(granularity), granularity));
    throw badRequest(`timeline_spec.end_time is later than the latest available data: ${until}.`);
  }
  return { granularity, period, metrics, dimensions, cohort, filter: filterOf(set, body.filter ?? '') };
}

function granularityOf({ timelineSpec }: QueryBody): Granularity {
  const wanted = timelineSpec?.aggregationPeriod;
  if (wanted === 'HOURLY' || wanted === 'DAILY') return wanted;
  throw badRequest(`Unsupported aggregation period ${wanted ?? 'AGGREGATION_PERIOD_UNSPECIFIED'}.`);
}

function checkMetrics(set: MetricSet, metrics: readonly string[], granularity: Granularity): void {
  if (metrics.length === 0) throw badRequest('At least one metric must be specified.');
  for (const metric of metrics) {
    if (!set.metrics.includes(metric)) throw badRequest(`Unsupported metric: ${metric}.`);
    if (granularity === 'HOURLY' && set.dailyOnly.includes(metric)) {
      throw badRequest(`Metric ${metric} is not supported in HOURLY granularity.`);
    }
  }
}

function checkDimensions(set: MetricSet, dimensions: readonly string[], cohort: Cohort): void {
  const supported = cohort === 'OS_BETA' ? betaDimensions : set.dimensions;
  const unsupported = dimensions.find((dimension) => !supported.includes(dimension));
  if (unsupported !== undefined) throw badRequest(`Unsupported dimension: ${unsupported}.`);
  const { requiredDimension: required } = set;
  if (required !== undefined && !dimensions.includes(required)) {
    throw badRequest(`Dimension ${required} must be specified in the request.`);
  }
}

function periodOf({ timelineSpec }: QueryBody, granularity: Granularity): Period {
  const startMs = edgeOf('start_time', timelineSpec?.startTime, granularity);
  const endMs = edgeOf('end_time', timelineSpec?.endTime, granularity);
  if (startMs >= endMs) throw badRequest('timeline_spec.start_time must be before timeline_spec.end_time.');
  return { startMs, endMs };
}

function edgeOf(name: string, time: CivilTime | undefined, granularity: Granularity): number {
  if (time === undefined) throw badRequest(`timeline_spec.${name} must be specified.`);
  const { minutes = 0, seconds = 0, nanos = 0, hours = 0, utcOffset, timeZone } = time;
  const zone = zoneOf[granularity];
  if (utcOffset !== undefined || (timeZone?.id ?? zone) !== zone) {
    throw badRequest(`timeline_spec.${name}: the only supported time zone for ${granularity} is ${zone}.`);
  }
  const aligned = minutes + seconds + nanos === 0 && (granularity === 'HOURLY' || hours === 0);
  const moment = momentOf(time, granularity);
  if (!aligned || moment === undefined) {
    throw badRequest(`timeline_spec.${name} must be aligned to the aggregation period ${granularity}.`);
  }
  return moment;
}

function filterOf({ dimensions, filters }: MetricSet, text: string): Filter {
  try {
    return parseFilter(text, [...dimensions, 'osBuild', ...filters]);
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error;
    throw badRequest(`Invalid filter: ${error.message}.`);
  }
}

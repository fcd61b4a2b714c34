import { badRequest } from '../play/refusal.ts';
import { civilTime, type Period } from './civil-time.ts';
import { numberDimensions } from './metric-sets.ts';
import type { Anomaly } from './vitals.ts';

/** The anomalies that were active in the time a filter names: `activeBetween(START, END)`, or all of them. */
export function filteredAnomalies(anomalies: readonly Anomaly[], filter: string): readonly Anomaly[] {
  if (filter.trim() === '') return anomalies;
  const match = /^\s*activeBetween\(\s*("[^"]*"|UNBOUNDED)\s*,\s*("[^"]*"|UNBOUNDED)\s*\)\s*$/.exec(filter);
  const [, start = '', end = ''] = match ?? [];
  const wanted = {
    startMs: edge(start, Number.NEGATIVE_INFINITY),
    endMs: edge(end, Number.POSITIVE_INFINITY),
  };
  if (match === null || Number.isNaN(wanted.startMs) || Number.isNaN(wanted.endMs)) {
    throw badRequest(`Invalid filter: ${filter}.`);
  }
  return anomalies.filter(({ period }) => overlap(period, wanted));
}

export function anomalyBody(applicationId: string, anomaly: Anomaly): unknown {
  const { id, metricSet, metric, value, dimensions, granularity, period } = anomaly;
  return {
    name: `apps/${applicationId}/anomalies/${id}`,
    metricSet: `apps/${applicationId}/${metricSet}`,
    timelineSpec: {
      aggregationPeriod: granularity,
      startTime: civilTime(period.startMs, granularity),
      endTime: civilTime(period.endMs, granularity),
    },
    dimensions: Object.entries(dimensions).map(([dimension, text]) =>
      numberDimensions.includes(dimension)
        ? { dimension, int64Value: text }
        : { dimension, stringValue: text },
    ),
    metric: { metric, decimalValue: { value: String(value) } },
  };
}

function edge(text: string, unbounded: number): number {
  return text === 'UNBOUNDED' ? unbounded : Date.parse(text.slice(1, -1));
}

function overlap(one: Period, other: Period): boolean {
  return one.startMs < other.endMs && other.startMs < one.endMs;
}

import { floorTo, type Granularity, hourMs } from './civil-time.ts';
import type { Anomaly, VitalsRow, VitalsSource } from './vitals.ts';

/** What happened in one hour of UTC. */
export interface RecordedHour extends VitalsRow {
  readonly applicationId: string;
  readonly startMs: number;
}

export interface RecordedVitals {
  readonly hours: readonly RecordedHour[];
  readonly anomalies?: readonly (Anomaly & { readonly applicationId: string })[];
  readonly lags?: Readonly<Record<Granularity, number>>;
}

/** Days lag behind by 24 to 48 hours; for hours there is no official figure. */
const usualLags = { HOURLY: 2 * hourMs, DAILY: 24 * hourMs };

/**
 * Vitals from plain data. Who came back within a day is not in it, so the users of a longer period are the
 * sum over its hours: more than there were, at the same rates.
 */
export function recordedVitals(read: () => RecordedVitals): VitalsSource {
  return {
    happened: (applicationId, { startMs, endMs }) =>
      read().hours.filter(
        (hour) => hour.applicationId === applicationId && hour.startMs >= startMs && hour.startMs < endMs,
      ),
    freshUntilMs: (granularity, nowMs) =>
      floorTo(nowMs - (read().lags ?? usualLags)[granularity], granularity),
    anomalies: (applicationId) =>
      (read().anomalies ?? []).filter((anomaly) => anomaly.applicationId === applicationId),
  };
}

import type { Granularity, Period } from './civil-time.ts';

/** What happened to the users of an app: what the local Reporting API is fed with. */
export interface VitalsSource {
  /**
   * One row for each version and kind of device that was in use in a period. Its users are distinct over the
   * whole period: only the source knows who came back.
   */
  readonly happened: (applicationId: string, period: Period) => readonly VitalsRow[];
  /** The end of the last period whose data is complete, at a time of the store's clock. */
  readonly freshUntilMs: (granularity: Granularity, nowMs: number) => number;
  readonly anomalies: (applicationId: string) => readonly Anomaly[];
}

export interface VitalsRow {
  readonly versionCode: number;
  readonly cohort: Cohort;
  /** By Google's names: `deviceModel` (`google/coral`), `apiLevel`, `countryCode`, … */
  readonly device: Readonly<Record<string, string>>;
  /** Users who had the app on their screen. */
  readonly users: number;
  readonly errors: readonly ErrorGroup[];
}

export const errorTypes = ['CRASH', 'APPLICATION_NOT_RESPONDING', 'NON_FATAL'] as const;

export interface ErrorGroup {
  readonly type: (typeof errorTypes)[number];
  /** It happened while the app was in active use. */
  readonly perceived: boolean;
  /** Users who met it. */
  readonly users: number;
  readonly reports: number;
  readonly issueId?: string | undefined;
  /** What the issue is called: the exception or signal, and the method that it came from. */
  readonly cause?: string | undefined;
  readonly location?: string | undefined;
}

export const cohorts = ['OS_PUBLIC', 'OS_BETA', 'APP_TESTERS'] as const;
export type Cohort = (typeof cohorts)[number];

export interface Anomaly {
  readonly id: string;
  readonly metricSet: 'crashRateMetricSet' | 'anrRateMetricSet';
  readonly metric: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly granularity: Granularity;
  readonly period: Period;
}

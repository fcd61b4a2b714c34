import { civilTime, hourMs, type Period, periodsOf } from './civil-time.ts';
import { countedBy, numberDimensions, rollingDays } from './metric-sets.ts';
import type { Query } from './query-rules.ts';
import type { ErrorGroup, VitalsRow } from './vitals.ts';

export type Happened = (period: Period) => readonly VitalsRow[];

/**
 * The rows that answer a query about rates. Groups of users that would be rounded to nobody are left out:
 * a missing row means that nothing is known, not that nothing went wrong.
 */
export function rateRows(query: Query, happened: Happened): readonly unknown[] {
  return rowsOf(query, happened, ({ rows, period }) => {
    const users = rounded(total(rows, ({ users: count }) => count));
    if (users === 0) return undefined;
    return query.metrics.map((metric) => ({
      metric,
      decimalValue: decimal(
        metric === 'distinctUsers' ? users : rate(metric, rows, () => rolling(metric, period)),
      ),
    }));
    function rolling(metric: string, { endMs }: Period): readonly VitalsRow[] {
      // Somewhere in the first of those days: days are whole ones of California.
      const startMs = endMs - rollingDays(metric) * 24 * hourMs;
      const wanted = new Set(rows.map((row) => keyOf(query.dimensions, row)));
      return happened({ startMs, endMs }).filter(
        (row) => isWanted(query, row) && wanted.has(keyOf(query.dimensions, row)),
      );
    }
  });
}

/** The rows that answer a query about error reports, which are neither rates nor rounded. */
export function errorRows(query: Query, happened: Happened): readonly unknown[] {
  const byError = (period: Period) =>
    happened(period).flatMap((row) =>
      row.errors.map((error) => ({
        ...row,
        device: { ...row.device, ...errorDimensions(error) },
        errors: [error],
      })),
    );
  return rowsOf(query, byError, ({ rows }) =>
    query.metrics.map((metric) => ({
      metric,
      decimalValue: decimal(
        total(rows, ({ errors }) =>
          total(errors, (error) => (metric === 'distinctUsers' ? error.users : error.reports)),
        ),
      ),
    })),
  );
}

interface Group {
  readonly rows: readonly VitalsRow[];
  readonly period: Period;
}

function rowsOf(
  query: Query,
  happened: Happened,
  metricsOf: (group: Group) => readonly unknown[] | undefined,
): readonly unknown[] {
  const { granularity, dimensions } = query;
  return periodsOf(query.period, granularity).flatMap((period) => {
    const groups = Map.groupBy(
      happened(period).filter((row) => isWanted(query, row)),
      (row) => keyOf(dimensions, row),
    );
    const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return sorted.flatMap(([, rows]) => {
      const metrics = metricsOf({ rows, period });
      if (metrics === undefined) return [];
      const startTime = civilTime(period.startMs, granularity);
      const shown = dimensions.map((dimension) => dimensionValue(dimension, rows[0]));
      return [{ aggregationPeriod: granularity, startTime, dimensions: shown, metrics }];
    });
  });
}

function isWanted({ cohort, filter }: Query, row: VitalsRow): boolean {
  return row.cohort === cohort && filter((dimension) => dimensionOf(dimension, row));
}

function dimensionOf(dimension: string, row: VitalsRow | undefined): string {
  if (dimension === 'versionCode') return String(row?.versionCode ?? '');
  if (dimension === 'deviceBrand') return (row?.device.deviceModel ?? '').split('/')[0] ?? '';
  return row?.device[dimension] ?? '';
}

function keyOf(dimensions: readonly string[], row: VitalsRow): string {
  return JSON.stringify(dimensions.map((dimension) => dimensionOf(dimension, row)));
}

function dimensionValue(dimension: string, row: VitalsRow | undefined): unknown {
  const value = dimensionOf(dimension, row);
  return numberDimensions.includes(dimension)
    ? { dimension, int64Value: value === '' ? '0' : value }
    : { dimension, stringValue: value };
}

function errorDimensions({ type, perceived, issueId = '' }: ErrorGroup): Readonly<Record<string, string>> {
  return {
    reportType: type,
    issueId,
    isUserPerceived: perceived ? 'USER_PERCEIVED' : 'NOT_USER_PERCEIVED',
  };
}

/** A share of users as a fraction; a user who met two errors counts once, as far as can be known here. */
function rate(metric: string, rows: readonly VitalsRow[], rolling: () => readonly VitalsRow[]): number {
  const counted = countedBy(metric);
  if (counted === undefined) return 0;
  const over = rollingDays(metric) === 1 ? rows : rolling();
  const users = total(over, (row) => row.users);
  const affected = total(over, (row) =>
    Math.min(
      row.users,
      total(row.errors.filter(counted), (one) => one.users),
    ),
  );
  return users === 0 ? 0 : affected / users;
}

/** "Rounded to the nearest multiple of 10, 100, 1,000 or 1,000,000, depending on the magnitude." */
function rounded(users: number): number {
  const unit = [1_000, 10_000, 100_000_000].findIndex((limit) => users < limit);
  const multiple = [10, 100, 1_000][unit] ?? 1_000_000;
  return Math.round(users / multiple) * multiple;
}

/** google.type.Decimal: digits without an exponent. */
function decimal(value: number): { readonly value: string } {
  return { value: Number.isInteger(value) ? String(value) : value.toFixed(8).replace(/0+$/, '') };
}

function total<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((sum, item) => sum + count(item), 0);
}

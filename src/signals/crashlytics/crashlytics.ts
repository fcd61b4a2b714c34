import type { bigquery_v2 as v2 } from 'googleapis/build/src/apis/bigquery/index.js';
import type { Arm } from '../../guard/bucket.ts';
import type { Platform } from '../../stores/platform.ts';
import { dayMs, hourMs, seriesOf } from '../series-of.ts';
import { noData, type SeenVersion, type Signal, type SignalQuestion } from '../signal.ts';
import { daysPerUserQuery, freshnessQuery, healthQuery, newProblemQuery } from './queries.ts';
import { numberIn, type Row, runQuery } from './run-query.ts';
import { exportTables } from './tables.ts';

export interface CrashlyticsOptions {
  /** Opened when it is asked for first. */
  readonly open: () => Promise<v2.Bigquery>;
  readonly project: string;
  readonly platform: Platform;
  readonly streaming: boolean;
  readonly counts: 'users' | 'sessions';
  /** ANRs are Android's alone. */
  readonly errors: 'crash' | 'anr';
  readonly maximumBytes: number;
}

/** Crashed users of each version out of Crashlytics' export to BigQuery, among the users of its sessions. */
export function crashlytics(options: CrashlyticsOptions): Signal {
  const { project, counts, errors } = options;
  const errorType = errors === 'anr' ? 'ANR' : 'FATAL';
  const asking = async ({ applicationId, timeout }: Pick<SignalQuestion, 'applicationId' | 'timeout'>) => ({
    tables: exportTables({ ...options, applicationId }),
    access: { api: await options.open(), project, maximumBytes: options.maximumBytes, timeout },
  });
  return {
    label: `Crashlytics (${project})`,
    async ask(question) {
      const { metric, candidate, baseline, since, now } = question;
      const { tables, access } = await asking(question);
      const span = { since, until: now };
      const versions = { candidate: buildsOf(candidate), baseline: buildsOf(baseline) };
      const [fresh, rows] = await Promise.all([
        runQuery(access, freshnessQuery(tables, { errorType, span })),
        runQuery(access, healthQuery(tables, { errorType, span, versions })),
      ]);
      const until = completeUntil(fresh[0], now);
      if (typeof until === 'string') return noData('nothing-yet', until);
      const same = versions.candidate.join() === versions.baseline.join();
      return seriesOf({
        metric,
        unit: counts,
        rounded: false,
        since,
        hours: armsOf(rows, { width: 'hour', counts, same }),
        days: armsOf(rows, { width: 'day', counts, same }),
        completeUntil: {
          hours: Math.floor(until / hourMs) * hourMs,
          days: Math.floor(until / dayMs) * dayMs,
        },
      });
    },
    async newProblem(question) {
      const { tables, access } = await asking(question);
      const [row] = await runQuery(
        access,
        newProblemQuery(tables, { errorType, candidate: buildsOf(question.candidate) }),
      );
      if (row === undefined) return undefined;
      const title = [row.get('title'), row.get('subtitle')].filter(Boolean).join(' in ');
      return { title, users: numberIn(row, 'users'), link: undefined };
    },
    async daysPerUser(question) {
      const { tables, access } = await asking(question);
      const span = { since: question.since, until: question.now };
      const versions = buildsOf(question.baseline);
      const [row] = await runQuery(access, daysPerUserQuery(tables, { errorType, span, versions }));
      if (row === undefined) return undefined;
      return {
        users: numberIn(row, 'users'),
        days: numberIn(row, 'days'),
        squares: numberIn(row, 'squares'),
      };
    },
  };
}

/** `versionCode` on Android and `CFBundleVersion` on iOS. */
function buildsOf({ versionCodes }: SeenVersion): readonly string[] {
  return versionCodes.map(String);
}

/** The earlier end of both exports: failures that are not there yet would look like none. */
function completeUntil(row: Row | undefined, now: number): number | string {
  if (row?.get('sessions_until') === undefined) return 'the export has no sessions of this time yet';
  if (row.get('crashlytics_until') === undefined)
    return 'the export has no events of Crashlytics of this time yet';
  const [failures, withSession] = [numberIn(row, 'failures'), numberIn(row, 'with_session')];
  if (failures > 0 && withSession === 0)
    return `none of ${failures} failures names its session, so that nobody can tell who had them; the app's Crashlytics is too old`;
  return Math.min(now, numberIn(row, 'sessions_until'), numberIn(row, 'crashlytics_until'));
}

interface Picked {
  readonly width: 'hour' | 'day';
  readonly counts: 'users' | 'sessions';
  /** Both arms are one version, as calibration asks. */
  readonly same: boolean;
}

function armsOf(rows: readonly Row[], { width, counts, same }: Picked) {
  const of = (arm: string): ReadonlyMap<number, Arm> =>
    new Map(
      rows
        .filter((row) => row.get('width') === width && row.get('arm') === arm)
        .map((row) => [
          numberIn(row, 'start'),
          { users: numberIn(row, counts), failed: numberIn(row, `failed_${counts}`) },
        ]),
    );
  const candidate = of('candidate');
  return { candidate, baseline: same ? candidate : of('baseline') };
}

import type { bigquery_v2 as v2 } from 'googleapis/build/src/apis/bigquery/index.js';
import type { ExportTables } from './tables.ts';

/** A question to BigQuery. What comes from outside is in the parameters, never in the text. */
export interface Query {
  /** Labels the job, so that its cost can be told apart in the project's billing. */
  readonly name: 'health' | 'freshness' | 'new-problem' | 'days-per-user';
  readonly sql: string;
  readonly parameters: readonly v2.Schema$QueryParameter[];
}

export interface Span {
  readonly since: number;
  readonly until: number;
}

export interface Versions {
  readonly candidate: readonly string[];
  readonly baseline: readonly string[];
}

/**
 * Users, or sessions, of each version by the hour and the day in which their session began, and those of them that
 * crashed. A crash is counted through its session, since the export of crashes names installations by another
 * identifier: so the failed are always among those that are counted, whatever share of sessions Firebase samples.
 */
export function healthQuery(
  { sessions, crashlytics }: ExportTables,
  {
    errorType,
    span,
    versions,
  }: { readonly errorType: string; readonly span: Span; readonly versions: Versions },
): Query {
  return {
    name: 'health',
    sql: `WITH started AS (
  SELECT DISTINCT session_id, instance_id, event_timestamp,
    IF(application.build_version IN UNNEST(@candidate), 'candidate', 'baseline') AS arm
  FROM ${sessions}
  WHERE event_timestamp >= @since AND event_timestamp < @until
    AND (application.build_version IN UNNEST(@candidate) OR application.build_version IN UNNEST(@baseline))
), failed AS (
  SELECT DISTINCT firebase_session_id AS session_id
  FROM ${crashlytics}
  WHERE event_timestamp >= @since AND event_timestamp < @until AND error_type = @error_type
    AND firebase_session_id IS NOT NULL
), joined AS (
  SELECT arm, instance_id, session_id, event_timestamp, failed.session_id IS NOT NULL AS has_failed
  FROM started LEFT JOIN failed USING (session_id)
)
SELECT 'hour' AS width, UNIX_MILLIS(TIMESTAMP_TRUNC(event_timestamp, HOUR)) AS start, arm,
  COUNT(DISTINCT instance_id) AS users, COUNT(DISTINCT IF(has_failed, instance_id, NULL)) AS failed_users,
  COUNT(DISTINCT session_id) AS sessions, COUNT(DISTINCT IF(has_failed, session_id, NULL)) AS failed_sessions
FROM joined GROUP BY width, start, arm
UNION ALL
SELECT 'day' AS width, UNIX_MILLIS(TIMESTAMP_TRUNC(event_timestamp, DAY)) AS start, arm,
  COUNT(DISTINCT instance_id) AS users, COUNT(DISTINCT IF(has_failed, instance_id, NULL)) AS failed_users,
  COUNT(DISTINCT session_id) AS sessions, COUNT(DISTINCT IF(has_failed, session_id, NULL)) AS failed_sessions
FROM joined GROUP BY width, start, arm
ORDER BY width, start, arm`,
    parameters: [
      ...spanOf(span),
      text('error_type', errorType),
      texts('candidate', versions.candidate),
      texts('baseline', versions.baseline),
    ],
  };
}

/**
 * Up to when both exports reach, and how many failures name a session at all: an app whose Crashlytics is too old names
 * none, and its failures could not be counted.
 */
export function freshnessQuery(
  { sessions, crashlytics }: ExportTables,
  { errorType, span }: { readonly errorType: string; readonly span: Span },
): Query {
  const within = 'event_timestamp >= @since AND event_timestamp < @until';
  return {
    name: 'freshness',
    sql: `SELECT
  (SELECT UNIX_MILLIS(MAX(received_timestamp)) FROM ${sessions} WHERE ${within}) AS sessions_until,
  (SELECT UNIX_MILLIS(MAX(received_timestamp)) FROM ${crashlytics} WHERE ${within}) AS crashlytics_until,
  (SELECT COUNT(*) FROM ${crashlytics} WHERE ${within} AND error_type = @error_type) AS failures,
  (SELECT COUNT(firebase_session_id) FROM ${crashlytics} WHERE ${within} AND error_type = @error_type) AS with_session`,
    parameters: [...spanOf(span), text('error_type', errorType)],
  };
}

/** The issue of the candidate with the most installations that no other version has had in all that is kept. */
export function newProblemQuery(
  { crashlytics }: ExportTables,
  { errorType, candidate }: { readonly errorType: string; readonly candidate: readonly string[] },
): Query {
  return {
    name: 'new-problem',
    sql: `SELECT issue_id, ANY_VALUE(issue_title) AS title, ANY_VALUE(issue_subtitle) AS subtitle,
  COUNT(DISTINCT installation_uuid) AS users
FROM ${crashlytics}
WHERE error_type = @error_type
GROUP BY issue_id
HAVING LOGICAL_AND(application.build_version IN UNNEST(@candidate))
ORDER BY users DESC, issue_id
LIMIT 1`,
    parameters: [text('error_type', errorType), texts('candidate', candidate)],
  };
}

/** Of how many days a user with a failure had one: sums over users of that number, and of its square. */
export function daysPerUserQuery(
  { sessions, crashlytics }: ExportTables,
  {
    errorType,
    span,
    versions,
  }: { readonly errorType: string; readonly span: Span; readonly versions: readonly string[] },
): Query {
  return {
    name: 'days-per-user',
    sql: `WITH failed AS (
  SELECT DISTINCT firebase_session_id AS session_id
  FROM ${crashlytics}
  WHERE event_timestamp >= @since AND event_timestamp < @until AND error_type = @error_type
    AND firebase_session_id IS NOT NULL
), per_user AS (
  SELECT instance_id, COUNT(DISTINCT TIMESTAMP_TRUNC(event_timestamp, DAY)) AS days
  FROM ${sessions} JOIN failed USING (session_id)
  WHERE event_timestamp >= @since AND event_timestamp < @until AND application.build_version IN UNNEST(@versions)
  GROUP BY instance_id
)
SELECT COUNT(*) AS users, COALESCE(SUM(days), 0) AS days, COALESCE(SUM(days * days), 0) AS squares FROM per_user`,
    parameters: [...spanOf(span), text('error_type', errorType), texts('versions', versions)],
  };
}

function spanOf({ since, until }: Span): readonly v2.Schema$QueryParameter[] {
  return [timestamp('since', since), timestamp('until', until)];
}

function timestamp(name: string, at: number): v2.Schema$QueryParameter {
  return {
    name,
    parameterType: { type: 'TIMESTAMP' },
    parameterValue: { value: new Date(at).toISOString() },
  };
}

function text(name: string, value: string): v2.Schema$QueryParameter {
  return { name, parameterType: { type: 'STRING' }, parameterValue: { value } };
}

function texts(name: string, values: readonly string[]): v2.Schema$QueryParameter {
  return {
    name,
    parameterType: { type: 'ARRAY', arrayType: { type: 'STRING' } },
    parameterValue: { arrayValues: values.map((value) => ({ value })) },
  };
}

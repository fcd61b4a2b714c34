import type { NewProblem, SignalQuestion } from '../signal.ts';
import { civilTimeOf } from './play-time.ts';
import type { ReportingApi } from './read-rows.ts';

/** What came before the rollout has to be seen as well: an issue is new when no earlier version had it. */
const lookBackMs = 14 * 24 * 3_600_000;

/**
 * The issue that the most users of the candidate met, among those that no version before it had. Asked without a filter
 * by version, because the API then calls any issue's first version the candidate.
 */
export async function topNewIssue(
  api: ReportingApi,
  errors: 'crash' | 'anr',
  { applicationId, candidate, since, now, timeout }: SignalQuestion,
): Promise<NewProblem | undefined> {
  const { data } = await api.vitals.errors.issues.search(
    {
      parent: `apps/${applicationId}`,
      filter: `errorIssueType = ${errors === 'crash' ? 'CRASH' : 'ANR'}`,
      orderBy: 'distinctUsers desc',
      pageSize: 1000,
      ...interval('startTime', since - lookBackMs),
      ...interval('endTime', now),
    },
    { signal: timeout },
  );
  const isNew = (code: string | null | undefined) =>
    candidate.versionCodes.some((own) => String(own) === code);
  const issue = (data.errorIssues ?? []).find(({ firstAppVersion }) => isNew(firstAppVersion?.versionCode));
  if (issue === undefined) return undefined;
  return {
    title:
      [issue.cause, issue.location].filter(Boolean).join(' in ') || (issue.name ?? 'an issue without a name'),
    users: issue.distinctUsers == null ? undefined : Number(issue.distinctUsers),
    link: issue.issueUri ?? undefined,
  };
}

/** Nested messages are written into the address field by field. */
function interval(edge: 'startTime' | 'endTime', moment: number): Readonly<Record<string, number | string>> {
  const { year, month, day, hours } = { hours: 0, ...civilTimeOf(moment, 'HOURLY') };
  const path = `interval.${edge}`;
  return {
    [`${path}.year`]: year,
    [`${path}.month`]: month,
    [`${path}.day`]: day,
    [`${path}.hours`]: hours,
    [`${path}.timeZone.id`]: 'UTC',
  };
}

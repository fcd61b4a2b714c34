import type { PlayRequest } from '../play/context.ts';
import { badRequest } from '../play/refusal.ts';
import { type Answer, json } from '../serving/answer.ts';
import { momentOf } from './civil-time.ts';
import { FilterProblem, parseFilter } from './filter.ts';
import { accessibleApp, listed } from './reporting-handlers.ts';
import type { ErrorGroup } from './vitals.ts';

/** `GET apps/{app}/errorIssues:search`: reports grouped by what caused them, counted where the filter matches. */
export async function searchErrorIssues(request: PlayRequest): Promise<Answer> {
  const { applicationId } = accessibleApp(request);
  const { searchParams: asked } = request.url;
  const filter = filterOf(asked.get('filter') ?? '');
  const period = { startMs: edgeOf(asked, 'startTime'), endMs: edgeOf(asked, 'endTime') };
  const occurrences = request.play.vitals
    .happened(applicationId, period)
    .flatMap(({ errors, versionCode, device }) =>
      errors.map((error) => ({
        ...error,
        versionCode,
        device: { ...device, versionCode: String(versionCode) },
      })),
    )
    .filter((one) => one.issueId !== undefined && one.type !== 'NON_FATAL')
    .filter((one) => filter((name) => filterValue(name, one)));
  const issues = [...Map.groupBy(occurrences, ({ issueId }) => issueId)].map(([id, group]) =>
    issueBody(applicationId, String(id), group),
  );
  const { items, nextPageToken } = listed(request, ordered(issues, asked.get('orderBy') ?? ''), {
    asked: [...asked].filter(([name]) => !name.startsWith('page')),
  });
  return json({
    ...(items.length === 0 ? {} : { errorIssues: items }),
    ...(nextPageToken && { nextPageToken }),
  });
}

interface Occurrence extends ErrorGroup {
  readonly versionCode: number;
  readonly device: Readonly<Record<string, string>>;
}

const filtered = ['versionCode', 'deviceModel', 'apiLevel', 'errorIssueType'];

function filterOf(text: string) {
  try {
    return parseFilter(text, filtered);
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error;
    throw badRequest(`Invalid filter: ${error.message}.`);
  }
}

function filterValue(name: string, { type, device }: Occurrence): string {
  if (name === 'errorIssueType') return type === 'CRASH' ? 'CRASH' : 'ANR';
  return device[name] ?? '';
}

function edgeOf(asked: URLSearchParams, edge: string): number {
  const part = (name: string) => Number(asked.get(`interval.${edge}.${name}`) ?? 0);
  const time = { year: part('year'), month: part('month'), day: part('day'), hours: part('hours') };
  const moment = momentOf(time, 'HOURLY');
  if (moment === undefined) throw badRequest(`interval.${edge} must be specified.`);
  return moment;
}

function issueBody(applicationId: string, id: string, group: readonly Occurrence[]) {
  const codes = group.map(({ versionCode }) => versionCode);
  const [first] = group;
  return {
    name: `apps/${applicationId}/${id}`,
    type: first?.type,
    cause: first?.cause ?? id,
    ...(first?.location === undefined ? {} : { location: first.location }),
    errorReportCount: String(sum(group, ({ reports }) => reports)),
    distinctUsers: String(sum(group, ({ users }) => users)),
    firstAppVersion: { versionCode: String(Math.min(...codes)) },
    lastAppVersion: { versionCode: String(Math.max(...codes)) },
  };
}

type Issue = ReturnType<typeof issueBody>;

function ordered(issues: readonly Issue[], orderBy: string): readonly Issue[] {
  if (orderBy === '') return issues;
  const [, field, way] = /^(errorReportCount|distinctUsers) (asc|desc)$/.exec(orderBy) ?? [];
  if (field === undefined) throw badRequest(`Unsupported order_by: ${orderBy}.`);
  const countOf = (issue: Issue) => Number(issue[field as 'errorReportCount' | 'distinctUsers']);
  return issues.toSorted((a, b) => (countOf(a) - countOf(b)) * (way === 'desc' ? -1 : 1));
}

function sum(group: readonly Occurrence[], count: (one: Occurrence) => number): number {
  return group.reduce((total, one) => total + count(one), 0);
}

import { z } from 'zod';
import type { FailingDays } from '../../guard/corrections/repeated-counting.ts';
import { fetchJson } from '../fetch-json.ts';
import type { SentryAccess } from './read-sessions.ts';

export interface FailingDaysAsked {
  readonly releases: readonly string[];
  readonly since: number;
  readonly end: number;
}

const rows = z.object({
  data: z.array(z.object({ user: z.string().nullish(), 'timestamp.to_day': z.string() })),
});

/** 5,000 days of users: a few thousand users tell how unequal users are. */
const mostPages = 50;
const pageRows = 100;

/**
 * On how many days users had an unhandled error, from the events themselves: a row for each user and day, in the order
 * of users, so that what is left out at the end is whole users, chosen by nothing but their name.
 * https://docs.sentry.io/api/explore/query-explore-events-in-table-format/
 */
export async function readFailingDays(access: SentryAccess, asked: FailingDaysAsked): Promise<FailingDays> {
  const days = new Map<string, Set<string>>();
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { headers, timeout } = access;
    const { body, headers: answered } = await fetchJson({
      url: addressOf(access, asked, cursor),
      headers,
      schema: rows,
      timeout,
    });
    for (const { user, 'timestamp.to_day': day } of body.data)
      if (user != null && user !== '') days.set(user, (days.get(user) ?? new Set()).add(day));
    cursor = nextCursor(answered.get('link'));
    if (cursor === undefined) break;
  }
  // The last user of an answer that was cut may have had more days.
  const whole = [...days.values()].slice(0, cursor === undefined ? undefined : -1).map(({ size }) => size);
  return {
    users: whole.length,
    days: whole.reduce((sum, one) => sum + one, 0),
    squares: whole.reduce((sum, one) => sum + one * one, 0),
  };
}

function addressOf(
  { url, organization, project, environment }: SentryAccess,
  { releases, since, end }: FailingDaysAsked,
  cursor: string | undefined,
): string {
  const address = new URL(`/api/0/organizations/${encodeURIComponent(organization)}/events/`, url);
  const names = releases.map((release) => `"${release}"`).join(', ');
  address.search = new URLSearchParams([
    ['dataset', 'errors'],
    ['project', project],
    ['field', 'user'],
    ['field', 'timestamp.to_day'],
    ['field', 'count()'],
    ['query', `error.unhandled:true release:[${names}]`],
    ['sort', 'user'],
    ['per_page', String(pageRows)],
    ['start', new Date(since).toISOString()],
    ['end', new Date(end).toISOString()],
    ...(environment === undefined ? [] : [['environment', environment] as [string, string]]),
    ...(cursor === undefined ? [] : [['cursor', cursor] as [string, string]]),
  ]).toString();
  return address.href;
}

/** `<…>; rel="next"; results="true"; cursor="0:100:0"`; the last page says that it has no results after it. */
function nextCursor(link: string | null): string | undefined {
  return /rel="next";\s*results="true";\s*cursor="([^"]+)"/.exec(link ?? '')?.[1];
}

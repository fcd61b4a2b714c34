import { z } from 'zod';
import type { Arm } from '../../guard/bucket.ts';
import { Unintelligible } from '../ask-signal.ts';
import { fetchJson } from '../fetch-json.ts';
import { addArm } from '../series-of.ts';

export interface SentryAccess {
  readonly url: string;
  readonly organization: string;
  readonly project: string;
  readonly environment: string | undefined;
  readonly counts: 'users' | 'sessions';
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: AbortSignal;
}

export interface SessionsAsked {
  readonly releases: readonly string[];
  readonly since: number;
  readonly end: number;
}

const fields = { users: 'count_unique(user)', sessions: 'sum(session)' } as const;

const sessionsAnswer = z.object({
  intervals: z.array(z.iso.datetime({ offset: true })),
  groups: z.array(
    z.object({
      by: z.object({ release: z.string(), 'session.status': z.string() }),
      series: z.record(z.string(), z.array(z.number().nonnegative().nullable())),
    }),
  ),
});

/**
 * Each release asked for by itself, since the endpoint "returns at most 10000 data points": a month of hours has 672
 * for each of a handful of states. The states exclude each other, so that their sum is everybody.
 * https://docs.sentry.io/api/releases/retrieve-release-health-session-statistics/
 */
export async function readSessions(
  access: SentryAccess,
  { releases, since, end }: SessionsAsked,
): Promise<ReadonlyMap<number, Arm>> {
  const arms = new Map<number, Arm>();
  for (const release of releases) {
    const { body } = await fetchJson({
      url: addressOf(access, { release, since, end }),
      headers: access.headers,
      schema: sessionsAnswer,
      timeout: access.timeout,
    });
    for (const [start, arm] of countsOf(body, access, release)) addArm(arms, start, arm);
  }
  return arms;
}

function addressOf(
  { url, organization, project, environment, counts }: SentryAccess,
  { release, since, end }: { readonly release: string; readonly since: number; readonly end: number },
): string {
  const address = new URL(`/api/0/organizations/${encodeURIComponent(organization)}/sessions/`, url);
  address.search = new URLSearchParams([
    ['project', project],
    ['field', fields[counts]],
    ['groupBy', 'release'],
    ['groupBy', 'session.status'],
    ['interval', '1h'],
    ['start', new Date(since).toISOString()],
    ['end', new Date(end).toISOString()],
    ['query', `release:"${release}"`],
    ...(environment === undefined ? [] : [['environment', environment] as [string, string]]),
  ]).toString();
  return address.href;
}

function countsOf(
  { intervals, groups }: z.infer<typeof sessionsAnswer>,
  { counts }: SentryAccess,
  release: string,
): ReadonlyMap<number, Arm> {
  const own = groups.filter(({ by }) => by.release === release);
  const arms = new Map<number, Arm>();
  for (const { by, series } of own) {
    const values = series[fields[counts]];
    if (values?.length !== intervals.length)
      throw new Unintelligible(`${values?.length ?? 'no'} values for ${intervals.length} intervals`);
    intervals.forEach((interval, index) => {
      const value = values[index];
      if (value == null) return;
      addArm(arms, Date.parse(interval), {
        users: value,
        failed: by['session.status'] === 'crashed' ? value : 0,
      });
    });
  }
  // Zero sessions mean that nothing was sent, and not that nobody crashed.
  return new Map([...arms].filter(([, { users }]) => users > 0));
}

import { z } from 'zod';
import { fetchJson } from '../fetch-json.ts';
import type { NewProblem } from '../signal.ts';
import type { SentryAccess } from './read-sessions.ts';

const issues = z.array(
  z.object({
    title: z.string(),
    culprit: z.string().nullish(),
    userCount: z.coerce.number().nullish(),
    permalink: z.string().nullish(),
  }),
);

/** The unhandled issue with the most users among those that were first seen in one of these releases. */
export async function topNewSentryIssue(
  { url, organization, project, headers, timeout }: Omit<SentryAccess, 'counts' | 'environment'>,
  releases: readonly string[],
): Promise<NewProblem | undefined> {
  const address = new URL(`/api/0/organizations/${encodeURIComponent(organization)}/issues/`, url);
  const seen = releases.map((release) => `"${release}"`).join(', ');
  address.search = new URLSearchParams({
    project,
    query: `error.unhandled:true firstRelease:[${seen}]`,
    sort: 'user',
    limit: '1',
  }).toString();
  const { body } = await fetchJson({ url: address.href, headers, schema: issues, timeout });
  const [issue] = body;
  if (issue === undefined) return undefined;
  return {
    title: [issue.title, issue.culprit].filter(Boolean).join(' in '),
    users: issue.userCount ?? undefined,
    link: issue.permalink ?? undefined,
  };
}

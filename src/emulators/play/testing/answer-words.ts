import type { PlayRelease } from '../model.ts';
import type { RawResponse } from './raw-client.ts';
import { releaseWords } from './release-words.ts';

interface Summary {
  readonly releaseLifecycleState: string;
  readonly activeArtifacts: readonly { readonly versionCode: number }[];
}

/** An answer in one line: a refusal's status, message and reasons; a track's releases; else the status. */
export function wordsOf({ status, body }: RawResponse): string {
  if (status >= 400) return `${status} ${refusalWords(body)}`;
  const releases: readonly (PlayRelease | Summary)[] | undefined =
    body?.releases ?? (body?.track ? [] : undefined);
  if (releases === undefined) return String(status);
  if (releases.length === 0) return 'nothing';
  return releases
    .map((release) => (isSummary(release) ? summaryWords(release) : releaseWords(release)))
    .join(', ');
}

function refusalWords(body: unknown): string {
  if (typeof body === 'string') return body;
  const { error } = body as {
    error: { message: string; details?: readonly { readonly reason?: string }[] };
  };
  const reasons = (error.details ?? []).map(({ reason }) => reason).filter((reason) => reason !== undefined);
  return [error.message, ...reasons].join(' ');
}

function isSummary(release: PlayRelease | Summary): release is Summary {
  return Reflect.has(release, 'releaseLifecycleState');
}

function summaryWords({ activeArtifacts, releaseLifecycleState }: Summary): string {
  const codes = activeArtifacts.map(({ versionCode }) => versionCode).join('+');
  return `${codes} ${releaseLifecycleState.replace('RELEASE_LIFECYCLE_STATE_', '')}`;
}

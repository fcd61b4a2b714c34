import { bearer } from '../fetch-json.ts';
import { hourMs, noArms, seriesOf } from '../series-of.ts';
import type { SeenVersion, Signal } from '../signal.ts';
import { readFailingDays } from './read-failing-days.ts';
import { readSessions } from './read-sessions.ts';
import { topNewSentryIssue } from './top-new-issue.ts';

export interface SentryOptions {
  /** `https://sentry.io`, or a server of one's own. */
  readonly url: string;
  readonly organization: string;
  /** The number of the project. */
  readonly project: string;
  readonly environment: string | undefined;
  /** Users whose app crashed, or sessions that did. */
  readonly counts: 'users' | 'sessions';
  readonly tokenVariable: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Release health: crashed users or sessions of each release, by the hour. Sentry counts exactly and hides nobody. */
export function sentry(options: SentryOptions): Signal {
  const label = `Sentry (${options.organization})`;
  return {
    label,
    async ask(question) {
      const { applicationId, candidate, baseline, since, now, timeout } = question;
      const end = Math.floor(now / hourMs) * hourMs;
      const access = { ...options, headers: bearer(options.tokenVariable, options.env), timeout };
      const [young, old] = await Promise.all(
        [candidate, baseline].map((version) =>
          readSessions(access, { releases: releasesOf(applicationId, version), since, end }),
        ),
      );
      return seriesOf({
        metric: question.metric,
        unit: options.counts,
        rounded: false,
        since,
        hours: { candidate: young ?? new Map(), baseline: old ?? new Map() },
        days: noArms,
        completeUntil: { hours: end, days: 0 },
      });
    },
    daysPerUser: ({ applicationId, baseline, since, now, timeout }) =>
      readFailingDays(
        { ...options, headers: bearer(options.tokenVariable, options.env), timeout },
        { releases: releasesOf(applicationId, baseline), since, end: now },
      ),
    newProblem: ({ applicationId, candidate, timeout }) =>
      topNewSentryIssue(
        { ...options, headers: bearer(options.tokenVariable, options.env), timeout },
        releasesOf(applicationId, candidate),
      ),
  };
}

/** As Sentry's SDKs for Android and iOS call a release: `com.example.chat@1.4.0+42`. */
function releasesOf(applicationId: string, { versionName, versionCodes }: SeenVersion): readonly string[] {
  return versionCodes.map((code) => `${applicationId}@${versionName ?? code}+${code}`);
}

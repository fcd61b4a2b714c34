import { noArms, seriesOf } from '../series-of.ts';
import { noData, type Signal, type SignalQuestion } from '../signal.ts';
import { freshUntil, type RateMetric, type ReportingApi, readArms } from './read-rows.ts';
import { topNewIssue } from './top-new-issue.ts';

export interface PlayVitalsOptions {
  /** Opened when it is asked for first. */
  readonly open: () => Promise<ReportingApi>;
  readonly label: string;
  readonly errors: 'crash' | 'anr';
  /** Only errors that somebody saw, which is what Google judges an app by; or all of them. */
  readonly counts: 'perceived' | 'all';
  /** Rows of one answer. */
  readonly pageSize?: number;
}

/** "The maximum value is 100,000": a month of hours fits into one page, and whatever does not is paged. */
const largePage = 10_000;

/** Crash and ANR rates of Android vitals, by the hour and by the day, for each version code. */
export function playVitals({ open, label, errors, counts, pageSize = largePage }: PlayVitalsOptions): Signal {
  const metric = rateMetrics[errors][counts];
  return {
    label,
    async ask(question) {
      const api = await open();
      const fresh = await freshUntil(api, metric, question);
      if (fresh.hours === undefined && fresh.days === undefined)
        return noData('nothing-yet', `${label} does not say up to when it has data`);
      const [hours, days] = await Promise.all(
        (['HOURLY', 'DAILY'] as const).map((granularity) => {
          const end = granularity === 'HOURLY' ? fresh.hours : fresh.days;
          return readArms(api, { ...metric, granularity, question, pageSize }, end ?? question.since);
        }),
      );
      return seriesOf({
        metric: question.metric,
        unit: 'users',
        rounded: true,
        since: question.since,
        hours: hours ?? noArms,
        days: days ?? noArms,
        completeUntil: { hours: fresh.hours ?? 0, days: fresh.days ?? 0 },
      });
    },
    newProblem: async (question: SignalQuestion) => topNewIssue(await open(), errors, question),
  };
}

const rateMetrics: Readonly<Record<'crash' | 'anr', Readonly<Record<'perceived' | 'all', RateMetric>>>> = {
  crash: {
    perceived: { set: 'crashRateMetricSet', rate: 'userPerceivedCrashRate' },
    all: { set: 'crashRateMetricSet', rate: 'crashRate' },
  },
  anr: {
    perceived: { set: 'anrRateMetricSet', rate: 'userPerceivedAnrRate' },
    all: { set: 'anrRateMetricSet', rate: 'anrRate' },
  },
};

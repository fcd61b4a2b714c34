import type { analyticsdata_v1beta as v1 } from 'googleapis/build/src/apis/analyticsdata/index.js';
import { dayMs, hourMs, seriesOf } from '../series-of.ts';
import { noData, type Signal } from '../signal.ts';
import { readReport } from './read-report.ts';

export interface FirebaseAnalyticsOptions {
  /** Opened when it is asked for first. */
  readonly open: () => Promise<v1.Analyticsdata>;
  /** The number of the GA4 property. */
  readonly property: string;
  /** A property may hold the app of both platforms, whose versions have the same names. */
  readonly platform: 'Android' | 'iOS';
}

/** "Data processing can take 24-48 hours": what is younger is asked for, and not called complete. */
const lagMs = dayMs;

/** Users of each version whose app crashed, as Google Analytics for Firebase counts them. It knows version names alone. */
export function firebaseAnalytics({ open, property, platform }: FirebaseAnalyticsOptions): Signal {
  return {
    label: 'Firebase Analytics',
    async ask({ metric, candidate, baseline, since, now, timeout }) {
      const [young, old] = [candidate.versionName, baseline.versionName];
      if (young === undefined || old === undefined)
        return noData(
          'nothing-yet',
          'Firebase Analytics knows version names alone, and one of them is not known',
        );
      if (young === old) return noData('nothing-yet', `both versions are called ${young}`);
      const asked = {
        property,
        platform,
        versions: { candidate: young, baseline: old },
        since,
        now,
        timeout,
      };
      const api = await open();
      const [hours, days] = await Promise.all(
        (['dateHour', 'date'] as const).map((dimension) => readReport(api, { ...asked, dimension })),
      );
      const complete = now - lagMs;
      return seriesOf({
        metric,
        unit: 'users',
        rounded: false,
        since,
        hours: hours ?? nothing,
        days: days ?? nothing,
        completeUntil: {
          hours: Math.floor(complete / hourMs) * hourMs,
          days: Math.floor(complete / dayMs) * dayMs,
        },
      });
    },
  };
}

const nothing = { candidate: new Map(), baseline: new Map() };

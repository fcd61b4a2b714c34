import type { RawRule } from '../guard/raw-rule.ts';
import type { Unit } from '../guard/series.ts';

/** What the guard watches, and whether it may act. */
export interface GuardConfig {
  readonly metrics: readonly MetricConfig[];
  /** Judges and reports, and never acts. */
  readonly shadow: boolean;
  /** Older data is `unknown`. */
  readonly maxAgeMs: number;
  /** How long a source may take. */
  readonly timeoutMs: number;
  /** The file with what was learnt of the app's users. */
  readonly calibration: string;
}

export interface MetricConfig {
  readonly name: string;
  readonly source: SourceConfig;
  /** Undefined for the metric's usual one. */
  readonly margin: number | undefined;
  readonly highestRate: number | undefined;
  readonly raw: RawRule | undefined;
  /** Whether many users fail, as in a funnel. */
  readonly frequent: boolean;
}

export type SourceConfig =
  | PlayVitalsSource
  | PrometheusSource
  | HttpSource
  | CommandSource
  | ProbeSource
  | SentrySource
  | ReviewsSource
  | FirebaseAnalyticsSource
  | CrashlyticsSource
  | MixpanelSource;

interface PlayVitalsSource {
  readonly from: 'play-vitals';
  readonly counts: 'perceived' | 'all';
}

interface PrometheusSource {
  readonly from: 'prometheus';
  readonly url: string;
  /** PromQL with `$versionCodes` or `$versionName` in it. */
  readonly total: string;
  readonly failed: string;
  readonly unit: Unit;
  readonly tokenVariable: string | undefined;
}

interface HttpSource {
  readonly from: 'http';
  readonly url: string;
  readonly tokenVariable: string | undefined;
}

interface CommandSource {
  readonly from: 'command';
  readonly command: string;
}

/** Knows no versions. */
interface ProbeSource {
  readonly from: 'probe';
  readonly url: string;
  readonly attempts: number;
}

interface SentrySource {
  readonly from: 'sentry';
  readonly url: string;
  readonly organization: string;
  readonly project: string;
  readonly environment: string | undefined;
  readonly counts: 'users' | 'sessions';
  readonly tokenVariable: string;
}

interface ReviewsSource {
  readonly from: 'reviews';
  /** So many stars or fewer are a bad review. */
  readonly badStars: number;
}

interface FirebaseAnalyticsSource {
  readonly from: 'firebase-analytics';
  /** The number of the GA4 property. */
  readonly property: string;
}

interface CrashlyticsSource {
  readonly from: 'crashlytics';
  readonly project: string;
  readonly streaming: boolean;
  readonly counts: 'users' | 'sessions';
  readonly maximumBytes: number;
}

interface MixpanelSource {
  readonly from: 'mixpanel';
  readonly url: string;
  readonly project: string;
  /** Names of events. */
  readonly used: string;
  readonly failed: string;
  readonly timeZone: string;
  readonly versionProperty: string;
  readonly accountVariable: string;
}

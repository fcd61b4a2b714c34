import type { RawRule } from '../guard/raw-rule.ts';

/** What the guard watches, and whether it may act. */
export interface GuardConfig {
  readonly metrics: readonly MetricConfig[];
  /** Judges and reports, and never acts. */
  readonly shadow: boolean;
  /** Older data is `unknown`. */
  readonly maxAgeMs: number;
  /** How long a source may take. */
  readonly timeoutMs: number;
}

export interface MetricConfig {
  readonly name: string;
  readonly source: SourceConfig;
  /** Undefined for the metric's usual one. */
  readonly margin: number | undefined;
  readonly highestRate: number | undefined;
  readonly raw: RawRule | undefined;
}

export type SourceConfig = PlayVitalsSource;

export interface PlayVitalsSource {
  readonly from: 'play-vitals';
  readonly counts: 'perceived' | 'all';
}

import type { MetricSeries } from '../../guard/series.ts';
import type { AskedQuestion } from '../ask-signal.ts';
import type { SignalAnswer } from '../signal.ts';

export const rolloutStart = Date.UTC(2026, 0, 3, 8);

/** What is asked in tests: crashes of version code 2 beside those of 1. */
export const question: AskedQuestion = {
  applicationId: 'com.example.chat',
  metric: 'crash',
  candidate: { versionName: '2.0', versionCodes: [2] },
  baseline: { versionName: '1.0', versionCodes: [1] },
  since: rolloutStart,
  now: Date.UTC(2026, 0, 5, 12, 30),
};

/** The series of an answer that has to be one. */
export function seriesIn(answer: SignalAnswer): MetricSeries {
  if (answer.kind === 'series') return answer.series;
  throw new Error(`no series: ${answer.reason}`);
}

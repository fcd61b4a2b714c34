import type { Bucket } from '../guard/bucket.ts';
import { learn, type PastRelease } from '../guard/calibration/learn.ts';
import type { Learnt } from '../guard/calibration/learnt.ts';
import type { FailingDays } from '../guard/corrections/repeated-counting.ts';
import type { MetricSeries } from '../guard/series.ts';
import { askSignal } from './ask-signal.ts';
import type { HealthyRelease } from './past-releases.ts';
import { dayMs } from './series-of.ts';
import type { SeenVersion, Signal } from './signal.ts';

export interface Calibrating {
  readonly applicationId: string;
  readonly metric: string;
  readonly signal: Signal;
  readonly releases: readonly HealthyRelease[];
  /** How far back the source is asked, in milliseconds since the epoch. */
  readonly since: number;
  readonly now: number;
  readonly timeoutMs: number;
}

export interface Calibrated {
  /** Undefined where fewer than three releases could be learnt from. */
  readonly learnt: Learnt | undefined;
  /** A line for each release that taught nothing. */
  readonly leftOut: readonly string[];
}

/** A rollout is compared for so long; after that hardly anybody is left on the version before it. */
const comparedMs = 14 * dayMs;
const aloneMs = 7 * dayMs;

/** Asks a source for the healthy releases of the past and learns from what it still knows of them. */
export async function calibrate(calibrating: Calibrating): Promise<Calibrated> {
  const asked = await Promise.all(calibrating.releases.map((release) => pastRelease(release, calibrating)));
  const known = asked.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  return { learnt: learn(known), leftOut: asked.filter((one) => typeof one === 'string') };
}

async function pastRelease(release: HealthyRelease, calibrating: Calibrating): Promise<PastRelease | string> {
  const { candidate, baseline, startedAt } = release;
  const versionName = candidate.versionName ?? candidate.versionCodes.join('+');
  const since = startedAt ?? calibrating.since;
  const compared = await ask(calibrating, { candidate, baseline, since });
  if (typeof compared === 'string') return `${versionName}: ${compared}`;
  const start = Math.min(...[compared.hours, compared.days].flatMap(([first]) => first?.start ?? []));
  const series = before(compared, start + comparedMs);
  const week = { candidate: baseline, baseline, since: start - aloneMs };
  const alone = await ask(calibrating, week);
  const failingDays = await failingDaysOf(calibrating, { ...week, now: start });
  return {
    versionName,
    series,
    alone: typeof alone === 'string' ? undefined : before(alone, start),
    failingDays,
  };
}

/** A source that cannot tell leaves the usual value; so does one that fails to. */
async function failingDaysOf(
  { applicationId, metric, signal, timeoutMs }: Calibrating,
  asking: Asking & { readonly now: number },
): Promise<FailingDays | undefined> {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal.daysPerUser?.({ applicationId, metric, ...asking, timeout }).catch(() => undefined);
}

interface Asking {
  readonly candidate: SeenVersion;
  readonly baseline: SeenVersion;
  readonly since: number;
}

async function ask(
  { applicationId, metric, signal, now, timeoutMs }: Calibrating,
  asking: Asking,
): Promise<MetricSeries | string> {
  const answer = await askSignal(signal, { applicationId, metric, ...asking, now }, timeoutMs);
  return answer.kind === 'series' ? answer.series : answer.reason;
}

function before(series: MetricSeries, end: number): MetricSeries {
  const earlier = (buckets: readonly Bucket[]) => buckets.filter(({ start }) => start < end);
  return { ...series, hours: earlier(series.hours), days: earlier(series.days) };
}

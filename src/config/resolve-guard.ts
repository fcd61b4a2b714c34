import { resolve } from 'node:path';
import type { RawRule } from '../guard/raw-rule.ts';
import { checked } from './checked.ts';
import type { GuardConfig, MetricConfig, SourceConfig } from './config-guard.ts';
import { defaultCalibration, defaultGateTimeout, defaultGuardMaxAge } from './defaults.ts';
import { durationMs } from './duration.ts';
import { fractionOf } from './fraction.ts';
import type { GuardInput, MetricInput } from './schema-guard.ts';

export function resolveGuard(
  { metrics, shadow = false, calibration = defaultCalibration, ...times }: GuardInput,
  root: string,
): GuardConfig {
  const { maxAge = defaultGuardMaxAge, timeout = defaultGateTimeout } = times;
  return {
    metrics: Object.entries(metrics).map(([name, metric]) => resolveMetric(name, metric)),
    shadow,
    maxAgeMs: checked(durationMs(maxAge)),
    timeoutMs: checked(durationMs(timeout)),
    calibration: resolve(root, calibration),
  };
}

function resolveMetric(name: string, metric: MetricInput): MetricConfig {
  const { margin, highestRate, raw, failures } = judgedBy(metric);
  return {
    name,
    source: resolveSource(metric),
    margin,
    highestRate: highestRate === undefined ? undefined : checked(fractionOf(highestRate)),
    raw: raw === undefined ? undefined : resolveRaw(raw),
    frequent: (failures ?? (name === 'funnel' ? 'frequent' : 'rare')) === 'frequent',
  };
}

type Judged = Exclude<MetricInput, { from: 'probe' }>;

/** A probe has nothing that could be judged by a rule. */
function judgedBy(metric: MetricInput): Partial<Pick<Judged, 'margin' | 'highestRate' | 'raw' | 'failures'>> {
  return metric.from === 'probe' ? {} : metric;
}

function resolveRaw({ rate, ratio, minUsers = 500, consecutive = 3 }: NonNullable<Judged['raw']>): RawRule {
  const large = { minUsers, consecutive };
  if (rate !== undefined) return { kind: 'rate', above: checked(fractionOf(rate)), ...large };
  return { kind: 'ratio', above: checked(ratio), ...large };
}

function resolveSource(metric: MetricInput): SourceConfig {
  switch (metric.from) {
    case 'play-vitals':
      return { from: metric.from, counts: metric.counts ?? 'perceived' };
    case 'prometheus': {
      const { from, url, total, failed, unit = 'requests', tokenVariable } = metric;
      return { from, url, total, failed, unit, tokenVariable };
    }
    case 'http':
      return { from: metric.from, url: metric.url, tokenVariable: metric.tokenVariable };
    case 'command':
      return { from: metric.from, command: metric.command };
    case 'probe':
      return { from: metric.from, url: metric.url, attempts: metric.attempts ?? 3 };
    case 'reviews':
      return { from: metric.from, badStars: metric.badStars ?? 2 };
    case 'firebase-analytics':
      return { from: metric.from, property: metric.property };
    case 'crashlytics': {
      const { from, project, streaming = false, counts = 'users', maximumGigabytes = 50 } = metric;
      return { from, project, streaming, counts, maximumBytes: Math.round(maximumGigabytes * 1e9) };
    }
    case 'mixpanel':
      return resolveMixpanel(metric);
    case 'sentry': {
      const { from, url = 'https://sentry.io', organization, project, environment } = metric;
      const { counts = 'users', tokenVariable = 'SENTRY_AUTH_TOKEN' } = metric;
      return { from, url, organization, project, environment, counts, tokenVariable };
    }
  }
}

const mixpanelHosts = { us: 'mixpanel.com', eu: 'eu.mixpanel.com', in: 'in.mixpanel.com' };

function resolveMixpanel(metric: Extract<MetricInput, { from: 'mixpanel' }>): SourceConfig {
  const { from, project, used, failed, timeZone, region = 'us' } = metric;
  const { versionProperty = '$app_build_number', accountVariable = 'MIXPANEL_SERVICE_ACCOUNT' } = metric;
  const url = `https://${mixpanelHosts[region]}`;
  return { from, url, project, used, failed, timeZone, versionProperty, accountVariable };
}

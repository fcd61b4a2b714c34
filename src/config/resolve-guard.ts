import type { RawRule } from '../guard/raw-rule.ts';
import { checked } from './checked.ts';
import type { GuardConfig, MetricConfig, SourceConfig } from './config-guard.ts';
import { defaultGateTimeout, defaultGuardMaxAge } from './defaults.ts';
import { durationMs } from './duration.ts';
import { fractionOf } from './fraction.ts';
import type { GuardInput, MetricInput } from './schema-guard.ts';

export function resolveGuard({ metrics, shadow = false, ...times }: GuardInput): GuardConfig {
  const { maxAge = defaultGuardMaxAge, timeout = defaultGateTimeout } = times;
  return {
    metrics: Object.entries(metrics).map(([name, metric]) => resolveMetric(name, metric)),
    shadow,
    maxAgeMs: checked(durationMs(maxAge)),
    timeoutMs: checked(durationMs(timeout)),
  };
}

function resolveMetric(name: string, metric: MetricInput): MetricConfig {
  const { margin, highestRate, raw } = metric;
  return {
    name,
    source: resolveSource(metric),
    margin,
    highestRate: highestRate === undefined ? undefined : checked(fractionOf(highestRate)),
    raw: raw === undefined ? undefined : resolveRaw(raw),
  };
}

function resolveRaw({
  rate,
  ratio,
  minUsers = 500,
  consecutive = 3,
}: NonNullable<MetricInput['raw']>): RawRule {
  const large = { minUsers, consecutive };
  if (rate !== undefined) return { kind: 'rate', above: checked(fractionOf(rate)), ...large };
  return { kind: 'ratio', above: checked(ratio), ...large };
}

function resolveSource(metric: MetricInput): SourceConfig {
  switch (metric.from) {
    case 'play-vitals':
      return { from: metric.from, counts: metric.counts ?? 'perceived' };
  }
}

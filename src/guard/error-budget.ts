/** The chance, over all metrics of a platform, that a healthy release is halted. */
export const wholeBudget = 0.05;

/** How that is shared out. Their sum is `wholeBudget`. */
export const metricAlphas: Readonly<Record<string, number>> = {
  crash: 0.02,
  anr: 0.01,
  funnel: 0.01,
  reviews: 0.005,
  backend: 0.005,
};

const otherAlpha = 0.005;

/**
 * α of each metric that is watched; halved where both stores are, because each can be halted wrongly. Metrics without
 * a share of their own get that of a backend, and all are scaled down where they would exceed the budget together.
 */
export function alphasOf(
  metrics: readonly string[],
  { stores }: { readonly stores: number },
): ReadonlyMap<string, number> {
  const wanted = metrics.map((metric) => metricAlphas[metric] ?? otherAlpha);
  const total = wanted.reduce((sum, alpha) => sum + alpha, 0);
  const scale = Math.min(1, wholeBudget / total) / Math.max(1, stores);
  return new Map(metrics.map((metric, index) => [metric, (wanted[index] ?? 0) * scale]));
}

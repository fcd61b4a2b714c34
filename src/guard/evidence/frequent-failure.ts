/** Sums of one metric whose failures are no rare events, such as a funnel that half of the users finish. */
export interface Frequent {
  readonly newUsers: number;
  readonly newFailed: number;
  readonly oldUsers: number;
  readonly oldFailed: number;
}

export interface FrequentOptions {
  /** How many times the old failure rate is acceptable, such as 1.05. */
  readonly margin: number;
  /** Spread of the differences that are looked for. */
  readonly tau: number;
  /** How much one count is worth: 1 divided by how often one user is counted. 0 < η <= 1. */
  readonly eta: number;
  /** `above` (default): that it fails more often than so many times; `below`: that it fails less often. */
  readonly direction?: 'above' | 'below';
}

/** Below it the normal approximation does not hold. */
const fewestUsers = 200;

/**
 * The logarithm of the asymptotic evidence that the new version fails more often than `margin` times the old one;
 * 0 (no evidence) where no bucket has enough users. Buckets are weighted by how much each can tell.
 */
export function frequentEvidence(
  buckets: readonly Frequent[],
  { margin, tau, eta, direction = 'above' }: FrequentOptions,
): number {
  const rows = buckets.filter(({ newUsers, oldUsers }) => newUsers >= fewestUsers && oldUsers >= fewestUsers);
  let [weights, differences, variances] = [0, 0, 0];
  for (const { newUsers, newFailed, oldUsers, oldFailed } of rows) {
    const weight = (newUsers * oldUsers) / (newUsers + oldUsers);
    const [newRate, oldRate] = [newFailed / newUsers, oldFailed / oldUsers];
    weights += weight;
    differences += weight * (newRate - margin * oldRate);
    const variance = varianceOf(newRate, newUsers) + margin ** 2 * varianceOf(oldRate, oldUsers);
    variances += weight ** 2 * variance;
  }
  if (weights === 0 || variances === 0) return 0;
  const information = (eta * weights ** 2) / variances;
  const spread = 1 + tau ** 2 * information;
  const sign = direction === 'above' ? 1 : -1;
  const z = (sign * information * (differences / weights) * tau) / Math.sqrt(spread);
  return Math.log(2) - 0.5 * Math.log(spread) + (z * z) / 2 + logNormalCdf(z);
}

/** Agresti & Coull's: a rate of 0 or 1 in a sample is no certainty. */
function varianceOf(rate: number, users: number): number {
  const smoothed = (rate * users + 2) / (users + 4);
  return (smoothed * (1 - smoothed)) / users;
}

/** Abramowitz & Stegun 7.1.26 to 1.5e-7; far below 0 the leading term of the asymptotic series. */
function logNormalCdf(z: number): number {
  if (z < -5) return -0.5 * z * z - Math.log(-z * Math.sqrt(2 * Math.PI));
  const t = 1 / (1 + 0.3275911 * (Math.abs(z) / Math.SQRT2));
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (polynomial * Math.exp((-z * z) / 2)) / 2;
  return Math.log(z >= 0 ? 1 - tail : tail);
}

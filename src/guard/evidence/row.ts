/**
 * One bucket of time as the evidence wants it: both versions at the same moment, corrected for what is known to
 * deceive. Counts are of crashed users (or sessions, or requests), never of crashes; they need not be whole.
 */
export interface Row {
  /** Users of the new version. Above 0. */
  readonly newUsers: number;
  readonly newFailed: number;
  /** Users of the version before it, in the same bucket. Above 0. */
  readonly oldUsers: number;
  readonly oldFailed: number;
  /** The ratio that a healthy release shows at that moment, because its users are fresh to it; 1 for none. */
  readonly healthyRatio: number;
}

/**
 * What divides `alternative` in one row's factor, as a logarithm: the factor is newFailed · ln(alternative) minus
 * (newFailed + oldFailed) times this. Its expectation when the ratio is at most `nullRatio` is at most 1 for Poisson
 * counts, and hence for binomial ones, and the rate that both versions share cancels out of it.
 * Lindon & Malek, arXiv 2011.03567; Turner & Grünwald, arXiv 2302.11401.
 */
export function logScale({ newUsers, oldUsers }: Row, nullRatio: number, alternative: number): number {
  const share = newUsers / (newUsers + oldUsers);
  return Math.log((share * alternative * nullRatio + 1 - share) / (share * nullRatio + 1 - share));
}

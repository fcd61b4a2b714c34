/** How one kind of evidence is gathered. */
export interface EvidenceRule {
  /** The failure ratio that is still acceptable, before the ratio of freshness comes on top. */
  readonly margin: number;
  /** Whether a row's `healthyRatio` raises what is acceptable. */
  readonly forgivesFreshness: boolean;
  /** Ratios over the acceptable one that are looked for, in equal parts. */
  readonly alternatives: readonly number[];
}

/** Against the new version: it fails more often than `margin` times the old one. */
export function haltRule(margin: number): EvidenceRule {
  return { margin, forgivesFreshness: true, alternatives: [1.25, 1.5, 2, 3, 4, 6, 10, 20] };
}

/** For the new version: it fails less than twice as often as the old one, its fresh users included. */
export const promotionRule: EvidenceRule = {
  margin: 2,
  forgivesFreshness: false,
  alternatives: [0.5, 0.6, 0.7, 0.8],
};

/** Evidence that calls for no step forward. */
export const holdAt = 3;
/** Evidence for the new version that lets it go on. */
export const promoteAt = 10;

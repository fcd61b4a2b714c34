/** Users who crash again and again: what they make of all crashed users, counted by the hour or by the day. */
export interface Persistent {
  /** 0 to below 1. */
  readonly share: number;
  readonly of: 'hours' | 'days';
}

/** Something that both versions suffer from alike, such as a server that is down. */
export interface Outage {
  /** Hours since the rollout began. */
  readonly from: number;
  readonly hours: number;
  /** How many times as many crash. */
  readonly times: number;
}

/** A population of users and what makes them crash. Everything that is random comes from elsewhere. */
export interface World {
  /** Daily active users of both versions together. */
  readonly dau: number;
  /** Share of the users of a day whom the old version fails. */
  readonly baseline: number;
  /** Failure rate of the new version over that of the old one … */
  readonly ratio: number;
  /** … from this hour of the rollout on; 1 before. */
  readonly onsetHours: number;
  /** How much more often users see a failure in their first day on the version: 0.3 for 30%. */
  readonly novelty: number;
  readonly persistent: Persistent;
  /** Standard deviation of the logarithm of the rate that both versions share, from hour to hour. */
  readonly drift: number;
  /** Time constant of adoption, in hours: after it 63% of those who are to get the version have it. */
  readonly adoptionHours: number;
  readonly outage: Outage | undefined;
  /** Whether users are shown rounded, as Google Play does. */
  readonly rounded: boolean;
}

export const ordinaryWorld: World = {
  dau: 100_000,
  baseline: 0.005,
  ratio: 1,
  onsetHours: 0,
  novelty: 0.3,
  persistent: { share: 0.2, of: 'hours' },
  drift: 0.1,
  adoptionHours: 18,
  outage: undefined,
  rounded: true,
};

/** How a simulated rollout goes on, and what of it can be seen. */
export interface SimulatedPlan {
  /** `timer`: a stage a day, whatever is said, until a halt. `gated`: a stage when the method lets it. */
  readonly mode: 'timer' | 'gated';
  /** Shares of users, rising to 1. */
  readonly stages: readonly number[];
  readonly days: number;
  /** How long each stage waits for evidence before it goes on without; the guard's own where left out. */
  readonly patienceHours?: readonly number[] | undefined;
}

export interface Feed {
  /** `hour`: hours and days can be seen; `day`: days only. */
  readonly unit: 'hour' | 'day';
  /** How long after its end a bucket can be seen. */
  readonly lagHours: number;
}

export const timerPlan: SimulatedPlan = {
  mode: 'timer',
  stages: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
  days: 9,
};
export const gatedPlan: SimulatedPlan = { mode: 'gated', stages: [0.01, 0.03, 0.1, 0.5, 1], days: 28 };

/** The one enum of health judgements. Everything but `advance` and `halt` leaves a rollout where it is. */
export const verdicts = ['advance', 'hold', 'halt', 'underpowered', 'unknown', 'not-this-release'] as const;

export type Verdict = (typeof verdicts)[number];

/** `not-asked`: no gate is configured, so nobody was asked. */
export type Judgement = Verdict | 'not-asked';

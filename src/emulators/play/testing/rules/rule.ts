import type { AppSeed } from '../../seed.ts';

/** One rule of Google Play, as a sequence of requests and the answer to the last of them. */
export interface PlayRule {
  /** The part of Google Play that the rule is about. */
  readonly about: string;
  readonly rule: string;
  readonly steps: string;
  readonly answer: string;
  /** How the app was set up; one completed release of version code 1 in production when left out. */
  readonly given?: Partial<AppSeed>;
  /** Where the rule is known from. */
  readonly source: string;
}

/** Rule, steps, answer, and how the app was set up. */
export type RuleRow = readonly [rule: string, steps: string, answer: string, given?: Partial<AppSeed>];

export function tabled(
  common: Pick<PlayRule, 'about' | 'source'>,
  rows: readonly RuleRow[],
): readonly PlayRule[] {
  return rows.map(([words, steps, answer, given]) => ({
    ...common,
    rule: words,
    steps,
    answer,
    ...(given === undefined ? {} : { given }),
  }));
}

/** One rule of a store, as a sequence of requests and the answer to the last of them. */
export interface StoreRule<Given> {
  /** The part of the store that the rule is about. */
  readonly about: string;
  readonly rule: string;
  readonly steps: string;
  readonly answer: string;
  /** How the app was set up, where that differs from what the store's page of rules says. */
  readonly given?: Given;
  /** Where the rule is known from. */
  readonly source: string;
}

/** Rule, steps, answer, and how the app was set up. */
export type RuleRow<Given> = readonly [rule: string, steps: string, answer: string, given?: Given];

export function tabled<Given>(
  common: Pick<StoreRule<Given>, 'about' | 'source'>,
  rows: readonly RuleRow<Given>[],
): readonly StoreRule<Given>[] {
  return rows.map(([words, steps, answer, given]) => ({
    ...common,
    rule: words,
    steps,
    answer,
    ...(given === undefined ? {} : { given }),
  }));
}

import type { StoreRule } from '../../src/emulators/testing/rule.ts';

/** The rules that a local store keeps, from the table that its tests run. */
export function rulesPage(intro: string, rules: readonly StoreRule<object>[]): string {
  const groups = Map.groupBy(rules, ({ about }) => about);
  return `${[intro, ...[...groups].map(([about, some]) => section(about, some))].join('\n\n')}\n`;
}

function section(about: string, rules: readonly StoreRule<object>[]): string {
  return `## ${about}\n\nKnown from: ${rules[0]?.source}.\n\n${rules.map(entry).join('\n\n')}`;
}

function entry({ rule, steps, answer, given }: StoreRule<object>): string {
  const setUp = given === undefined ? [] : [`  given ${JSON.stringify(given)}`];
  const lines = steps.split(';').map((step) => `  ${step.trim()}`);
  return [`**${rule}**`, '', '```text', ...setUp, ...lines, `→ ${answer}`, '```'].join('\n');
}

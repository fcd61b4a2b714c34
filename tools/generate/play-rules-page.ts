import { playRules } from '../../src/emulators/play/testing/rules/play-rules.ts';
import type { PlayRule } from '../../src/emulators/play/testing/rules/rule.ts';

/** The rules that the local Play keeps, from the table that its tests run. */
export function playRulesPage(): string {
  const groups = Map.groupBy(playRules, ({ about }) => about);
  return `${[intro, ...[...groups].map(([about, rules]) => section(about, rules))].join('\n\n')}\n`;
}

const intro = `# The rules of the local Play

Generated from \`src/emulators/play/testing/rules\`; do not edit. Each rule is a test: its requests are made over HTTP,
and the last one is answered as written here. \`A\`, \`B\` and \`C\` are edits. A release reads \`2 inProgress 0.1\`: version
code, status, user fraction. Where nothing else is said, version code 1 is completed in production.`;

function section(about: string, rules: readonly PlayRule[]): string {
  return `## ${about}\n\nKnown from: ${rules[0]?.source}.\n\n${rules.map(entry).join('\n\n')}`;
}

function entry({ rule, steps, answer, given }: PlayRule): string {
  const setUp = given === undefined ? [] : [`  given ${JSON.stringify(given)}`];
  const lines = steps.split(';').map((step) => `  ${step.trim()}`);
  return [`**${rule}**`, '', '```text', ...setUp, ...lines, `→ ${answer}`, '```'].join('\n');
}

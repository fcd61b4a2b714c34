import { playRules } from '../../src/emulators/play/testing/rules/play-rules.ts';
import { rulesPage } from './rules-page.ts';

/** The rules that the local Play keeps. */
export function playRulesPage(): string {
  return rulesPage(intro, playRules);
}

const intro = `# The rules of the local Play

Generated from \`src/emulators/play/testing/rules\`; do not edit. Each rule is a test: its requests are made over HTTP,
and the last one is answered as written here. \`A\`, \`B\` and \`C\` are edits. A release reads \`2 inProgress 0.1\`: version
code, status, user fraction. Where nothing else is said, version code 1 is completed in production.`;

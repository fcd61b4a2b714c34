import { wrap } from '../text/wrap.ts';
import type { Finding } from './finding.ts';

const columns = 80;
const indent = '         ';

/** Findings for a person: severity and place, what was seen, what to do; wrapped to 80 columns. */
export function findingsText(findings: readonly Finding[]): string {
  return findings.map(findingText).join('\n');
}

/** `2 errors, 1 warning`, or `no findings`. */
export function findingsCount(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const)
    .map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  return counts.length === 0 ? 'no findings' : counts.join(', ');
}

function findingText({ severity, place, rule, message, remedy }: Finding): string {
  return [
    `${severity.padEnd(indent.length)}${place}`,
    ...wrapped(`${message} (${rule})`),
    ...wrapped(`→ ${remedy}`),
  ].join('\n');
}

function wrapped(text: string): readonly string[] {
  return wrap(text, columns - indent.length).map((line) => indent + line);
}

import { SlipwayError } from '../errors/slipway-error.ts';
import { faultKinds, parseFaultRule, plannedFaults } from './serving/fault-rules.ts';
import type { FaultPlan } from './serving/faults.ts';

/** The number of a port; any free one (0) when the option was given without a value. */
export function portNumber(option: string, value: string | true): number {
  const port = Number(value === true ? 0 : value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw refused(`${option} takes a number from 0 to 65535.`, String(value));
}

/** The plan that the rules of `--faults` make. */
export function faultPlan(words: readonly string[], seed: number): FaultPlan {
  const rules = words.map((text) => {
    const rule = parseFaultRule(text);
    if (rule !== undefined) return rule;
    throw refused(`--faults does not know this rule. It knows:\n  ${faultKinds.join('\n  ')}`, text);
  });
  return plannedFaults(rules, seed);
}

/** Where the virtual clock begins, in milliseconds since the Unix epoch. */
export function clockStart(value: string | true): number {
  const startMs = value === true ? Date.now() : Date.parse(value);
  if (Number.isSafeInteger(startMs)) return startMs;
  throw refused('--clock takes a time such as 2026-01-01T09:00:00Z.', String(value));
}

function refused(message: string, seen: string): SlipwayError {
  return new SlipwayError('USAGE', { message, seen, next: 'slipway emulators --help' });
}

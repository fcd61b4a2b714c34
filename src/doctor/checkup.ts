import { toSlipwayError } from '../errors/from-unknown.ts';

/** One thing that was looked at. `unknown`: it could not be looked at, which is not the same as fine. */
export interface HealthCheck {
  readonly area: 'tools' | 'config' | 'ledger' | 'signing' | 'store';
  readonly name: string;
  readonly state: 'ok' | 'missing' | 'failed' | 'unknown';
  /** What was seen. */
  readonly seen: string;
  /** How to mend it; null when there is nothing to mend. */
  readonly next: string | null;
}

/** Looks once; an error becomes a finding with its remedy. */
export async function lookAt(
  subject: Pick<HealthCheck, 'area' | 'name'>,
  look: () => Promise<string>,
): Promise<HealthCheck> {
  try {
    return { ...subject, state: 'ok', seen: await look(), next: null };
  } catch (thrown) {
    const { message, seen, next } = toSlipwayError(thrown);
    return { ...subject, state: 'failed', seen: seen === undefined ? message : `${message} ${seen}`, next };
  }
}

/** `unknown` counts: what was not seen is not reported as fine. */
export function failed({ state }: HealthCheck): boolean {
  return state !== 'ok';
}

export function checkupText(checks: readonly HealthCheck[]): string {
  const lines = checks.flatMap(({ state, area, name, seen, next }) => [
    `${state.padEnd(8)} ${area.padEnd(8)} ${name.padEnd(18)} ${seen.replaceAll('\n', '; ')}`,
    ...(next === null ? [] : [`${''.padEnd(18)}next: ${next}`]),
  ]);
  const bad = checks.filter(failed).length;
  return [
    ...lines,
    '',
    bad === 0 ? 'Everything that was looked at is fine.' : `${bad} of ${checks.length} need attention.`,
  ].join('\n');
}

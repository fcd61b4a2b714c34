const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

export const durationPattern = /^(\d+(?:\.\d+)?)([smhdw])$/;

/**
 * Milliseconds of `90s`, `30m`, `24h`, `7d` or `1w`; undefined for anything else. Nothing is guessed:
 * a bake time that silently becomes 0 lets a rollout run through all its stages at once.
 */
export function durationMs(text: string): number | undefined {
  const [, amount, unit] = durationPattern.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  const milliseconds = Math.round(Number(amount) * unitMs[unit as keyof typeof unitMs]);
  return Number.isSafeInteger(milliseconds) ? milliseconds : undefined;
}

/** What is wrong with a duration, or undefined when it is fine. */
export function durationProblem(text: string): string | undefined {
  if (durationMs(text) !== undefined) return undefined;
  return `"${text}" is not a duration; write it like '90s', '30m', '24h', '7d' or '1w'`;
}

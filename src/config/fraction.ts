export const percentPattern = /^(\d+)(?:\.(\d+))?%$/;

/**
 * The share of users in `'1%'` or `0.01`, 0 < share <= 1; undefined for anything else. A percentage is read
 * by moving its decimal point, so that `'0.0001%'` is exactly 0.000001 and not 9.999e-7.
 */
export function fractionOf(value: string | number): number | undefined {
  const share = typeof value === 'number' ? value : percentOf(value);
  return share !== undefined && share > 0 && share <= 1 ? share : undefined;
}

/** What is wrong with a fraction, or undefined when it is fine. */
export function fractionProblem(value: string | number): string | undefined {
  if (fractionOf(value) !== undefined) return undefined;
  if (typeof value === 'number' && value > 1 && value <= 100) {
    return `${value} is more than all users; did you mean '${value}%'?`;
  }
  if (typeof value === 'string' && isPlainNumber(value)) {
    return `"${value}" has no unit; write '${value}%', or a number like 0.01 without quotes`;
  }
  const shown = typeof value === 'string' ? `"${value}"` : String(value);
  return `${shown} is not a share of users; write '1%' to '100%', or a number above 0 and up to 1`;
}

function percentOf(text: string): number | undefined {
  const [, whole, decimals = ''] = percentPattern.exec(text) ?? [];
  return whole === undefined ? undefined : Number(`${whole}${decimals}e-${decimals.length + 2}`);
}

function isPlainNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

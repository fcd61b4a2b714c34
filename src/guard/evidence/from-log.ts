/** Evidence out of its logarithm. What no number can hold becomes the greatest one: JSON knows no infinity. */
export function fromLog(logarithm: number): number {
  return Math.min(Math.exp(logarithm), Number.MAX_VALUE);
}

/** The logarithm of the mean of what these are logarithms of, without overflow. -Infinity stands for 0. */
export function logMean(logs: ArrayLike<number>): number {
  return logSumOf(logs) - Math.log(logs.length);
}

function logSumOf(logs: ArrayLike<number>): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < logs.length; index += 1) highest = Math.max(highest, logs[index] ?? highest);
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  let sum = 0;
  for (let index = 0; index < logs.length; index += 1) sum += Math.exp((logs[index] ?? highest) - highest);
  return highest + Math.log(sum);
}

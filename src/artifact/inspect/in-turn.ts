/**
 * The results of work that goes on at the same time. Where several fail, it fails with the first in the order of the
 * list and not with the first in time, so that the same file gets the same answer on every machine.
 */
export async function inTurn<Work extends readonly unknown[] | []>(
  work: Work,
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  await Promise.allSettled(work);
  // All are settled, so that this looks at them in the order of the list.
  return Promise.all(work);
}

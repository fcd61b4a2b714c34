import { SlipwayError } from '../errors/slipway-error.ts';
import type { BuildStore, StoreBuild } from './build-store.ts';

export interface ExpiryResult {
  /** Read back: they are expired. */
  readonly expired: readonly StoreBuild[];
  readonly left: readonly StoreBuild[];
  /** Why the first that failed did. */
  readonly failure: SlipwayError | undefined;
}

/** Expires all of them, and reads them back. What fails does not keep the others. */
export async function expireBuilds(
  store: BuildStore,
  applicationId: string,
  old: readonly StoreBuild[],
): Promise<ExpiryResult> {
  const ends = await Promise.allSettled(old.map(({ id }) => store.expire(id)));
  const after = old.length === 0 ? [] : await store.listBuilds(applicationId);
  const gone = new Set(after.filter(({ isExpired }) => isExpired).map(({ id }) => id));
  const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  // What is no refusal of the store is a bug.
  for (const reason of reasons) if (!(reason instanceof SlipwayError)) throw reason;
  return {
    expired: old.filter(({ id }) => gone.has(id)),
    left: old.filter(({ id }) => !gone.has(id)),
    failure: reasons[0] as SlipwayError | undefined,
  };
}

import type { StoreBuild } from './build-store.ts';

export interface OldBuilds {
  /** So many of the newest stay. */
  readonly keep: number;
  /** Milliseconds since the Unix epoch; younger ones stay. */
  readonly uploadedBeforeMs: number;
}

/** The builds that nobody needs any more. Pure. What is live, on its way or still processed is never among them. */
export function selectOldBuilds(
  builds: readonly StoreBuild[],
  { keep, uploadedBeforeMs }: OldBuilds,
): readonly StoreBuild[] {
  return builds
    .filter(({ isExpired, isValid }) => !isExpired && isValid)
    .toSorted((a, b) => Date.parse(b.uploadedAt) - Date.parse(a.uploadedAt))
    .slice(keep)
    .filter(({ need, uploadedAt }) => need === undefined && Date.parse(uploadedAt) < uploadedBeforeMs);
}

import { newestVersionCode, type VersionCode } from '../stores/version-code.ts';

/** What a version is known by on a track. */
export interface VersionIdentity {
  readonly versionCodes: readonly VersionCode[];
  /** The App Store takes a build number again under another version, so that two releases may carry it. */
  readonly versionName?: string | undefined;
}

/** What the store shows of one release: everything that can be told apart by its version. */
interface Shown {
  readonly name: string | undefined;
  readonly versionCodes: readonly VersionCode[];
}

/**
 * The one of them that is this version. The highest code decides: lower ones may be retained from a release before it,
 * which the track goes on showing. Where several carry it the name does, which people may have changed on Google Play.
 */
export function findVersion<One extends Shown>(
  shown: readonly One[],
  { versionCodes, versionName }: VersionIdentity,
): One | undefined {
  const newest = newestVersionCode(versionCodes);
  if (newest === undefined) return undefined;
  const carriers = shown.filter((one) => one.versionCodes.includes(newest));
  return (
    carriers.find(({ name }) => name === versionName) ??
    carriers[0] ??
    shown.find((one) => one.versionCodes.some((code) => versionCodes.includes(code)))
  );
}

import type { TrackRelease } from '../../stores/store.ts';
import { newestVersionCode, type VersionCode } from '../../stores/version-code.ts';

/** The release without some of the fields that travel in `rest`. */
export function withoutFields(release: TrackRelease, names: readonly string[]): TrackRelease {
  const kept = Object.entries(release.rest).filter(([name]) => !names.includes(name));
  return { ...release, rest: Object.fromEntries(kept) };
}

export function withField(release: TrackRelease, name: string, value: unknown): TrackRelease {
  return { ...release, rest: { ...release.rest, [name]: value } };
}

export function highestCode({ versionCodes }: TrackRelease): VersionCode {
  return newestVersionCode(versionCodes) ?? 0;
}

import type { IosAppConfig } from '../config/config-ios.ts';
import type { PlatformApp } from '../config/platform-app.ts';
import type { Reach } from '../rollout/updates/reach.ts';
import type { TrackRelease } from '../stores/store.ts';
import type { VersionCode } from '../stores/version-code.ts';

export interface NewRelease {
  /** Of all its artifacts. */
  readonly versionCodes: readonly VersionCode[];
  /** What is new, by language. */
  readonly notes: Readonly<Record<string, string>>;
  readonly reach: Reach;
}

/** The release as the store is asked for it. */
export function newRelease(app: PlatformApp, { versionCodes, notes, reach }: NewRelease): TrackRelease {
  const { fraction, countries } = reach;
  const texts = Object.entries(notes).map(([language, text]) => ({ language, text }));
  const limited = Array.isArray(countries) && fraction < 1;
  return {
    name: app.versionName,
    versionCodes: [...versionCodes, ...retained(app).filter((code) => !versionCodes.includes(code))],
    status: fraction === 1 ? 'completed' : 'inProgress',
    userFraction: fraction === 1 ? undefined : fraction,
    rest: {
      // Empty notes would wipe what the store shows, so they are left out.
      ...(texts.length > 0 && { releaseNotes: texts }),
      ...(limited && { countryTargeting: { countries, includeRestOfWorld: false } }),
      ...(app.platform === 'ios' && appStoreFields(app)),
    },
  };
}

/** The App Store serves one build of a version and keeps nothing beside it. */
function retained(app: PlatformApp): readonly VersionCode[] {
  return app.platform === 'android' ? app.retain : [];
}

const releaseTypes = { manual: 'MANUAL', 'after-approval': 'AFTER_APPROVAL', at: 'SCHEDULED' } as const;
const contentRights = {
  none: 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
  'has-rights': 'USES_THIRD_PARTY_CONTENT',
} as const;

function appStoreFields(app: IosAppConfig): TrackRelease['rest'] {
  const { releaseType, copyright, usesNonExemptEncryption, thirdPartyContent } = app;
  return {
    releaseType: releaseTypes[releaseType.kind],
    ...(releaseType.kind === 'at' && { earliestReleaseDate: releaseType.at }),
    ...(copyright !== undefined && { copyright }),
    ...(usesNonExemptEncryption !== undefined && { usesNonExemptEncryption }),
    ...(thirdPartyContent !== undefined && { contentRights: contentRights[thirdPartyContent] }),
  };
}

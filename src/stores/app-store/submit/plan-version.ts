import type { VersionView } from '../version-view.ts';
import type { LocalizationView, VersionDetails } from './details.ts';
import { localeFor } from './locales.ts';
import type { WantedVersion } from './wanted.ts';

/** One thing that is missing from a version before it can be submitted. Each may be done again without harm. */
export type VersionStep =
  | { readonly kind: 'attributes'; readonly attributes: VersionAttributes }
  | { readonly kind: 'build'; readonly buildId: string }
  | { readonly kind: 'notes'; readonly localizationId: string; readonly whatsNew: string }
  | { readonly kind: 'phase' }
  | { readonly kind: 'do-not-phase'; readonly phasedReleaseId: string }
  | { readonly kind: 'encryption'; readonly buildId: string; readonly uses: boolean }
  | { readonly kind: 'content-rights'; readonly declaration: NonNullable<WantedVersion['contentRights']> };

export interface VersionAttributes {
  readonly versionString?: string;
  readonly releaseType?: NonNullable<WantedVersion['releaseType']>;
  readonly earliestReleaseDate?: string | null;
  readonly copyright?: string;
}

export interface Planning {
  readonly version: VersionView;
  readonly details: VersionDetails;
  readonly wanted: WantedVersion;
}

/** All that is missing, in the order in which it is done; nothing when the version is as it is wanted. */
export function planVersion(planning: Planning): readonly VersionStep[] {
  return [
    ...attributeSteps(planning),
    ...buildSteps(planning),
    ...noteSteps(planning),
    ...phaseSteps(planning),
    ...declarationSteps(planning),
  ];
}

/** The languages of the notes that the version does not have. */
export function missingLanguages({ wanted, details, version }: Planning): readonly string[] {
  if (version.isFirst) return [];
  const locales = details.localizations.map(({ locale }) => locale);
  return wanted.releaseNotes
    .map(({ language }) => language)
    .filter((language) => localeFor(language, locales) === undefined);
}

function attributeSteps({ version, details, wanted }: Planning): readonly VersionStep[] {
  const attributes: VersionAttributes = {
    ...(wanted.versionString !== version.versionString && { versionString: wanted.versionString }),
    ...releaseAttributes(version, wanted),
    ...(wanted.copyright !== undefined &&
      wanted.copyright !== details.copyright && { copyright: wanted.copyright }),
  };
  return Object.keys(attributes).length === 0 ? [] : [{ kind: 'attributes', attributes }];
}

/** A version that nobody has said anything of stays as it is: fastlane's users count on that, too. */
function releaseAttributes(version: VersionView, wanted: WantedVersion): VersionAttributes {
  const { releaseType, earliestReleaseDate } = wanted;
  if (releaseType === undefined) return {};
  const isSameDate =
    releaseType !== 'SCHEDULED' ||
    Date.parse(earliestReleaseDate ?? '') === Date.parse(version.earliestReleaseDate ?? '');
  if (releaseType === version.releaseType && isSameDate) return {};
  return releaseType === 'SCHEDULED'
    ? { releaseType, earliestReleaseDate: earliestReleaseDate ?? null }
    : { releaseType };
}

function buildSteps({ version, wanted: { buildId } }: Planning): readonly VersionStep[] {
  return version.build?.id === buildId ? [] : [{ kind: 'build', buildId }];
}

/** An app's first version has no release notes. Empty ones are left out: they would wipe what is there. */
function noteSteps({ version, details, wanted }: Planning): readonly VersionStep[] {
  if (version.isFirst) return [];
  const locales = details.localizations.map(({ locale }) => locale);
  return wanted.releaseNotes.flatMap(({ language, text }) => {
    const locale = localeFor(language, locales);
    const found = details.localizations.find((one: LocalizationView) => one.locale === locale);
    if (found === undefined || text.trim() === '' || found.whatsNew === text) return [];
    return [{ kind: 'notes' as const, localizationId: found.id, whatsNew: text }];
  });
}

/** Apple phases updates alone: the first version goes to everybody at once. */
function phaseSteps({ version, wanted }: Planning): readonly VersionStep[] {
  if (wanted.isPhased && version.phased === undefined && !version.isFirst) return [{ kind: 'phase' }];
  if (wanted.isPhased || version.phased === undefined) return [];
  return [{ kind: 'do-not-phase', phasedReleaseId: version.phased.id }];
}

function declarationSteps({ details, wanted }: Planning): readonly VersionStep[] {
  const { usesNonExemptEncryption: uses, contentRights: declaration, buildId } = wanted;
  return [
    ...(uses !== undefined && uses !== details.usesNonExemptEncryption
      ? [{ kind: 'encryption' as const, buildId, uses }]
      : []),
    ...(declaration !== undefined && declaration !== details.contentRights
      ? [{ kind: 'content-rights' as const, declaration }]
      : []),
  ];
}

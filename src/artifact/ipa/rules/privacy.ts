import { listedSdks } from '../data/listed-sdks.ts';
import type { IosArtifact, IosBundle } from '../ios-artifact.ts';
import { type PrivacyManifest, unknownCategories, unknownReasons } from '../privacy-manifest.ts';
import { type Draft, listOf, type Rule } from './finding.ts';

export const privacyRules: readonly Rule[] = [
  invalidManifests,
  invalidCategories,
  invalidReasons,
  trackingDomains,
  missingReasons,
  sdkManifests,
  sdkSignatures,
];

function manifests({ bundles }: IosArtifact): readonly PrivacyManifest[] {
  return bundles.flatMap(({ privacy }) => privacy ?? []);
}

function invalidManifests(artifact: IosArtifact): readonly Draft[] {
  return manifests(artifact)
    .filter(({ problems }) => problems.length > 0)
    .map(({ path, problems }) => ({
      itms: '91056',
      rule: 'privacy-manifest-invalid',
      severity: 'error',
      place: path,
      message: `The privacy manifest is not of Apple’s form: ${problems.join('; ')}`,
      remedy: 'Correct the keys and types; of a third-party framework, update it.',
    }));
}

function invalidCategories(artifact: IosArtifact): readonly Draft[] {
  return manifests(artifact).flatMap((manifest): readonly Draft[] => {
    const unknown = unknownCategories(manifest);
    if (unknown.length === 0) return [];
    return [
      {
        itms: '91054',
        rule: 'privacy-category-unknown',
        severity: 'error',
        place: manifest.path,
        message: `Unknown categories: ${listOf(unknown)}`,
        remedy: 'Use the categories of Apple’s list of required reason APIs.',
      },
    ];
  });
}

function invalidReasons(artifact: IosArtifact): readonly Draft[] {
  return manifests(artifact).flatMap((manifest): readonly Draft[] => {
    const unknown = unknownReasons(manifest);
    if (unknown.length === 0) return [];
    return [
      {
        itms: '91055',
        rule: 'privacy-reason-unknown',
        severity: 'error',
        place: manifest.path,
        message: `Reasons that are not of their category: ${listOf(unknown)}`,
        remedy: 'Choose a reason of that category from Apple’s list.',
      },
    ];
  });
}

function trackingDomains(artifact: IosArtifact): readonly Draft[] {
  return manifests(artifact)
    .filter(({ trackingDomains: domains, isTracking }) => domains.length > 0 && isTracking !== true)
    .map(({ path, trackingDomains: domains }) => ({
      itms: '91064',
      rule: 'privacy-tracking-denied',
      severity: 'error',
      place: path,
      message: `NSPrivacyTracking is not true while NSPrivacyTrackingDomains lists ${listOf(domains)}`,
      remedy: 'Set NSPrivacyTracking to true, or empty the list.',
    }));
}

/** A manifest counts for the code it is bundled with; the app's own counts for what is linked into it. */
function missingReasons({ bundles, app }: IosArtifact): readonly Draft[] {
  return bundles.flatMap((bundle): readonly Draft[] => {
    const used = bundle.executable?.apiUse.requiredReasons ?? [];
    const declared = declaredIn(bundle, bundles);
    const missing = used.filter(({ category }) => !declared.has(category));
    return missing.map(({ category, seen }) => ({
      itms: '91053',
      rule: 'privacy-reason-missing',
      // Apple's answer is about the code of the app; frameworks outside of its list are not asked yet.
      severity:
        bundle.path === app.path || bundle.kind === 'extension' || isListed(bundle) ? 'error' : 'warning',
      place: bundle.executable?.path ?? bundle.path,
      message: `The code uses ${listOf(seen)} and no privacy manifest gives a reason for ${category}`,
      remedy: `Add ${category} with a reason to PrivacyInfo.xcprivacy.`,
    }));
  });
}

function isListed({ path, kind }: IosBundle): boolean {
  return kind === 'framework' && listedSdks.has(nameOf(path));
}

/** Frameworks often keep theirs in a resource bundle inside. */
function declaredIn(bundle: IosBundle, bundles: readonly IosBundle[]): ReadonlySet<string> {
  const own = bundles.filter(
    ({ path, parent, kind }) => path === bundle.path || (parent === bundle.path && kind === 'resources'),
  );
  return new Set(own.flatMap(({ privacy }) => privacy?.accessedApis.map(({ category }) => category) ?? []));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
}

function sdkManifests({ bundles }: IosArtifact): readonly Draft[] {
  return bundles
    .filter((bundle) => isListed(bundle) && bundle.privacy === undefined)
    .filter(({ path }) => !bundles.some(({ parent, privacy }) => parent === path && privacy !== undefined))
    .map(({ path }) => ({
      itms: '91061',
      rule: 'sdk-privacy-manifest-missing',
      severity: 'error',
      place: path,
      message: `${nameOf(path)} is on Apple’s list of SDKs and brings no privacy manifest`,
      remedy: 'Update it to a version that has one.',
    }));
}

/** Xcode keeps the signatures of XCFrameworks beside the app; they are only asked of binary ones. */
function sdkSignatures({ bundles, sdkSignatures: signatures, kind }: IosArtifact): readonly Draft[] {
  if (kind === 'app') return [];
  return bundles
    .filter(isListed)
    .filter(({ path }) => !signatures.some((name) => name.startsWith(`${nameOf(path)}.`)))
    .map(({ path }) => ({
      itms: '91065',
      rule: 'sdk-signature-missing',
      severity: 'warning',
      place: path,
      message: `${nameOf(path)} is on Apple’s list of SDKs and the archive has no signature of its maker`,
      remedy:
        'If it came as a binary, update it to a signed XCFramework; if it was built from source, all is well.',
    }));
}

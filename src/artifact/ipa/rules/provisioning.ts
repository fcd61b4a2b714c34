import type { PlainObject } from '../../plist/plain-plist.ts';
import { exceededEntitlements } from '../entitlements.ts';
import type { IosArtifact, IosBundle } from '../ios-artifact.ts';
import type { Profile } from '../profile.ts';
import { type Draft, programs, type Rule } from './finding.ts';
import { primarySignature } from './signing.ts';

export const provisioningRules: readonly Rule[] = [
  profileMissing,
  profileKind,
  profileExpiry,
  profileSignature,
  teamNotInProfile,
  certificateNotInProfile,
  certificateExpiry,
  applicationId,
  beyondProfile,
  debuggable,
  pushEnvironment,
  betaReports,
];

interface Provisioned {
  readonly bundle: IosBundle;
  readonly profile: Profile;
  readonly entitlements: PlainObject;
}

function provisioned(artifact: IosArtifact): readonly Provisioned[] {
  return programs(artifact).flatMap((bundle) => {
    if (bundle.profile === undefined) return [];
    return [{ bundle, profile: bundle.profile, entitlements: entitlementsOf(bundle) }];
  });
}

function entitlementsOf(bundle: IosBundle): PlainObject {
  const signature = primarySignature(bundle);
  return signature?.entitlements ?? signature?.derEntitlements ?? {};
}

function textAt(entitlements: PlainObject, key: string): string | undefined {
  const value = entitlements[key];
  return typeof value === 'string' ? value : undefined;
}

const newProfile = 'Make a profile for App Store distribution, and export the archive with it.';

function profileMissing(artifact: IosArtifact): readonly Draft[] {
  const broken = new Set(artifact.unreadable.map(({ path }) => path));
  return programs(artifact)
    .filter(({ profile, path }) => profile === undefined && !broken.has(`${path}/embedded.mobileprovision`))
    .map(({ path }) => ({
      itms: '90174',
      rule: 'profile-missing',
      severity: 'error',
      place: path,
      message: 'There is no embedded.mobileprovision',
      remedy: newProfile,
    }));
}

function profileKind(artifact: IosArtifact): readonly Draft[] {
  return provisioned(artifact)
    .filter(({ profile }) => profile.kind !== 'app-store')
    .map(({ bundle, profile }) => ({
      itms: '90161',
      rule: 'profile-not-for-store',
      severity: 'error',
      place: bundle.path,
      message: `The profile ${JSON.stringify(profile.name)} is for ${kindText[profile.kind]}${devices(profile)}`,
      remedy: newProfile,
    }));
}

const kindText = {
  'app-store': 'the App Store',
  'ad-hoc': 'ad hoc distribution',
  development: 'development',
  enterprise: 'distribution inside of a company',
} as const;

function devices({ deviceCount }: Profile): string {
  return deviceCount === undefined ? '' : `, to ${deviceCount} devices`;
}

const warnMs = 30 * 24 * 60 * 60 * 1000;

function profileExpiry(artifact: IosArtifact, { nowMs }: { nowMs: number }): readonly Draft[] {
  return provisioned(artifact).flatMap(({ bundle, profile }): readonly Draft[] => {
    const { expiresMs } = profile;
    if (expiresMs === undefined || expiresMs - nowMs > warnMs) return [];
    const isExpired = expiresMs <= nowMs;
    return [
      {
        ...(isExpired && { itms: '90161' }),
        rule: isExpired ? 'profile-expired' : 'profile-expires-soon',
        severity: isExpired ? 'error' : 'warning',
        place: bundle.path,
        message: `The profile ${JSON.stringify(profile.name)} ${isExpired ? 'expired' : 'expires'} on ${day(expiresMs)}`,
        remedy: 'Renew it: slipway signing renew, or the developer website.',
      },
    ];
  });
}

function day(ms: number): string {
  return Number.isNaN(ms) ? 'a day that cannot be told' : new Date(ms).toISOString().slice(0, 10);
}

function profileSignature(artifact: IosArtifact): readonly Draft[] {
  return provisioned(artifact)
    .filter(({ profile }) => profile.signature.problem !== undefined)
    .map(({ bundle, profile }) => ({
      itms: '90161',
      rule: 'profile-tampered',
      severity: 'error',
      place: bundle.path,
      message: `The signature of the profile does not hold: ${profile.signature.problem}`,
      remedy: 'Download the profile again; a profile cannot be edited.',
    }));
}

function teamNotInProfile(artifact: IosArtifact): readonly Draft[] {
  return provisioned(artifact).flatMap(({ bundle, profile }): readonly Draft[] => {
    const team = primarySignature(bundle)?.directories[0]?.teamId;
    if (team === undefined || profile.teamIds.includes(team)) return [];
    return [
      {
        rule: 'team-not-in-profile',
        severity: 'error',
        place: bundle.path,
        message: `Signed by team ${team}, while the profile is of ${profile.teamIds.join(', ') || 'no team'}`,
        remedy: 'Sign with a certificate of the team that the profile belongs to.',
      },
    ];
  });
}

function certificateNotInProfile(artifact: IosArtifact): readonly Draft[] {
  return provisioned(artifact).flatMap(({ bundle, profile }): readonly Draft[] => {
    const [leaf] = primarySignature(bundle)?.cms?.chain?.certificates ?? [];
    if (leaf === undefined || profile.certificates.some(({ sha256 }) => sha256 === leaf.sha256)) return [];
    return [
      {
        itms: '90179',
        rule: 'certificate-not-in-profile',
        severity: 'error',
        place: bundle.path,
        message: `The app is signed with “${leaf.commonName}”, which is not among the certificates of the profile`,
        remedy: 'Make the profile anew with that certificate, or sign with one that it has.',
      },
    ];
  });
}

function certificateExpiry(artifact: IosArtifact, { nowMs }: { nowMs: number }): readonly Draft[] {
  const leaf = primarySignature(artifact.app)?.cms?.chain?.certificates[0];
  if (leaf === undefined || leaf.validToMs - nowMs > warnMs) return [];
  const isExpired = leaf.validToMs <= nowMs;
  return [
    {
      ...(isExpired && { itms: '90035' }),
      rule: isExpired ? 'certificate-expired' : 'certificate-expires-soon',
      severity: isExpired ? 'error' : 'warning',
      place: artifact.app.path,
      message: `The certificate “${leaf.commonName}” ${isExpired ? 'expired' : 'expires'} on ${day(leaf.validToMs)}`,
      remedy: 'Make a new distribution certificate and profiles with it: slipway signing renew.',
    },
  ];
}

/** `TEAM.com.example.app` must be what the profile is for, and end in the bundle identifier. */
function applicationId(artifact: IosArtifact): readonly Draft[] {
  return provisioned(artifact).flatMap(({ bundle, profile, entitlements }): readonly Draft[] => {
    const id = bundle.info?.bundleId;
    const granted = profile.applicationId;
    const claimed = textAt(entitlements, 'application-identifier');
    if (id === undefined || granted === undefined) return [];
    const wanted = granted.slice(granted.indexOf('.') + 1);
    const fits = wanted.endsWith('*') ? id.startsWith(wanted.slice(0, -1)) : id === wanted;
    const claims = claimed === undefined || claimed.slice(claimed.indexOf('.') + 1) === id;
    if (fits && claims) return [];
    return [
      {
        itms: '90164',
        rule: 'application-id-differs',
        severity: 'error',
        place: bundle.path,
        message: fits
          ? `The signature claims ${claimed} while the bundle is ${id}`
          : `The profile is for ${granted} while the bundle is ${id}`,
        remedy: `Use a profile for ${id}.`,
      },
    ];
  });
}

function beyondProfile(artifact: IosArtifact): readonly Draft[] {
  return provisioned(artifact).flatMap(({ bundle, profile, entitlements }) =>
    exceededEntitlements(entitlements, profile.entitlements).map(({ key, claimed, granted }) => ({
      itms: '90164',
      rule: 'entitlement-not-granted',
      severity: 'error' as const,
      place: bundle.path,
      message: `The signature claims ${key} = ${claimed}, the profile grants ${granted ?? 'nothing of that name'}`,
      remedy: 'Turn the capability on for the app id and make the profile anew, or remove the entitlement.',
    })),
  );
}

function debuggable(artifact: IosArtifact): readonly Draft[] {
  return programs(artifact)
    .filter((bundle) => entitlementsOf(bundle)['get-task-allow'] === true)
    .map(({ path }) => ({
      itms: '90046',
      rule: 'debuggable',
      severity: 'error',
      place: path,
      message: 'get-task-allow is true: a debugger may attach',
      remedy: 'Sign for distribution, which sets it to false.',
    }));
}

/** With `development` the tokens of users are good for the sandbox only, so no push arrives. */
function pushEnvironment(artifact: IosArtifact): readonly Draft[] {
  return programs(artifact)
    .filter((bundle) => entitlementsOf(bundle)['aps-environment'] === 'development')
    .map(({ path }) => ({
      itms: '90164',
      rule: 'push-sandbox',
      severity: 'error',
      place: path,
      message: 'aps-environment is development: no push notification would reach users',
      remedy: 'Sign with a distribution profile, whose aps-environment is production.',
    }));
}

function betaReports(artifact: IosArtifact): readonly Draft[] {
  return provisioned(artifact)
    .filter(({ bundle }) => bundle.kind === 'app' && primarySignature(bundle)?.cms !== undefined)
    .filter(
      ({ entitlements, profile }) =>
        profile.kind === 'app-store' && entitlements['beta-reports-active'] !== true,
    )
    .map(({ bundle }) => ({
      itms: '90191',
      rule: 'beta-reports-missing',
      severity: 'warning',
      place: bundle.path,
      message: 'beta-reports-active is not among the entitlements, so TestFlight cannot give the build out',
      remedy: 'Export with a current App Store profile, which has it.',
    }));
}

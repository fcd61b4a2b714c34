import type { Finding } from '../../../findings/finding.ts';
import type { Component } from '../manifest/components.ts';
import { type ApkFacts, manifestPlace, shortList, targetSdkOf } from './apk-facts.ts';

/** From this target SDK on a component with an intent filter has to say whether it is exported. */
const explicitExportSdk = 31;

/** What other apps can start or read. */
export function componentFindings(facts: ApkFacts): readonly Finding[] {
  const enabled = facts.manifest.components.filter((one) => one.enabled);
  return [
    ...exportNotDeclared(facts),
    ...openProviders(enabled),
    ...openComponents(enabled),
    ...weakPermissions(facts, enabled),
  ];
}

/** https://developer.android.com/about/versions/12/behavior-changes-12#exported */
function exportNotDeclared(facts: ApkFacts): readonly Finding[] {
  if (targetSdkOf(facts) < explicitExportSdk) return [];
  return facts.manifest.components
    .filter(({ exportedBy }) => exportedBy === 'intent filter')
    .map(({ kind, name }) => ({
      rule: 'component/export-not-declared',
      severity: 'error',
      place: name,
      message: `The ${kind} has an intent filter and no android:exported: Android 12 and later refuse to install the app`,
      remedy: 'Set android:exported to true or false.',
    }));
}

function openProviders(components: readonly Component[]): readonly Finding[] {
  return components
    .filter(({ kind, exported }) => kind === 'provider' && exported)
    .filter(({ readPermission, writePermission }) => !readPermission || !writePermission)
    .map(({ name, readPermission, writePermission }) => ({
      rule: 'component/open-provider',
      severity: 'warning',
      place: name,
      message: `Every app can ${[...(readPermission ? [] : ['read']), ...(writePermission ? [] : ['write'])].join(' and ')} through this content provider`,
      remedy: 'Set android:exported to false, or a permission with protection level signature.',
    }));
}

const plurals: Readonly<Record<string, string>> = {
  activity: 'activities',
  'activity-alias': 'activity aliases',
  service: 'services',
  receiver: 'receivers',
};

/** One note for each kind: real apps have dozens, and most of them mean it. */
function openComponents(components: readonly Component[]): readonly Finding[] {
  return Object.entries(plurals).flatMap(([kind, plural]) => {
    const open = components.filter(
      (one) => one.kind === kind && one.exported && !one.isLauncher && one.permission === undefined,
    );
    if (open.length === 0) return [];
    const what = open.length === 1 ? `1 ${kind} is` : `${open.length} ${plural} are`;
    return [
      {
        rule: 'component/exported-without-permission',
        severity: 'note',
        place: manifestPlace,
        message: `${what} open to every app without a permission: ${shortList(open.map(({ name }) => name))}`,
        remedy: 'Set android:exported to false where no other app is meant, or ask for a permission.',
      },
    ];
  });
}

function weakPermissions(
  { manifest: { permissions } }: ApkFacts,
  components: readonly Component[],
): readonly Finding[] {
  const weak = permissions.declared
    .filter(({ protection }) => protection?.level === 'normal')
    .map(({ name }) => name);
  return components
    .filter(({ exported, permission }) => exported && permission !== undefined && weak.includes(permission))
    .map(({ kind, name, permission }) => ({
      rule: 'component/weak-permission',
      severity: 'warning',
      place: name,
      message: `The ${kind} is guarded by ${permission}, which every app gets that asks for it`,
      remedy: 'Give the permission the protection level signature.',
    }));
}

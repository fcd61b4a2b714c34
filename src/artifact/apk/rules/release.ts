import type { Finding } from '../../../findings/finding.ts';
import { type ApkFacts, manifestPlace, targetSdkOf } from './apk-facts.ts';

/**
 * Android 15 refuses apps below this target, Android 14 those below 23:
 * https://developer.android.com/about/versions/15/behavior-changes-all#minimum-target-api-level
 */
const leastInstallableTarget = 24;

/** What keeps the app from being installed or published, whatever is in it. */
export function releaseFindings(facts: ApkFacts): readonly Finding[] {
  // A split has no say in these; its base has.
  if (facts.manifest.split !== undefined) return unreadableFindings(facts);
  return [
    ...testOnly(facts),
    ...previewSdk(facts),
    ...targetTooLow(facts),
    ...permissionsUnknown(facts),
    ...unreadableFindings(facts),
  ];
}

function testOnly({ manifest }: ApkFacts): readonly Finding[] {
  if (!manifest.application.testOnly) return [];
  return [
    {
      rule: 'manifest/test-only',
      severity: 'error',
      place: manifestPlace,
      message: 'android:testOnly is true: it installs only with adb install -t, and Play refuses it',
      remedy: 'Build it with Gradle rather than with the Run button, or remove android:testOnly.',
    },
  ];
}

function previewSdk({ manifest: { sdk } }: ApkFacts): readonly Finding[] {
  const preview = sdk.min?.codename ?? sdk.target?.codename;
  if (preview === undefined) return [];
  return [
    {
      rule: 'sdk/preview',
      severity: 'error',
      place: manifestPlace,
      message: `The SDK version is the preview ${preview}: no released device installs it, and Play refuses it`,
      remedy: 'Set minSdk and targetSdk to the numbers of released API levels.',
    },
  ];
}

function targetTooLow(facts: ApkFacts): readonly Finding[] {
  const target = targetSdkOf(facts);
  if (target >= leastInstallableTarget) return [];
  return [
    {
      rule: 'sdk/target-low',
      severity: 'error',
      place: manifestPlace,
      message: `The target SDK is ${target}: Android 15 refuses to install apps below ${leastInstallableTarget}`,
      remedy: 'Raise targetSdk, and test what changes with each API level.',
    },
  ];
}

function permissionsUnknown({ manifest: { permissions } }: ApkFacts): readonly Finding[] {
  return permissions.requested
    .filter(
      ({ name, protection }) => protection === undefined && /^android\.permission\.[A-Z_]+$/u.test(name),
    )
    .map(({ name }) => ({
      rule: 'permission/unknown',
      severity: 'note',
      place: manifestPlace,
      message: `No Android up to API level 36 knows the permission ${name}, so it is never granted`,
      remedy: 'Check the spelling, or remove the permission.',
    }));
}

function unreadableFindings({ unreadable }: ApkFacts): readonly Finding[] {
  return unreadable.map(({ entry, reason }) => ({
    rule: 'manifest/unreadable-file',
    severity: 'error',
    place: entry,
    message: `The app needs this file, and it cannot be read: ${reason}`,
    remedy: 'Build the app again; if a tool shortens or encrypts resources, keep this one out of it.',
  }));
}

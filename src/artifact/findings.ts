import type { Finding } from '../findings/finding.ts';
import type { Artifact, SignatureScheme } from './artifact.ts';

/** A rule: what it has to say about an artifact, without the place. */
type Rule = (artifact: Artifact) => Omit<Finding, 'place'> | undefined;

const rules: readonly Rule[] = [
  debuggable,
  unsigned,
  jarOnlyForAndroid11,
  noJarBeforeAndroid7,
  versionCodeMissing,
  versionNameMissing,
  targetSdkMissing,
  minSdkMissing,
];

/** What must not, or should not, be released about an artifact. Pure; in the order of the rules. */
export function artifactFindings(artifact: Artifact): readonly Finding[] {
  return rules.flatMap((rule) => {
    const found = rule(artifact);
    return found === undefined ? [] : [{ ...found, place: artifact.path }];
  });
}

function debuggable({ debuggable: isDebuggable }: Artifact) {
  if (!isDebuggable) return undefined;
  return {
    rule: 'artifact/debuggable',
    severity: 'error',
    message:
      'android:debuggable is true: anyone with the device can read the data of the app, and Play refuses it',
    remedy: 'Build the release variant, and remove android:debuggable from the manifest.',
  } as const;
}

function unsigned({ kind, signing }: Artifact) {
  if (signing.schemes.length > 0) return undefined;
  const tool = kind === 'apk' ? 'apksigner' : 'jarsigner';
  return {
    rule: 'artifact/unsigned',
    severity: 'error',
    message: 'The file carries no signature; neither a device nor the store takes it',
    remedy: `Set up a signing config for the release variant, or sign the file with ${tool}.`,
  } as const;
}

/** https://developer.android.com/about/versions/11/behavior-changes-11#minimum-signature-scheme */
function jarOnlyForAndroid11({ kind, targetSdk, signing }: Artifact) {
  if (kind !== 'apk' || targetSdk < 30 || !isOnly('jar', signing.schemes)) return undefined;
  return {
    rule: 'artifact/v2-signature-missing',
    severity: 'error',
    message: `Only a JAR signature is present; with targetSdk ${targetSdk} Android 11 and later refuse to install it`,
    remedy: 'Turn on APK Signature Scheme v2 in the signing config.',
  } as const;
}

/** Devices before API 24 know nothing but JAR signatures: source.android.com/docs/security/features/apksigning. */
function noJarBeforeAndroid7({ kind, minSdk, signing }: Artifact) {
  if (kind !== 'apk' || minSdk >= 24 || signing.schemes.length === 0) return undefined;
  if (signing.schemes.includes('jar')) return undefined;
  return {
    rule: 'artifact/jar-signature-missing',
    severity: 'error',
    message: `No JAR signature is present; with minSdk ${minSdk} devices before Android 7 refuse to install it`,
    remedy: 'Turn on v1 signing in the signing config, or raise minSdk to 24.',
  } as const;
}

function versionCodeMissing({ versionCode }: Artifact) {
  if (versionCode > 0) return undefined;
  return {
    rule: 'artifact/version-code-missing',
    severity: 'error',
    message: 'The version code is 0; the store wants a positive one that grows with each release',
    remedy: 'Set versionCode in the build.',
  } as const;
}

function versionNameMissing({ undeclared = [] }: Artifact) {
  if (!undeclared.includes('versionName')) return undefined;
  return {
    rule: 'artifact/version-name-missing',
    severity: 'warning',
    message: 'The manifest declares no version name, so users see none',
    remedy: 'Set versionName in the build.',
  } as const;
}

function targetSdkMissing({ undeclared = [], targetSdk }: Artifact) {
  if (!undeclared.includes('targetSdk')) return undefined;
  return {
    rule: 'artifact/target-sdk-missing',
    severity: 'error',
    message: `The manifest declares no targetSdk, so it counts as ${targetSdk}, the same as minSdk`,
    remedy: 'Set targetSdk in the build to the API level the app was tested with.',
  } as const;
}

function minSdkMissing({ undeclared = [] }: Artifact) {
  if (!undeclared.includes('minSdk')) return undefined;
  return {
    rule: 'artifact/min-sdk-missing',
    severity: 'warning',
    message: 'The manifest declares no minSdk, so the app is offered to every device since Android 1',
    remedy: 'Set minSdk in the build.',
  } as const;
}

function isOnly(scheme: SignatureScheme, schemes: readonly SignatureScheme[]): boolean {
  return schemes.length > 0 && schemes.every((present) => present === scheme);
}

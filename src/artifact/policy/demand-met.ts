import { pageSizeProblem } from './native-library.ts';
import type { Demand } from './requirement.ts';
import type { AndroidSubject, AppleSubject, PolicySubject } from './subject.ts';

/** Whether an artifact is as a store wants it. */
export type Answer =
  | { readonly met: true }
  /** What was seen instead, as a clause. */
  | { readonly met: false; readonly seen: string }
  /** What would have to be known, as a clause. */
  | { readonly met: 'unknown'; readonly missing: string };

const fine: Answer = { met: true };
const librariesShown = 3;

/** Answers one demand; what does not concern the artifact is met. Pure. */
export function answer(demand: Demand, subject: PolicySubject): Answer {
  if (demand.kind === 'size') return size(demand, subject);
  return subject.store === 'google-play' ? onPlay(demand, subject) : onAppStore(demand, subject);
}

function onPlay(demand: Demand, subject: AndroidSubject): Answer {
  switch (demand.kind) {
    case 'target-sdk':
      if (!demand.formFactors.includes(subject.formFactor) || subject.targetSdk >= demand.atLeast)
        return fine;
      return { met: false, seen: `the targetSdk is ${subject.targetSdk}, ${demand.atLeast} is the least` };
    case 'page-size':
      return subject.targetSdk < demand.fromTargetSdk ? fine : pageSize(demand.bytes, subject);
    case 'bundle':
      return subject.kind === 'aab' ? fine : { met: false, seen: 'it is an APK' };
    case 'version-code':
      if (subject.versionCode <= demand.atMost) return fine;
      return {
        met: false,
        seen: `the version code is ${subject.versionCode}, ${demand.atMost} is the highest`,
      };
    case 'billing-library':
      return billing(demand.atLeastMajor, subject);
    case 'developer-verification':
      return { met: 'unknown', missing: `whether the package name is registered (${demand.regions})` };
    default:
      return fine;
  }
}

function onAppStore(demand: Demand, { sdkVersion, hasPrivacyManifest }: AppleSubject): Answer {
  if (demand.kind === 'ios-sdk') {
    if (sdkVersion === undefined) return { met: 'unknown', missing: 'which SDK built it' };
    if (Number.parseInt(sdkVersion, 10) >= demand.atLeastMajor) return fine;
    return {
      met: false,
      seen: `it was built with the SDK of iOS ${sdkVersion}, ${demand.atLeastMajor} is the least`,
    };
  }
  if (demand.kind === 'privacy-manifest') {
    if (hasPrivacyManifest === undefined)
      return { met: 'unknown', missing: 'whether it has a privacy manifest' };
    return hasPrivacyManifest ? fine : { met: false, seen: 'the app has no privacy manifest' };
  }
  return fine;
}

function pageSize(bytes: number, { nativeLibraries, kind }: AndroidSubject): Answer {
  if (nativeLibraries === undefined)
    return { met: 'unknown', missing: 'how its native libraries are aligned' };
  const problems = nativeLibraries.map((library) => ({
    name: library.name,
    // A bundle is aligned when Play makes APKs of it, so only the libraries themselves can be wrong.
    problem: pageSizeProblem(kind === 'aab' ? { ...library, storedAt: undefined } : library, bytes),
  }));
  const wrong = problems.filter(({ problem }) => problem !== undefined && problem !== 'unknown');
  if (wrong.length > 0) {
    const shown = wrong.slice(0, librariesShown).map(({ name, problem }) => `${name} (${problem})`);
    const more = wrong.length > librariesShown ? ` and ${wrong.length - librariesShown} more` : '';
    return {
      met: false,
      seen: `${wrong.length} libraries cannot be loaded in pages of 16 KiB: ${shown.join(', ')}${more}`,
    };
  }
  const unknown = problems.filter(({ problem }) => problem === 'unknown');
  if (unknown.length === 0) return fine;
  return {
    met: 'unknown',
    missing: `how ${unknown
      .map(({ name }) => name)
      .slice(0, librariesShown)
      .join(', ')} is aligned`,
  };
}

function billing(atLeastMajor: number, { billingLibrary, usesBilling }: AndroidSubject): Answer {
  if (billingLibrary === undefined) {
    if (usesBilling === false) return fine;
    return { met: 'unknown', missing: 'which version of the Play Billing Library it has, if any' };
  }
  const major = Number.parseInt(billingLibrary, 10);
  if (Number.isNaN(major))
    return {
      met: 'unknown',
      missing: `what version ${JSON.stringify(billingLibrary)} of the Play Billing Library is`,
    };
  if (major >= atLeastMajor) return fine;
  return { met: false, seen: `the Play Billing Library is ${billingLibrary}, ${atLeastMajor} is the least` };
}

function size(demand: Extract<Demand, { readonly kind: 'size' }>, { sizes }: PolicySubject): Answer {
  const bytes = sizes[demand.of];
  // A size that nobody measured is no question to a person: the other limits of the file still hold.
  if (bytes === undefined || bytes <= demand.atMostBytes) return fine;
  return {
    met: false,
    seen: `the ${demand.of} has ${mebibytes(bytes)}, ${mebibytes(demand.atMostBytes)} is the most`,
  };
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

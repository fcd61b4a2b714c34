import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { VersionView } from '../version-view.ts';
import type { WantedVersion } from './wanted.ts';

/** Somebody is at work on another version, which must not lose its number and its texts to ours. */
export function versionTaken(
  { versionString, state, build }: VersionView,
  wanted: WantedVersion,
): SlipwayError {
  return new SlipwayError('APP_STORE_VERSION_PENDING', {
    message: `The App Store has one version at a time that is not out yet, and that is ${versionString}, not ${wanted.versionString}.`,
    seen: `${versionString}: ${state}, ${build === undefined ? 'without a build' : `with build ${build.number}`}`,
    next: `Release ${versionString} first, delete it in App Store Connect, or give it the number ${wanted.versionString} there.`,
  });
}

export function numberReleased({ versionString, build }: VersionView, wanted: WantedVersion): SlipwayError {
  return new SlipwayError('APP_STORE_VERSION_LOW', {
    message: `Version ${versionString} is out already, with another build.`,
    seen: `build ${build?.number ?? 'unknown'} is out; build ${wanted.buildNumber} was to be submitted`,
  });
}

/** Notes in a language that the app is not in would be lost without a word. */
export function languagesMissing(languages: readonly string[], locales: readonly string[]): SlipwayError {
  return new SlipwayError('APP_STORE_METADATA_MISSING', {
    message: `There are release notes in languages that the app does not have in the App Store: ${languages.join(', ')}.`,
    seen: `its languages: ${locales.join(', ') || 'none'}`,
    next: 'Add the language in App Store Connect, with its description, or leave out its release notes.',
  });
}

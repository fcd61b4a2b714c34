import { buildNumberPattern } from '../stores/version-code.ts';
import { defaultProfile } from './defaults.ts';
import { durationMs } from './duration.ts';
import type { Problem } from './problem.ts';
import { mergedIosProfile, profileChain } from './profiles.ts';
import type { Partially, SalvagedConfig } from './salvage.ts';
import type { AppInput } from './schema-app.ts';

type App = Partially<AppInput>;
type AppRule = (app: App) => readonly Problem[];

/** What the App Store asks of an app beyond the shape of its parts. */
export const iosRules: readonly AppRule[] = [
  appHasAPlatform,
  versionNameIsNumbers,
  buildNumberIsNumbers,
  trackIsOfApple,
  soakTracksAreGroups,
  whatIsNewIsShortEnough,
  dayIsJudgedBeforeItEnds,
  letOutIsForManualReleases,
  goesFirstIsThere,
  goesFirstHoldsSomething,
];

/** https://developer.apple.com/help/app-store-connect/reference/app-information/platform-version-information */
const longestWhatsNew = 4000;

function appHasAPlatform(app: App): readonly Problem[] {
  return 'android' in app || 'ios' in app ? [] : [{ path: [], message: 'needs android, ios or both' }];
}

/** https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleshortversionstring */
function versionNameIsNumbers({ ios }: App): readonly Problem[] {
  const name = ios?.versionName;
  if (name === undefined || buildNumberPattern.test(name)) return [];
  const message = `"${name}" is not a version of the App Store; write one to three whole numbers, like 1.4.0`;
  return [{ path: ['ios', 'versionName'], message }];
}

function buildNumberIsNumbers({ ios }: App): readonly Problem[] {
  const build = ios?.buildNumber;
  if (build === undefined || build === 'next' || buildNumberPattern.test(String(build))) return [];
  const message = `"${build}" is not a build number; write 'next', or one to three whole numbers, like '1.4.2'`;
  return [{ path: ['ios', 'buildNumber'], message }];
}

function trackIsOfApple({ ios }: App): readonly Problem[] {
  const track = ios?.track;
  if (track === undefined || track === 'app-store' || isGroup(track)) return [];
  const message = `"${track}" is no place of the App Store; write 'app-store' or 'testflight:GROUP'`;
  return [{ path: ['ios', 'track'], message }];
}

function soakTracksAreGroups({ ios }: App): readonly Problem[] {
  return (ios?.rollout?.soak ?? []).flatMap((stage, index) => {
    const track = stage?.track;
    if (track === undefined || isGroup(track)) return [];
    const message = `"${track}" is no group of testers; write it like 'testflight:Friends'`;
    return [{ path: ['ios', 'rollout', 'soak', index, 'track'], message }];
  });
}

function whatIsNewIsShortEnough({ ios }: App): readonly Problem[] {
  return Object.entries(ios?.releaseNotes ?? {}).flatMap(([language, notes = '']) => {
    const { length } = [...notes];
    if (length <= longestWhatsNew) return [];
    const message = `has ${length} characters; the App Store takes ${longestWhatsNew}`;
    return [{ path: ['ios', 'releaseNotes', language], message }];
  });
}

const dayMs = 24 * 3_600_000;

/** Whoever only looks when the day is over finds the next one begun. */
function dayIsJudgedBeforeItEnds({ ios }: App): readonly Problem[] {
  const bakeTime = ios?.rollout?.bakeTime;
  if (bakeTime === undefined || (durationMs(bakeTime) ?? 0) < dayMs) return [];
  const message = `"${bakeTime}" is no less than a day, after which the App Store raises the share by itself`;
  return [{ path: ['ios', 'rollout', 'bakeTime'], message }];
}

function letOutIsForManualReleases({ ios }: App): readonly Problem[] {
  if (ios?.rollout?.letOut === undefined || ios.releaseType === 'manual') return [];
  const message = "is for a release that waits to be let out; it needs releaseType: 'manual'";
  return [{ path: ['ios', 'rollout', 'letOut'], message }];
}

function goesFirstIsThere(app: App): readonly Problem[] {
  if (app.ios?.rollout?.after === undefined || 'android' in app) return [];
  return [{ path: ['ios', 'rollout', 'after'], message: 'names Google Play, where this app is not' }];
}

function goesFirstHoldsSomething({ ios }: App): readonly Problem[] {
  const { after, phased = true } = ios?.rollout ?? {};
  if (after === undefined || phased || ios?.releaseType === 'manual') return [];
  const message = "holds nothing back that goes to everybody on approval; it needs releaseType: 'manual'";
  return [{ path: ['ios', 'rollout', 'after'], message }];
}

function isGroup(track: string): boolean {
  return /^testflight:\S/.test(track);
}

/** Only for profiles that an iOS app is built with: a parent may leave it to its children. */
export function iosBuildNamesItsArtifact({ apps = {}, profiles = {} }: SalvagedConfig): readonly Problem[] {
  const built = Object.values(apps).flatMap((app) =>
    app?.ios === undefined ? [] : [app.ios.build ?? defaultProfile],
  );
  return [...new Set(built)].flatMap((name) => {
    const chain = profileChain(profiles, name);
    if (chain.kind !== 'chain' || 'artifact' in mergedIosProfile(chain.profiles)) return [];
    const message = 'is missing; name the IPA that goes to the store';
    return [{ path: ['profiles', name, 'ios', 'artifact'], message }];
  });
}

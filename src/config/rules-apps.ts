import { type Platform, platforms } from '../stores/platform.ts';
import { stepNames } from './config.ts';
import { defaultProfile } from './defaults.ts';
import type { Problem } from './problem.ts';
import { mergedIosProfile, mergedProfile, profileChain } from './profiles.ts';
import { guardRules } from './rules-guard.ts';
import { iosRules } from './rules-ios.ts';
import { rolloutRules } from './rules-rollout.ts';
import type { Partially, SalvagedConfig } from './salvage.ts';
import type { AppInput } from './schema-app.ts';

type App = Partially<AppInput>;
type AppRule = (app: App) => readonly Problem[];
type Rule = (config: SalvagedConfig) => readonly Problem[];

/** https://developer.android.com/studio/publish/versioning: the greatest version code Google Play takes. */
const highestVersionCode = 2_100_000_000;
/** Google Play refuses longer release notes, counted in Unicode characters. */
const longestNotes = 500;

export const appRules: readonly Rule[] = [
  applicationIdsAreUnique,
  ...[
    versionCodeIsInRange,
    notesAreShortEnough,
    noteLanguagesAreTags,
    deviceLocalesAreTags,
    devicesAreListedOnce,
    ...rolloutRules,
    ...guardRules,
    ...iosRules,
    stepsHaveNamesOfTheirOwn,
  ].map(forEachApp),
];

function forEachApp(rule: AppRule): Rule {
  return ({ apps = {} }) =>
    Object.entries(apps).flatMap(([name, app = {}]) =>
      rule(app).map(({ path, message }) => ({ path: ['apps', name, ...path], message })),
    );
}

/** On each platform by itself: the same id on both is usual. */
function applicationIdsAreUnique(config: SalvagedConfig): readonly Problem[] {
  return platforms.flatMap((platform) => idsAreUnique(config, platform));
}

function idsAreUnique({ apps = {}, profiles = {} }: SalvagedConfig, platform: Platform): readonly Problem[] {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, app] of Object.entries(apps)) {
    const id = platform === 'android' ? androidId(app ?? {}, profiles) : iosId(app ?? {}, profiles);
    if (id === undefined) continue;
    const owner = owners.get(id);
    if (owner === undefined) owners.set(id, name);
    else
      problems.push({
        path: ['apps', name, platform, platform === 'android' ? 'applicationId' : 'bundleId'],
        message: `"${id}" belongs to the app "${owner}" already`,
      });
  }
  return problems;
}

type Profiles = NonNullable<SalvagedConfig['profiles']>;

function androidId({ android }: App, profiles: Profiles): string | undefined {
  const chain = profileChain(profiles, android?.build ?? defaultProfile);
  const override = chain.kind === 'chain' ? mergedProfile(chain.profiles).applicationId : undefined;
  return android === undefined ? undefined : (override ?? android.applicationId);
}

function iosId({ ios }: App, profiles: Profiles): string | undefined {
  const chain = profileChain(profiles, ios?.build ?? defaultProfile);
  const override = chain.kind === 'chain' ? mergedIosProfile(chain.profiles).bundleId : undefined;
  return ios === undefined ? undefined : (override ?? ios.bundleId);
}

function versionCodeIsInRange({ android }: App): readonly Problem[] {
  const code = android?.versionCode;
  if (typeof code !== 'number') return [];
  if (Number.isInteger(code) && code >= 1 && code <= highestVersionCode) return [];
  return [
    {
      path: ['android', 'versionCode'],
      message: `must be a whole number from 1 to ${highestVersionCode}, not ${code}`,
    },
  ];
}

function notesAreShortEnough({ android }: App): readonly Problem[] {
  return Object.entries(android?.releaseNotes ?? {}).flatMap(([language, notes = '']) => {
    const length = [...notes].length;
    if (length <= longestNotes) return [];
    return [
      {
        path: ['android', 'releaseNotes', language],
        message: `has ${length} characters; Google Play takes ${longestNotes}`,
      },
    ];
  });
}

function noteLanguagesAreTags(app: App): readonly Problem[] {
  return platforms.flatMap((platform) =>
    Object.keys(app[platform]?.releaseNotes ?? {})
      .filter((language) => !isLanguageTag(language))
      .map((language) => ({ path: [platform, 'releaseNotes', language], message: notATag(language) })),
  );
}

function deviceLocalesAreTags(app: App): readonly Problem[] {
  return devicesOf(app).flatMap(({ path, locale }) =>
    locale === undefined || isLanguageTag(locale)
      ? []
      : [{ path: [...path, 'locale'], message: notATag(locale) }],
  );
}

function devicesAreListedOnce(app: App): readonly Problem[] {
  const seen = new Set<string>();
  return devicesOf(app).flatMap(({ path, device, locale = 'en-US' }) => {
    if (device === undefined) return [];
    const pair = `${device} in ${locale}`;
    const key = `${path[0]} ${pair}`;
    if (seen.has(key)) return [{ path, message: `${pair} is listed twice` }];
    seen.add(key);
    return [];
  });
}

function devicesOf(app: App) {
  return platforms.flatMap((platform) =>
    (app[platform]?.devices ?? []).map((entry, index) => ({ path: [platform, 'devices', index], ...entry })),
  );
}

function stepsHaveNamesOfTheirOwn({ steps = [] }: App): readonly Problem[] {
  const taken = new Map<string, string>(stepNames.map((name) => [name, 'is the name of a built-in step']));
  return steps.flatMap((step, index) => {
    const name = step?.name;
    if (name === undefined) return [];
    const problem = taken.get(name);
    taken.set(name, 'is the name of another step');
    return problem === undefined ? [] : [{ path: ['steps', index, 'name'], message: `"${name}" ${problem}` }];
  });
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function notATag(tag: string): string {
  return `"${tag}" is not a language tag; write it like en-US, de-DE or ar`;
}

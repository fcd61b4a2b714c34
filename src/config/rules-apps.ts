import { stepNames } from './config.ts';
import { defaultProfile } from './defaults.ts';
import type { Problem } from './problem.ts';
import { mergedProfile, profileChain } from './profiles.ts';
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
    stepsHaveNamesOfTheirOwn,
  ].map(forEachApp),
];

function forEachApp(rule: AppRule): Rule {
  return ({ apps = {} }) =>
    Object.entries(apps).flatMap(([name, app = {}]) =>
      rule(app).map(({ path, message }) => ({ path: ['apps', name, ...path], message })),
    );
}

function applicationIdsAreUnique({ apps = {}, profiles = {} }: SalvagedConfig): readonly Problem[] {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, app] of Object.entries(apps)) {
    const chain = profileChain(profiles, app?.android?.build ?? defaultProfile);
    const override = chain.kind === 'chain' ? mergedProfile(chain.profiles).applicationId : undefined;
    const id = override ?? app?.android?.applicationId;
    if (id === undefined) continue;
    const owner = owners.get(id);
    if (owner === undefined) owners.set(id, name);
    else
      problems.push({
        path: ['apps', name, 'android', 'applicationId'],
        message: `"${id}" belongs to the app "${owner}" already`,
      });
  }
  return problems;
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

function noteLanguagesAreTags({ android }: App): readonly Problem[] {
  return Object.keys(android?.releaseNotes ?? {})
    .filter((language) => !isLanguageTag(language))
    .map((language) => ({ path: ['android', 'releaseNotes', language], message: notATag(language) }));
}

function deviceLocalesAreTags({ android }: App): readonly Problem[] {
  return (android?.devices ?? []).flatMap((entry, index) => {
    const locale = entry?.locale;
    if (locale === undefined || isLanguageTag(locale)) return [];
    return [{ path: ['android', 'devices', index, 'locale'], message: notATag(locale) }];
  });
}

function devicesAreListedOnce({ android }: App): readonly Problem[] {
  const seen = new Set<string>();
  return (android?.devices ?? []).flatMap((entry, index) => {
    if (entry?.device === undefined) return [];
    const pair = `${entry.device} in ${entry.locale ?? 'en-US'}`;
    if (seen.has(pair)) return [{ path: ['android', 'devices', index], message: `${pair} is listed twice` }];
    seen.add(pair);
    return [];
  });
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

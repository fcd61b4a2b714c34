import { platforms } from '../stores/platform.ts';
import { closest } from '../text/closest.ts';
import type { Problem } from './problem.ts';
import { mergedProfile, profileChain, profileNames } from './profiles.ts';
import { iosBuildNamesItsArtifact } from './rules-ios.ts';
import type { SalvagedConfig } from './salvage.ts';

type Rule = (config: SalvagedConfig) => readonly Problem[];

/** Settings that mean something to Gradle only. */
const gradleOnly = ['projectDir', 'tasks', 'properties', 'keystore'] as const;

export const profileRules: readonly Rule[] = [
  parentsExist,
  chainsEnd,
  builtProfilesExist,
  propertiesAreNoSecrets,
  prebuiltHasNothingOfGradle,
  prebuiltNamesItsArtifact,
  iosBuildNamesItsArtifact,
];

function parentsExist({ profiles = {} }: SalvagedConfig): readonly Problem[] {
  return Object.entries(profiles).flatMap(([name, profile]) => {
    const parent = profile?.extends;
    const known = profileNames(profiles);
    if (parent === undefined || known.includes(parent)) return [];
    return [{ path: ['profiles', name, 'extends'], message: noSuchProfile(parent, known) }];
  });
}

function chainsEnd({ profiles = {} }: SalvagedConfig): readonly Problem[] {
  return Object.keys(profiles).flatMap((name) => {
    const chain = profileChain(profiles, name);
    if (chain.kind !== 'cycle' || chain.names.at(-1) !== name) return [];
    // One line per circle: its first name in the alphabet speaks for the others.
    if (chain.names.some((member) => member < name)) return [];
    return [{ path: ['profiles', name, 'extends'], message: `goes in a circle: ${chain.names.join(' → ')}` }];
  });
}

function builtProfilesExist({ apps = {}, profiles = {} }: SalvagedConfig): readonly Problem[] {
  const known = profileNames(profiles);
  return Object.entries(apps).flatMap(([name, app]) =>
    platforms.flatMap((platform) => {
      const build = app?.[platform]?.build;
      if (build === undefined || known.includes(build)) return [];
      return [{ path: ['apps', name, platform, 'build'], message: noSuchProfile(build, known) }];
    }),
  );
}

function propertiesAreNoSecrets({ profiles = {} }: SalvagedConfig): readonly Problem[] {
  return Object.entries(profiles).flatMap(([name, profile]) =>
    Object.keys(profile?.android?.properties ?? {})
      .filter((property) => /password|secret|token/i.test(property))
      .map((property) => ({
        path: ['profiles', name, 'android', 'properties', property],
        message:
          'looks like a secret, and any process can read an argument list; use env (ORG_GRADLE_PROJECT_<name>) instead',
      })),
  );
}

function prebuiltHasNothingOfGradle({ profiles = {} }: SalvagedConfig): readonly Problem[] {
  return Object.entries(profiles).flatMap(([name, profile]) => {
    const android = profile?.android ?? {};
    if (effective(profiles, name)?.builder !== 'prebuilt') return [];
    return gradleOnly
      .filter((key) => android[key] !== undefined)
      .map((key) => ({
        path: ['profiles', name, 'android', key],
        message: "means nothing with builder 'prebuilt', which runs no Gradle",
      }));
  });
}

/** Only for profiles that an app is built with: a parent may leave it to its children. */
function prebuiltNamesItsArtifact({ apps = {}, profiles = {} }: SalvagedConfig): readonly Problem[] {
  const built = new Set(
    Object.values(apps).flatMap((app) =>
      app?.android === undefined ? [] : [app.android.build ?? 'release'],
    ),
  );
  return [...built].flatMap((name) => {
    const profile = effective(profiles, name);
    if (profile?.builder !== 'prebuilt' || 'artifact' in profile) return [];
    return [
      {
        path: ['profiles', name, 'android', 'artifact'],
        message: "is missing; builder 'prebuilt' needs a file",
      },
    ];
  });
}

function effective(profiles: NonNullable<SalvagedConfig['profiles']>, name: string) {
  const chain = profileChain(profiles, name);
  return chain.kind === 'chain' ? mergedProfile(chain.profiles) : undefined;
}

function noSuchProfile(name: string, known: readonly string[]): string {
  const nearest = closest(name, known);
  return nearest === undefined
    ? `there is no profile "${name}"; known: ${known.join(', ')}`
    : `there is no profile "${name}"; did you mean "${nearest}"?`;
}

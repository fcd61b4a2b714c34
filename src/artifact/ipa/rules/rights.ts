import { managedCapabilities, reviewedBackgroundModes } from '../data/managed-capabilities.ts';
import type { IosBundle } from '../ios-artifact.ts';
import { type Draft, programs, type Rule } from './finding.ts';

/** What an app may do only with Apple's consent: the counterpart of Play's restricted permissions. */
export const rightsRules: readonly Rule[] = [
  (artifact) => programs(artifact).flatMap(managed),
  (artifact) => programs(artifact).flatMap(backgroundModes),
];

function managed({ path, executable }: IosBundle): readonly Draft[] {
  const claimed = new Set(
    executable?.slices.flatMap(({ codeSignature }) =>
      Object.entries(codeSignature?.entitlements ?? {})
        // A switch that is off asks for nothing.
        .filter(([, value]) => value !== false)
        .map(([key]) => key),
    ),
  );
  return [...claimed].flatMap((key) => {
    const capability = managedCapabilities.find(({ entitlement }) => covers(entitlement, key));
    if (capability === undefined) return [];
    return [
      {
        rule: 'managed-capability',
        severity: 'note',
        place: path,
        message: `It claims ${key} (${capability.name}), which Apple gives on request only`,
        remedy:
          'Have the request approved, for distribution too, before the release; or remove the entitlement.',
      },
    ];
  });
}

function covers(pattern: string, key: string): boolean {
  return pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
}

function backgroundModes({ path, info }: IosBundle): readonly Draft[] {
  const modes = info?.backgroundModes.filter((mode) => reviewedBackgroundModes.has(mode)) ?? [];
  if (modes.length === 0) return [];
  return [
    {
      rule: 'background-modes',
      severity: 'note',
      place: `${path}/Info.plist`,
      message: `The app runs in the background for ${modes.join(', ')}: App Review asks for the feature that needs it (guideline 2.5.4)`,
      remedy:
        'Say in the review notes where the feature is found, or remove the mode from UIBackgroundModes.',
    },
  ];
}

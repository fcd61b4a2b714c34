import type { IosArtifact } from '../ios-artifact.ts';
import { type Draft, listOf, type Rule } from './finding.ts';

export const presentationRules: readonly Rule[] = [
  launchScreen,
  ipadOrientations,
  exportCompliance,
  backgroundTasks,
  cleartext,
  betaXcode,
];

function supports(artifact: IosArtifact, family: 'iphone' | 'ipad'): boolean {
  return artifact.app.info?.deviceFamilies.includes(family) === true;
}

/** Since April 2020 every app needs one; without it the app is letterboxed as on an iPhone 5. */
function launchScreen(artifact: IosArtifact): readonly Draft[] {
  const { info, path } = artifact.app;
  if (info === undefined || info.launchScreen !== undefined) return [];
  const isMultitasking = supports(artifact, 'ipad') && !info.requiresFullScreen;
  return [
    {
      ...(isMultitasking && { itms: '90475' }),
      rule: 'launch-screen-missing',
      severity: 'error',
      place: path,
      message: 'Info.plist has neither UILaunchStoryboardName nor UILaunchScreen',
      remedy: 'Add a launch storyboard, or the dictionary UILaunchScreen.',
    },
  ];
}

const allOrientations = ['Portrait', 'PortraitUpsideDown', 'LandscapeLeft', 'LandscapeRight'];

function ipadOrientations(artifact: IosArtifact): readonly Draft[] {
  const { info, path } = artifact.app;
  if (info === undefined || !supports(artifact, 'ipad') || info.requiresFullScreen) return [];
  const missing = allOrientations.filter(
    (name) => !info.orientations.ipad.includes(`UIInterfaceOrientation${name}`),
  );
  if (missing.length === 0) return [];
  return [
    {
      itms: '90474',
      rule: 'ipad-orientations-missing',
      severity: 'error',
      place: path,
      message: `The iPad’s orientations lack ${missing.join(', ')}`,
      remedy: 'Support all four in UISupportedInterfaceOrientations~ipad, or set UIRequiresFullScreen.',
    },
  ];
}

function exportCompliance({ app, kind }: IosArtifact): readonly Draft[] {
  if (kind === 'app' || app.info === undefined || app.info.usesNonExemptEncryption !== undefined) return [];
  return [
    {
      rule: 'export-compliance-unanswered',
      severity: 'warning',
      place: app.path,
      message:
        'ITSAppUsesNonExemptEncryption is not set, so each build waits until somebody answers in App Store Connect',
      remedy:
        'Set ITSAppUsesNonExemptEncryption in Info.plist; false when the app uses HTTPS and the system’s encryption only.',
    },
  ];
}

function backgroundTasks({ app }: IosArtifact): readonly Draft[] {
  const { info, path } = app;
  if (info?.backgroundModes.includes('processing') !== true || info.backgroundTasks.length > 0) return [];
  return [
    {
      itms: '90771',
      rule: 'background-tasks-missing',
      severity: 'error',
      place: path,
      message: 'UIBackgroundModes has processing, and BGTaskSchedulerPermittedIdentifiers is empty',
      remedy: 'List the identifiers of the tasks, or remove the background mode.',
    },
  ];
}

function cleartext({ app }: IosArtifact): readonly Draft[] {
  const security = app.info?.transportSecurity;
  if (security === undefined) return [];
  const { allowsArbitraryLoads, insecureDomains } = security;
  if (!allowsArbitraryLoads && insecureDomains.length === 0) return [];
  return [
    {
      rule: allowsArbitraryLoads ? 'cleartext-everywhere' : 'cleartext-domains',
      severity: allowsArbitraryLoads ? 'warning' : 'note',
      place: app.path,
      message: allowsArbitraryLoads
        ? 'NSAllowsArbitraryLoads lets the app load anything over plain HTTP; the review asks for a reason'
        : `Plain HTTP is allowed to ${listOf(insecureDomains)}`,
      remedy: 'Serve over HTTPS, and remove the exception from NSAppTransportSecurity.',
    },
  ];
}

/** Builds of a beta end in a lower-case letter: 17A5241e. */
function betaXcode({ app }: IosArtifact): readonly Draft[] {
  const build = app.info?.xcodeBuild;
  if (build === undefined || !/[a-z]$/.test(build)) return [];
  return [
    {
      itms: '90534',
      rule: 'beta-xcode',
      severity: 'error',
      place: app.path,
      message: `The app was built with a beta of Xcode (${build})`,
      remedy: 'Build with a released Xcode; the store takes betas for TestFlight at most.',
    },
  ];
}

import { runTool } from '../../testing/run-tool.ts';

/** What `aapt2 dump badging` says, line by line, in our words. */
export async function badging(path: string) {
  const lines = (await runTool('aapt2', ['dump', 'badging', path])).split('\n');
  const one = (pattern: RegExp): string | undefined => all(pattern)[0]?.[1];
  const all = (pattern: RegExp): readonly RegExpExecArray[] =>
    lines.map((line) => pattern.exec(line)).filter((match) => match !== null);
  const list = (name: string): readonly string[] =>
    (one(new RegExp(`^${name}:(.*)`)) ?? '').match(/'[^']*'/g)?.map((quoted) => quoted.slice(1, -1)) ?? [];
  return {
    applicationId: one(/^package: name='([^']*)'/),
    versionCode: Number(one(/ versionCode='([^']*)'/)),
    versionName: one(/ versionName='([^']*)'/),
    split: one(/ split='([^']*)'/),
    compileSdk: one(/ compileSdkVersion='([^']*)'/),
    compileName: one(/ compileSdkVersionCodename='([^']*)'/),
    installLocation: one(/^install-location:'([^']*)'/),
    minSdk: one(/^sdkVersion:'([^']*)'/),
    targetSdk: one(/^targetSdkVersion:'([^']*)'/),
    maxSdk: one(/^maxSdkVersion:'([^']*)'/),
    permissions: all(
      /^uses-permission: name='([^']*)'(?: maxSdkVersion='(\d+)')?(?: requiredFeature='(.*)')?$/,
    ).map(([, name, maxSdk]) => ({ name, maxSdk: maxSdk === undefined ? undefined : Number(maxSdk) })),
    sdk23Permissions: all(/^uses-permission-sdk-23: name='([^']*)'/).map(([, name]) => name),
    impliedPermissions: all(/^uses-implied-permission: name='([^']*)'.* reason='(.*)'/).map(
      ([, name, impliedBy]) => ({ name, impliedBy }),
    ),
    labels: Object.fromEntries(
      all(/^application-label(?:-([^:]*))?:'(.*)'$/).map(([, locale = '', text]) => [locale, text]),
    ),
    icons: Object.fromEntries(
      all(/^application-icon-(\d+):'(.*)'$/).map(([, density, path]) => [density, path]),
    ),
    label: one(/^application: label='(.*?)' icon=/) ?? '',
    icon: one(/^application: label='.*' icon='([^']*)'/) ?? '',
    debuggable: lines.includes('application-debuggable'),
    testOnly: lines.some((line) => line.startsWith('testOnly=')),
    isGame: lines.includes('application-isGame'),
    launchable: all(/^launchable-activity: name='([^']*)'/).map(([, name]) => name),
    groups: featureGroups(lines),
    locales: list('locales').filter((locale) => locale !== '--_--'),
    densities: list('densities').map(Number),
    abis: [...list('native-code'), ...list('alt-native-code')],
  };
}

function featureGroups(lines: readonly string[]) {
  const groups: { label: string; glEs: string | undefined; features: Record<string, string> }[] = [];
  for (const line of lines) {
    const label = /^feature-group: label='(.*)'/.exec(line)?.[1];
    if (label !== undefined) groups.push({ label, glEs: undefined, features: {} });
    const group = groups.at(-1);
    if (group === undefined) continue;
    group.glEs = /^ {2}uses-gl-es: '(.*)'/.exec(line)?.[1] ?? group.glEs;
    const feature = /^ {2}(uses-(?:implied-)?feature)(-not-required|-sdk-23)?: name='([^']*)'(.*)/.exec(line);
    if (feature === null) continue;
    const [, , suffix = '', name = '', rest = ''] = feature;
    group.features[name] = `${suffix}${rest}`;
  }
  return groups;
}

/** `aapt2 dump resources`: one line for each value, with the id, the name and the qualifiers. */
export async function resourceLines(path: string): Promise<readonly string[]> {
  const found: string[] = [];
  let resource = '';
  for (const line of (await runTool('aapt2', ['dump', 'resources', path])).split('\n')) {
    const [, id, name] = /^ {4}resource (0x[0-9a-f]{8}) ([^ ]+)/.exec(line) ?? [];
    if (id !== undefined) resource = `${id} ${name}`;
    const [, qualifiers, value] = /^ {6}\(([^)]*)\) (.*)/.exec(line) ?? [];
    if (qualifiers !== undefined) found.push(`${resource} (${qualifiers}) ${value}`);
  }
  return found;
}

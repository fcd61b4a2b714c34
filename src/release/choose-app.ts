import type { Config } from '../config/config.ts';
import { appId, type PlatformApp, platformApps } from '../config/platform-app.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Platform } from '../stores/platform.ts';
import { closest } from '../text/closest.ts';

export interface AppChoice {
  /** The app's name in the config, its id, or both as `play:com.example.app`. */
  readonly app?: string | undefined;
  readonly platform?: Platform | undefined;
}

/** The app that `--app` and `--platform` mean; without them the only one there is. */
export function chooseApp(config: Config, choice: AppChoice): PlatformApp {
  const [only, ...others] = appsMeant(config, choice);
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) throw several([only, ...others], choice);
  throw choice.app === undefined ? noneOnPlatform(config, choice) : unknown(config, choice);
}

/** All that they may mean: several for a command that takes them one after the other. */
export function appsMeant(config: Config, { app, platform }: AppChoice): readonly PlatformApp[] {
  return platformApps(config)
    .filter((each) => platform === undefined || each.platform === platform)
    .filter((each) => app === undefined || [each.name, each.applicationId, appId(each)].includes(app));
}

function several(apps: readonly PlatformApp[], choice: AppChoice): SlipwayError {
  const names = new Set(apps.map(({ name }) => name));
  const isOneApp = choice.app !== undefined || names.size === 1;
  const ways = isOneApp
    ? apps.map(({ platform }) => `--platform ${platform}`)
    : [...names].map((name) => `--app ${name}`);
  return new SlipwayError('APP_UNKNOWN', {
    message: isOneApp
      ? 'The app is on several platforms; which one is meant?'
      : 'The config has several apps; which one is meant?',
    seen: apps.map((each) => `${each.name} (${appId(each)})`).join(', '),
    next: [...new Set(ways)].join('   or   '),
  });
}

function noneOnPlatform(config: Config, { platform }: AppChoice): SlipwayError {
  const other = platformApps(config)[0]?.platform;
  return new SlipwayError('APP_UNKNOWN', {
    message: `The config has no app on ${platform === 'ios' ? 'iOS' : 'Android'}.`,
    seen: seenApps(config),
    next: `add apps.NAME.${platform} to the config, or choose ${other}`,
  });
}

function unknown(config: Config, { app = '', platform }: AppChoice): SlipwayError {
  const names = config.apps.map(({ name }) => name);
  const nearest = closest(app, names);
  const where = platform === undefined ? '' : ` on ${platform}`;
  return new SlipwayError('APP_UNKNOWN', {
    message: `The config has no app "${app}"${where}.`,
    seen: seenApps(config),
    next: `--app ${nearest ?? names[0] ?? 'NAME'}`,
  });
}

function seenApps(config: Config): string {
  return `apps: ${platformApps(config)
    .map((each) => `${each.name} (${appId(each)})`)
    .join(', ')}`;
}

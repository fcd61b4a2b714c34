import { SlipwayError } from '../../errors/slipway-error.ts';
import type { AndroidAppConfig, AppConfig } from '../config.ts';
import type { IosAppConfig } from '../config-ios.ts';
import { parseConfig } from '../parse.ts';

export const file = '/repo/slipway.config.ts';
export const android = { applicationId: 'com.example.chat', versionName: '1.4.0' };
export const ios = { bundleId: 'com.example.chat', versionName: '1.4.0' };
/** What an iOS app cannot be built without. */
export const iosProfiles = { release: { ios: { artifact: 'build/Chat.ipa' } } };
export const smallest = { apps: { chat: { android } } };

/** The problem lines of a config that has to be refused, without the file that heads them. */
export function problems(input: unknown, ledger?: string): readonly string[] {
  try {
    parseConfig(input, { file, ledger });
  } catch (error) {
    if (!(error instanceof SlipwayError) || error.code !== 'CONFIG_INVALID') throw error;
    const [first, ...lines] = error.seen?.split('\n') ?? [];
    if (first !== file) throw new Error(`the list of problems is not headed by its file, but by ${first}`);
    return lines;
  }
  throw new Error('the config was accepted');
}

/** The one app of a config. */
export function appOf(input: unknown): AppConfig {
  const [app, ...others] = parseConfig(input, { file }).apps;
  if (app === undefined || others.length > 0) throw new Error('the config has not one app');
  return app;
}

/** The Android part of the smallest config, with more in it. */
export function androidOf(extra: object, rest: object = {}): AndroidAppConfig {
  const app = appOf({ apps: { chat: { android: { ...android, ...extra } } }, ...rest });
  if (app.android === undefined) throw new Error('the app is not on Android');
  return app.android;
}

/** The iOS part of the smallest config, with more in it. */
export function iosOf(extra: object, rest: object = {}): IosAppConfig {
  const app = appOf({ apps: { chat: { ios: { ...ios, ...extra } } }, profiles: iosProfiles, ...rest });
  if (app.ios === undefined) throw new Error('the app is not on iOS');
  return app.ios;
}

import { SlipwayError } from '../../errors/slipway-error.ts';
import type { AndroidAppConfig, AppConfig } from '../config.ts';
import { parseConfig } from '../parse.ts';

export const file = '/repo/slipway.config.ts';
export const android = { applicationId: 'com.example.chat', versionName: '1.4.0' };
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
  return appOf({ apps: { chat: { android: { ...android, ...extra } } }, ...rest }).android;
}

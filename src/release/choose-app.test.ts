import { expect, test } from 'vitest';
import { parseConfig } from '../config/parse.ts';
import { appId } from '../config/platform-app.ts';
import { android, file, ios, iosProfiles } from '../config/testing/configs.ts';
import type { SlipwayError } from '../errors/slipway-error.ts';
import { type AppChoice, chooseApp } from './choose-app.ts';

const other = { android: { ...android, applicationId: 'com.example.other' } };

function choosing(apps: object, choice: AppChoice) {
  const config = parseConfig({ profiles: iosProfiles, apps }, { file });
  return chooseApp(config, choice);
}

function refusal(apps: object, choice: AppChoice): Pick<SlipwayError, 'message' | 'next'> {
  try {
    choosing(apps, choice);
  } catch (error) {
    const { code, message, next } = error as SlipwayError;
    expect(code).toBe('APP_UNKNOWN');
    return { message, next };
  }
  throw new Error('an app was chosen');
}

const both = { chat: { android, ios } };

test.each<[object, AppChoice, string]>([
  [{ chat: { android } }, {}, 'play:com.example.chat'],
  [both, { platform: 'ios' }, 'app-store:com.example.chat'],
  [both, { app: 'app-store:com.example.chat' }, 'app-store:com.example.chat'],
  [{ ...both, other }, { app: 'other' }, 'play:com.example.other'],
  [{ ...both, other }, { app: 'chat', platform: 'android' }, 'play:com.example.chat'],
  [{ ...both, other }, { app: 'com.example.other' }, 'play:com.example.other'],
])('of %j, %j is %s', (apps, choice, id) => {
  expect(appId(choosing(apps, choice))).toBe(id);
});

test('what is ambiguous is asked for', () => {
  expect(refusal(both, {})).toEqual({
    message: 'The app is on several platforms; which one is meant?',
    next: '--platform android   or   --platform ios',
  });
  expect(refusal({ ...both, other }, {})).toEqual({
    message: 'The config has several apps; which one is meant?',
    next: '--app chat   or   --app other',
  });
  expect(refusal({ ...both, other }, { app: 'chat' }).next).toBe('--platform android   or   --platform ios');
});

test('what is not there is said', () => {
  expect(refusal({ other }, { platform: 'ios' })).toEqual({
    message: 'The config has no app on iOS.',
    next: 'add apps.NAME.ios to the config, or choose android',
  });
  expect(refusal({ ...both, other }, { app: 'othr' })).toEqual({
    message: 'The config has no app "othr".',
    next: '--app other',
  });
  expect(refusal({ ...both, other }, { app: 'other', platform: 'ios' }).message).toBe(
    'The config has no app "other" on ios.',
  );
});

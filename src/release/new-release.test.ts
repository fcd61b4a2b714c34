import { describe, expect, test } from 'vitest';
import { platformApps } from '../config/platform-app.ts';
import { android, appOf, ios, iosProfiles } from '../config/testing/configs.ts';
import { jobsOf } from '../doctor/tool-checks.ts';
import type { SlipwayError } from '../errors/slipway-error.ts';
import { newRelease } from './new-release.ts';
import { reviewInformation } from './review-information.ts';

function appFrom(part: object, profiles: object = iosProfiles) {
  const [app] = platformApps({ apps: [appOf({ profiles, apps: { chat: part } })] });
  if (app === undefined) throw new Error('the config has no app');
  return app;
}

const reach = { fraction: 0.01, countries: undefined };

describe('a new release, as the store is asked for it', () => {
  test('on the App Store it says when it goes out, and what the config declares', () => {
    const more = { copyright: '2026 Example', thirdPartyContent: 'none', usesNonExemptEncryption: false };
    const app = appFrom({ ios: { ...ios, ...more, releaseType: { at: '2026-12-01T09:00:00Z' } } });
    const release = newRelease(app, { versionCodes: ['7'], notes: { 'en-US': 'Faster.' }, reach });
    expect(release).toEqual({
      name: '1.4.0',
      versionCodes: ['7'],
      status: 'inProgress',
      userFraction: 0.01,
      rest: {
        releaseNotes: [{ language: 'en-US', text: 'Faster.' }],
        releaseType: 'SCHEDULED',
        earliestReleaseDate: '2026-12-01T09:00:00Z',
        copyright: '2026 Example',
        contentRights: 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
        usesNonExemptEncryption: false,
      },
    });
  });

  test('what the config leaves out stays as the store has it', () => {
    const release = newRelease(appFrom({ ios }), { versionCodes: ['7'], notes: {}, reach });
    expect(release.rest).toEqual({ releaseType: 'AFTER_APPROVAL' });
  });

  test('on Google Play it says nothing of that, and keeps what is retained', () => {
    const app = appFrom({ android: { ...android, retain: [3, 7] } });
    const everybody = { fraction: 1, countries: undefined };
    expect(newRelease(app, { versionCodes: [7], notes: {}, reach: everybody })).toEqual({
      name: '1.4.0',
      versionCodes: [7, 3],
      status: 'completed',
      userFraction: undefined,
      rest: {},
    });
  });
});

describe('what reviewers need', () => {
  const demoAccount = { nameVariable: 'DEMO_NAME', passwordVariable: 'DEMO_PASSWORD' };

  test('has the demo account from the environment', () => {
    const env = { DEMO_NAME: 'kim', DEMO_PASSWORD: 'not for logs' };
    expect(reviewInformation({ demoAccount, notes: 'Tap twice.' }, env)).toEqual({
      demoAccount: { name: 'kim', password: 'not for logs' },
      notes: 'Tap twice.',
    });
  });

  test('names the variable that is missing, and no value', () => {
    try {
      reviewInformation({ demoAccount }, { DEMO_NAME: 'kim', DEMO_PASSWORD: '' });
      expect.unreachable();
    } catch (error) {
      const { code, seen } = error as SlipwayError;
      expect([code, seen]).toEqual(['CREDENTIALS_MISSING', 'DEMO_PASSWORD is not set']);
    }
  });
});

test('what another job has built needs no build tools', () => {
  const built = appFrom({ ios });
  const made = appFrom({ ios }, { release: { ios: { artifact: 'a.ipa', command: 'make' } } });
  const gradle = appFrom({ android: { ...android, devices: [{ device: 'pixel-8' }] } });
  expect([jobsOf([built]), jobsOf([made]), jobsOf([gradle, made])]).toEqual([
    [],
    ['ios'],
    ['android', 'ios', 'devices'],
  ]);
});

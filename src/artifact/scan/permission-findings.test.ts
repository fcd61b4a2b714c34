import { describe, expect, test } from 'vitest';
import { serviceTypes } from '../apk/manifest/service-types.ts';
import { type PermissionSubject, permissionFindings } from './permission-findings.ts';
import { serviceTypeRules } from './service-types.ts';

const subject = (changes: Partial<PermissionSubject>): PermissionSubject => ({
  targetSdk: 36,
  permissions: [],
  services: [],
  ...changes,
});
const find = (changes: Partial<PermissionSubject>) => permissionFindings(subject(changes), 'app.apk');

describe('permissionFindings', () => {
  test('has nothing to say about everyday permissions', () => {
    expect(find({ permissions: ['android.permission.INTERNET', 'android.permission.CAMERA'] })).toEqual([]);
  });

  test('names the policy, the permissions and the way around', () => {
    const permissions = ['android.permission.READ_SMS', 'android.permission.READ_CALL_LOG'];
    expect(find({ permissions })).toEqual([
      {
        rule: 'play/restricted-permission',
        severity: 'warning',
        place: 'app.apk',
        message: expect.stringMatching(
          /^READ_SMS, READ_CALL_LOG: .*“Use of SMS or Call Log permission groups”/,
        ),
        remedy: expect.stringContaining('SMS Retriever'),
      },
    ]);
  });

  test('leaves alone what the rule does not reach yet', () => {
    const permissions = ['android.permission.QUERY_ALL_PACKAGES'];
    expect(find({ permissions, targetSdk: 29 })).toEqual([]);
    expect(find({ permissions, targetSdk: 30 })).toHaveLength(1);
  });

  test('takes a family of permissions by its beginning', () => {
    const permissions = ['android.permission.health.READ_STEPS'];
    expect(find({ permissions })).toMatchObject([
      { severity: 'note', message: expect.stringContaining('READ_STEPS') },
    ]);
  });

  test('knows an accessibility service by the permission of its callers', () => {
    const service = {
      name: 'a.Helper',
      permission: 'android.permission.BIND_ACCESSIBILITY_SERVICE',
      foregroundServiceTypes: [],
    };
    expect(find({ services: [service] })).toMatchObject([
      { rule: 'play/restricted-permission', message: expect.stringContaining('AccessibilityService API') },
    ]);
  });
});

describe('foreground services', () => {
  const services = [{ name: 'a.Player', foregroundServiceTypes: ['mediaPlayback', 'shortService'] }];

  test('without the permission of their type are an error from target 34 on', () => {
    expect(find({ services, targetSdk: 33 })).toEqual([]);
    expect(find({ services, targetSdk: 34 })).toMatchObject([
      {
        rule: 'play/foreground-service-permission',
        severity: 'error',
        message: expect.stringContaining('a.Player is a foreground service of type mediaPlayback'),
      },
      { rule: 'play/foreground-service-declaration', severity: 'note' },
    ]);
  });

  test('with it only have to be declared', () => {
    const permissions = ['android.permission.FOREGROUND_SERVICE_MEDIA_PLAYBACK'];
    expect(find({ services, permissions }).map(({ rule }) => rule)).toEqual([
      'play/foreground-service-declaration',
    ]);
  });

  test('of every type that a manifest can name are known', () => {
    const named = serviceTypes(0xffffffff).filter((type) => !type.startsWith('bit '));
    expect(serviceTypeRules.map(({ type }) => type).sort()).toEqual(named.toSorted());
  });
});

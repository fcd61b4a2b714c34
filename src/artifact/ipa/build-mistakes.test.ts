import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readIpa } from './read-ios.ts';
import { buildIpa, type IpaChanges, type IpaKit, makeIpaKit, zipTree } from './testing/build-ipa.ts';
import { openTestZip } from './testing/open-test-zip.ts';
import type { Tree } from './testing/seal-bundle.ts';

const nowMs = Date.UTC(2026, 5, 1);
let folder: string;
let kit: IpaKit;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-ipa-'));
  kit = await makeIpaKit(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inspect = async (tree: Tree) => readIpa(await openTestZip(zipTree(tree)), { nowMs, roots: kit.roots });

describe('what was built wrongly', () => {
  const key = (
    name: string,
    value: IpaChanges['info'] extends infer T
      ? T extends Readonly<Record<string, infer V>>
        ? V
        : never
      : never,
  ) => ({ info: { [name]: value } });
  test.each<[string, IpaChanges, readonly string[]]>([
    ['no icon name', key('CFBundleIcons', undefined), ['itms-90713/icon-name-missing']],
    ['a missing icon file', key('CFBundleIconFiles', ['Icon-76']), ['itms-90032/icon-file-missing']],
    ['no launch screen', key('UILaunchStoryboardName', undefined), ['itms-90475/launch-screen-missing']],
    [
      'no launch screen, full screen',
      { info: { UILaunchStoryboardName: undefined, UIRequiresFullScreen: true } },
      ['ios/launch-screen-missing'],
    ],
    [
      'one orientation',
      key('UISupportedInterfaceOrientations~ipad', ['UIInterfaceOrientationPortrait']),
      ['itms-90474/ipad-orientations-missing'],
    ],
    [
      'no export compliance',
      key('ITSAppUsesNonExemptEncryption', undefined),
      ['ios/export-compliance-unanswered'],
    ],
    ['background tasks', key('UIBackgroundModes', ['processing']), ['itms-90771/background-tasks-missing']],
    [
      'plain HTTP',
      key('NSAppTransportSecurity', { NSAllowsArbitraryLoads: true }),
      ['ios/cleartext-everywhere'],
    ],
    [
      'plain HTTP to a domain',
      key('NSAppTransportSecurity', {
        NSExceptionDomains: { 'example.com': { NSExceptionAllowsInsecureHTTPLoads: true } },
      }),
      ['ios/cleartext-domains'],
    ],
    ['a beta of Xcode', key('DTXcodeBuild', '17A5241e'), ['itms-90534/beta-xcode']],
    ['an empty purpose', key('NSCameraUsageDescription', ' '), ['itms-90683/purpose-string-empty']],
    [
      'an odd identifier',
      { info: { CFBundleIdentifier: 'com.example.chat_x' } },
      [
        'itms-90049/bundle-id-invalid',
        'itms-90345/extension-id-prefix',
        'itms-90164/application-id-differs',
        'itms-90334/signature-identifier-differs',
      ],
    ],
    [
      'no build number',
      { info: { CFBundleVersion: undefined }, extensionInfo: { CFBundleVersion: undefined } },
      ['itms-90056/build-number-missing', 'itms-90056/build-number-missing'],
    ],
    [
      'no version',
      { info: { CFBundleShortVersionString: '' }, extensionInfo: { CFBundleShortVersionString: '' } },
      ['itms-90057/version-missing', 'itms-90057/version-missing'],
    ],
    [
      'a wrong version',
      {
        info: { CFBundleShortVersionString: '2.5-beta' },
        extensionInfo: { CFBundleShortVersionString: '2.5-beta' },
      },
      ['itms-90060/version-invalid', 'itms-90060/version-invalid'],
    ],
    [
      'a wrong build number',
      { info: { CFBundleVersion: '4a' }, extensionInfo: { CFBundleVersion: '4a' } },
      ['itms-90060/build-number-invalid', 'itms-90060/build-number-invalid'],
    ],
    [
      'an extension of another version',
      { extensionInfo: { CFBundleVersion: '41', CFBundleShortVersionString: '2.4' } },
      ['itms-90473/extension-version-differs', 'itms-90473/extension-version-differs'],
    ],
    ['no minimum system', { info: { MinimumOSVersion: undefined } }, ['itms-90360/minimum-os-missing']],
    [
      'a wrong minimum system',
      { extensionInfo: { MinimumOSVersion: '' } },
      ['itms-90530/minimum-os-invalid', 'itms-90208/minimum-os-differs'],
    ],
    ['a binary for newer systems', { info: { MinimumOSVersion: '14.0' } }, ['itms-90208/minimum-os-differs']],
    [
      'a missing executable',
      { info: { CFBundleExecutable: 'Other' } },
      ['itms-90207/executable-missing', 'itms-90035/resources-altered'],
    ],
    [
      'a development profile',
      {
        profileEntitlements: { 'get-task-allow': true },
        profile: { ProvisionedDevices: ['a', 'b'] },
        entitlements: { 'get-task-allow': true },
      },
      ['itms-90161/profile-not-for-store', 'itms-90046/debuggable'],
    ],
    ['an ad-hoc profile', { profile: { ProvisionedDevices: ['a'] } }, ['itms-90161/profile-not-for-store']],
    [
      'an enterprise profile',
      { profile: { ProvisionsAllDevices: true } },
      ['itms-90161/profile-not-for-store'],
    ],
    [
      'an expired profile',
      { profile: { ExpirationDate: new Date('2026-05-01') } },
      ['itms-90161/profile-expired'],
    ],
    [
      'a profile that ends soon',
      { profile: { ExpirationDate: new Date('2026-06-20') } },
      ['ios/profile-expires-soon'],
    ],
    [
      'a profile of other certificates',
      { profile: { DeveloperCertificates: [] } },
      ['itms-90179/certificate-not-in-profile'],
    ],
    [
      'a profile for another app',
      { profileEntitlements: { 'application-identifier': 'ABCDE12345.com.example.mail' } },
      ['itms-90164/application-id-differs', 'itms-90164/entitlement-not-granted'],
    ],
    [
      'an entitlement too many',
      { entitlements: { 'com.apple.developer.healthkit': true } },
      ['itms-90164/entitlement-not-granted'],
    ],
    [
      'a group too many',
      {
        entitlements: { 'com.apple.security.application-groups': ['group.a', 'group.b'] },
        profileEntitlements: { 'com.apple.security.application-groups': ['group.a'] },
      },
      ['itms-90164/entitlement-not-granted'],
    ],
    [
      'push to the sandbox',
      {
        entitlements: { 'aps-environment': 'development' },
        profileEntitlements: { 'aps-environment': 'development' },
      },
      ['itms-90164/push-sandbox'],
    ],
    [
      'no entitlement for testers',
      { entitlements: { 'beta-reports-active': false } },
      ['itms-90191/beta-reports-missing'],
    ],
    [
      'entitlements that differ',
      { derEntitlements: { 'get-task-allow': true } },
      ['itms-90035/entitlement-encodings-differ'],
    ],
    [
      'another identifier',
      { signing: { identifier: 'Chat' } },
      Array(3).fill('itms-90334/signature-identifier-differs'),
    ],
    ['another team', { signing: { teamId: 'OTHER67890' } }, Array(2).fill('ios/team-not-in-profile')],
    ['no reason', { privacy: { NSPrivacyTracking: false } }, ['itms-91053/privacy-reason-missing']],
    [
      'an unknown category',
      { privacy: reasons('NSPrivacyAccessedAPICategoryPhotoLibrary', 'C617.1') },
      ['itms-91054/privacy-category-unknown', 'itms-91053/privacy-reason-missing'],
    ],
    [
      'an unknown reason',
      { privacy: reasons('NSPrivacyAccessedAPICategoryFileTimestamp', 'CA92.1') },
      ['itms-91055/privacy-reason-unknown'],
    ],
    [
      'an unknown key',
      {
        privacy: {
          ...reasons('NSPrivacyAccessedAPICategoryFileTimestamp', 'C617.1'),
          NSPrivacyTraking: true,
        },
      },
      ['itms-91056/privacy-manifest-invalid'],
    ],
    [
      'denied tracking',
      {
        privacy: {
          ...reasons('NSPrivacyAccessedAPICategoryFileTimestamp', 'C617.1'),
          NSPrivacyTrackingDomains: ['ads.example.com'],
        },
      },
      ['itms-91064/privacy-tracking-denied'],
    ],
    [
      'a file that is no manifest',
      { files: { 'PrivacyInfo.xcprivacy': Buffer.from('nothing') } },
      ['itms-91056/unreadable-privacy-manifest', 'itms-91053/privacy-reason-missing'],
    ],
    [
      'a bundle inside of nothing',
      { files: { 'Library/Tool.app/readme': Buffer.from('x') } },
      ['itms-90036/info-plist-missing', 'itms-90207/executable-missing', 'itms-90174/profile-missing'],
    ],
  ])('%s', async (_, changes, rules) => {
    const { findings } = await inspect(await buildIpa(kit, changes));
    expect(findings.map(({ rule }) => rule)).toEqual(rules);
    for (const { message, place, remedy, rule } of findings) {
      const code = /^itms-(\d+)/.exec(rule)?.[1];
      if (code !== undefined) expect(message).toContain(`(Apple: ITMS-${code} "`);
      expect([place, remedy]).not.toContain('');
    }
  });

  function reasons(category: string, reason: string) {
    return {
      NSPrivacyAccessedAPITypes: [
        { NSPrivacyAccessedAPIType: category, NSPrivacyAccessedAPITypeReasons: [reason] },
      ],
    };
  }
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApkDetails } from '../../apk-details.ts';
import { buildApk } from '../../testing/build-app.ts';
import type { PinSet } from '../security/network-security.ts';
import { detailsOf, openApk } from '../testing/open-apk.ts';
import { richApp } from '../testing/rich-app.ts';
import type { XmlToWrite } from '../testing/write-binary-xml.ts';
import { apkFindings } from './apk-findings.ts';

const now = new Date('2026-11-22T12:00:00Z');

type Attributes = NonNullable<XmlToWrite['attributes']>;

interface App {
  readonly min?: number | string;
  readonly target?: number | string;
  readonly application?: Attributes;
  readonly components?: readonly XmlToWrite[];
  readonly others?: readonly XmlToWrite[];
  readonly manifest?: Attributes;
}

const level = (value: number | string) => (typeof value === 'number' ? { integer: value } : value);

/** An app that nothing is to be said against, but for what is given. */
function app({ min = 31, target = 35, application, components = [], others = [], manifest }: App) {
  const sdk = { 'minSdkVersion#0101020c': level(min), 'targetSdkVersion#01010270': level(target) };
  return detailsOf({
    name: 'manifest',
    attributes: { package: 'a.b', ...manifest },
    children: [
      { name: 'uses-sdk', attributes: sdk },
      ...others,
      {
        name: 'application',
        attributes: { 'allowBackup#01010280': false, ...application },
        children: components,
      },
    ],
  });
}

const rulesOf = (details: ApkDetails): readonly string[] => apkFindings(details, now).map(({ rule }) => rule);
const component = (
  kind: string,
  attributes: Attributes,
  children: readonly XmlToWrite[] = [],
): XmlToWrite => ({
  name: kind,
  attributes: { 'name#01010003': '.It', ...attributes },
  children,
});
const filter: XmlToWrite = { name: 'intent-filter' };
const exported = { 'exported#01010010': true };

describe('apkFindings', () => {
  test('has nothing against a careful app', async () => {
    expect(apkFindings(await app({}), now)).toEqual([]);
  });

  test.each<[string, App, string]>([
    ['is for tests only', { application: { 'testOnly#01010272': true } }, 'manifest/test-only'],
    ['is for a preview', { target: 'Baklava' }, 'sdk/preview'],
    [
      'targets Android 6',
      { min: 31, target: 23, application: { 'usesCleartextTraffic#010104ec': false } },
      'sdk/target-low',
    ],
    [
      'allows cleartext',
      { application: { 'usesCleartextTraffic#010104ec': true } },
      'network/cleartext-allowed',
    ],
    ['allows cleartext by its target', { target: 27 }, 'network/cleartext-allowed'],
    [
      'is backed up without rules',
      { application: { 'allowBackup#01010280': true } },
      'data/backup-without-rules',
    ],
    [
      'asks for what nobody knows',
      {
        others: [
          { name: 'uses-permission', attributes: { 'name#01010003': 'android.permission.INTERNETS' } },
        ],
      },
      'permission/unknown',
    ],
    [
      'leaves an export open',
      { components: [component('activity', {}, [filter])] },
      'component/export-not-declared',
    ],
    ['has an open provider', { components: [component('provider', exported)] }, 'component/open-provider'],
    [
      'has an open service',
      { components: [component('service', exported)] },
      'component/exported-without-permission',
    ],
    [
      'guards a service with what everybody gets',
      {
        components: [component('service', { ...exported, 'permission#01010006': 'a.b.P' })],
        others: [{ name: 'permission', attributes: { 'name#01010003': 'a.b.P' } }],
      },
      'component/weak-permission',
    ],
  ])('says of an app that it %s', async (_, source, rule) => {
    expect(rulesOf(await app(source))).toContain(rule);
  });

  test('has nothing against exports that are guarded, disabled or meant', async () => {
    const launcher: XmlToWrite = {
      name: 'intent-filter',
      children: [
        { name: 'action', attributes: { 'name#01010003': 'android.intent.action.MAIN' } },
        { name: 'category', attributes: { 'name#01010003': 'android.intent.category.LAUNCHER' } },
      ],
    };
    const permission = { 'permission#01010006': 'android.permission.DUMP' };
    const components = [
      component('activity', exported, [launcher]),
      component('service', { ...exported, ...permission }),
      component('provider', { ...exported, ...permission }),
      component('receiver', { ...exported, 'enabled#0101000e': false }),
      component('provider', {}),
    ];
    expect(rulesOf(await app({ components }))).toEqual([]);
  });

  test('counts many open components in one note', async () => {
    const components = Array.from({ length: 5 }, (_, index) =>
      component('activity', { ...exported, 'name#01010003': `.A${index}` }),
    );
    expect(apkFindings(await app({ components }), now)).toEqual([
      expect.objectContaining({
        severity: 'note',
        message: '5 activities are open to every app without a permission: a.b.A0, a.b.A1, a.b.A2 and 2 more',
      }),
    ]);
  });

  test('says less of a split, whose base it is that counts', async () => {
    const manifest = { split: 'config.x86' };
    const details = await app({
      target: 21,
      min: 21,
      manifest,
      application: { 'allowBackup#01010280': true },
    });
    expect(rulesOf({ ...details, abis: ['x86'] })).toEqual([]);
  });
});

describe('backup rules', () => {
  const allowed = { 'allowBackup#01010280': true };
  const old = { 'fullBackupContent#010104eb': false };
  const recent = { 'dataExtractionRules#0101063e': 0x7f010000 };
  test.each<[string, App, string | undefined]>([
    ['none', { min: 24, application: allowed }, 'android:dataExtractionRules and'],
    [
      'for old devices only',
      { min: 24, application: { ...allowed, ...old } },
      'with android:dataExtractionRules,',
    ],
    [
      'for new devices only',
      { min: 24, application: { ...allowed, ...recent } },
      'with android:fullBackupContent,',
    ],
    ['for new devices, and no others', { min: 31, application: { ...allowed, ...recent } }, undefined],
    ['for both', { min: 24, application: { ...allowed, ...old, ...recent } }, undefined],
    ['in code', { min: 24, application: { ...allowed, 'backupAgent#0101027f': '.Agent' } }, undefined],
  ])('%s', async (_, source, remedy) => {
    const found = apkFindings(await app(source), now).filter(
      ({ rule }) => rule === 'data/backup-without-rules',
    );
    expect(found).toEqual(
      remedy === undefined ? [] : [expect.objectContaining({ remedy: expect.stringContaining(remedy) })],
    );
  });
});

describe('code', () => {
  const file = {
    name: 'classes.dex',
    version: '039',
    sizeBytes: 1,
    classes: 1,
    fields: 1,
    types: 1,
    strings: 1,
  };
  test('that refers to too many methods, or that old devices load half of', async () => {
    const dex = [
      { ...file, methods: 70_000 },
      { ...file, name: 'classes2.dex', methods: 65_536 },
    ];
    const details = { ...(await app({ min: 19 })), dex };
    expect(apkFindings(details, now).filter(({ rule }) => rule.startsWith('code/'))).toEqual([
      expect.objectContaining({ rule: 'code/too-many-references', place: 'classes.dex', severity: 'error' }),
      expect.objectContaining({ rule: 'code/multidex-before-android-5', place: 'classes2.dex' }),
    ]);
  });

  test('for 32 bits only', async () => {
    const details = await app({});
    expect(rulesOf({ ...details, abis: ['armeabi-v7a', 'x86_64'] })).toEqual(['code/64-bit-missing']);
    expect(rulesOf({ ...details, abis: ['arm64-v8a', 'armeabi-v7a'] })).toEqual([]);
  });
});

describe('a network-security config', () => {
  let folder: string;
  let details: ApkDetails;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-network-'));
    const opened = await openApk(await buildApk(folder, richApp));
    await opened.close();
    details = opened.details;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('with holes for some hosts', () => {
    expect(apkFindings(details, now).filter(({ rule }) => rule.startsWith('network/'))).toEqual([
      expect.objectContaining({
        rule: 'network/cleartext-for-hosts',
        message: 'Connections without TLS are allowed to *.plain.example',
      }),
      expect.objectContaining({
        rule: 'network/user-certificates-trusted',
        message: expect.stringContaining('trusted for pinned.example, inner.pinned.example:'),
      }),
      expect.objectContaining({ rule: 'network/pin-without-backup' }),
      expect.objectContaining({ rule: 'network/pin-without-backup' }),
    ]);
  });

  const pin = { digest: 'SHA-256', value: 'x' };
  test.each<[PinSet['expiration'], readonly string[]]>([
    [undefined, []],
    ['2027-06-01', []],
    ['2026-12-31', ['network/pins-expire']],
    ['2026-11-22', ['network/pins-expired']],
    ['soon', ['network/pins-expired']],
  ])('with pins until %s', (expiration, rules) => {
    const pinSet = { expiration, pins: [pin, pin] };
    const domains = [{ cleartext: false, anchors: undefined, domains: [], pinSet }];
    const networkSecurity = { base: { cleartext: false, anchors: undefined }, domains, debugAnchors: [] };
    expect(rulesOf({ ...details, networkSecurity }).filter((rule) => rule.startsWith('network/'))).toEqual(
      rules,
    );
  });
});

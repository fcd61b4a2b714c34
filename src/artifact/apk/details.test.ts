import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApkDetails, readApkDetails } from '../apk-details.ts';
import { buildApk } from '../testing/build-app.ts';
import { zipOf } from './testing/memory-zip.ts';
import { detailsOf, openApk } from './testing/open-apk.ts';
import { richApp } from './testing/rich-app.ts';
import { writeBinaryXml } from './testing/write-binary-xml.ts';
import { dexHeader } from './testing/write-dex.ts';
import { plainEntry, writeTable } from './testing/write-table.ts';

let folder: string;
let details: ApkDetails;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-details-'));
  const opened = await openApk(await buildApk(folder, richApp));
  await opened.close();
  details = opened.details;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an app with everything', () => {
  test('has labels and icons for every configuration', () => {
    const { labels, icons } = details.manifest.application;
    expect(Object.fromEntries(labels.map(({ locale, text }) => [locale, text]))).toEqual({
      '': 'Rich app',
      de: 'Reich',
      'de-AT': 'Leiwand',
      'sr-Latn': 'Bogat',
      'es-419': 'Rico',
      es: 'Rico de España',
      fil: 'Mayaman',
      'en-GB': 'Rich, actually',
    });
    expect(icons.map(({ density, path }) => `${density}: ${path}`)).toEqual([
      'mdpi: res/mipmap-mdpi-v4/icon.png',
      'xhdpi: res/mipmap-xhdpi-v4/icon.png',
      'xxxhdpi: res/mipmap-xxxhdpi-v4/icon.png',
      'anydpi: res/mipmap-anydpi-v26/icon.xml',
    ]);
    expect(details.adaptiveIcons).toEqual([
      {
        path: 'res/mipmap-anydpi-v26/icon.xml',
        qualifiers: 'anydpi-v26',
        layers: ['background', 'foreground'],
        background: [
          { density: undefined, qualifiers: '', path: undefined, color: '#ff112233' },
          { density: undefined, qualifiers: 'night-v8', path: undefined, color: '#80445566' },
        ],
        foreground: [
          { density: 'hdpi', qualifiers: 'hdpi-v4', path: 'res/mipmap-hdpi-v4/front.png', color: undefined },
        ],
        monochrome: [],
      },
    ]);
  });

  test('has permissions with their levels', () => {
    const { requested, declared } = details.manifest.permissions;
    expect(Object.fromEntries(requested.map(({ name, protection }) => [name, protection?.level]))).toEqual({
      'android.permission.CAMERA': 'dangerous',
      'android.permission.WRITE_EXTERNAL_STORAGE': 'dangerous',
      'android.permission.READ_EXTERNAL_STORAGE': 'dangerous',
      'android.permission.SEND_SMS': 'dangerous',
      'android.permission.RECORD_AUDIO': 'dangerous',
      'android.permission.ACCESS_FINE_LOCATION': 'dangerous',
    });
    expect(declared).toEqual([
      { name: 'com.example.rich.OWN', protection: { level: 'signature', flags: ['privileged'] } },
      { name: 'com.example.rich.OPEN', protection: { level: 'normal', flags: [] } },
    ]);
  });

  test('has components that say by what they are exported', () => {
    const shown = details.manifest.components.map(({ kind, name, exported, exportedBy, permission }) => [
      ...[kind, name, exported, exportedBy],
      permission?.replace('com.example.rich.', ''),
    ]);
    expect(shown).toEqual([
      ['activity', 'com.example.rich.Main', true, 'intent filter', 'OWN'],
      ['activity', 'com.example.rich.Second', true, 'manifest', 'OWN'],
      ['activity-alias', 'other.Alias', true, 'manifest', 'OPEN'],
      ['service', 'com.example.rich.Play', false, 'default', 'OWN'],
      ['receiver', 'com.example.rich.Wake', true, 'intent filter', 'OPEN'],
      ['provider', 'com.example.rich.Files', true, 'manifest', 'OWN'],
    ]);
    expect(details.manifest.components).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'com.example.rich.Main', isLauncher: true, enabled: true }),
        expect.objectContaining({ name: 'com.example.rich.Second', isLauncher: false, enabled: false }),
        expect.objectContaining({ foregroundServiceTypes: ['mediaPlayback', 'location'] }),
        expect.objectContaining({
          authorities: ['com.example.rich.a', 'com.example.rich.b'],
          readPermission: 'com.example.rich.OPEN',
          writePermission: 'com.example.rich.OWN',
        }),
      ]),
    );
  });

  test('has its network security and backup rules read', () => {
    const pinned = {
      cleartext: undefined,
      anchors: [
        { source: 'user', overridesPins: false },
        { source: 'system', overridesPins: false },
      ],
      pinSet: {
        expiration: '2030-01-31',
        pins: [{ digest: 'SHA-256', value: '7HIpactkIAq2Y49orFOOQKurWxmmSFZhBCoQYcRhJ3Y=' }],
      },
    };
    expect(details.networkSecurity).toEqual({
      base: { cleartext: false, anchors: undefined },
      domains: [
        {
          cleartext: true,
          anchors: undefined,
          pinSet: undefined,
          domains: [{ name: 'plain.example', subdomains: true }],
        },
        { ...pinned, domains: [{ name: 'pinned.example', subdomains: false }] },
        { ...pinned, domains: [{ name: 'inner.pinned.example', subdomains: false }] },
      ],
      debugAnchors: [{ source: { resourceId: expect.any(Number) }, overridesPins: true }],
    });
    expect(details.backupRules).toEqual({
      include: [{ domain: 'file', path: '.' }],
      exclude: [{ domain: 'sharedpref', path: 'tokens.xml' }],
    });
  });
});

describe('a manifest that this machine could not build', () => {
  test('of a split says what it belongs to', async () => {
    const base = {
      package: 'a.b',
      split: 'config.de',
      configForSplit: 'chat',
      'isFeatureSplit#0101055b': true,
    };
    const { manifest } = await detailsOf({ name: 'manifest', attributes: base });
    expect(manifest.split).toEqual({ name: 'config.de', isFeature: true, configForSplit: 'chat' });
    expect(manifest.isSplitRequired).toBe(false);
  });

  test('that needs splits says which', async () => {
    const attributes = { package: 'a.b', 'requiredSplitTypes#0101064e': 'base__abi,base__density' };
    const application = { name: 'application', attributes: { 'isSplitRequired#01010591': true } };
    const { manifest } = await detailsOf({ name: 'manifest', attributes, children: [application] });
    expect(manifest.requiredSplitTypes).toEqual(['base__abi', 'base__density']);
    expect(manifest.isSplitRequired).toBe(true);
  });

  test('of a preview names it, with the API level that it became', async () => {
    const sdk = { 'minSdkVersion#0101020c': 'Baklava', 'targetSdkVersion#01010270': 'Unheard.ab12' };
    const { manifest } = await detailsOf({
      name: 'manifest',
      attributes: {
        package: 'a.b',
        'versionCode#0101021b': { integer: 5 },
        'versionCodeMajor#01010576': { integer: 1 },
      },
      children: [{ name: 'uses-sdk', attributes: sdk }],
    });
    expect(manifest.sdk.min).toEqual({ api: 36, codename: 'Baklava' });
    expect(manifest.sdk.target).toEqual({ api: 10_000, codename: 'Unheard' });
    expect(manifest.versionCode).toBe(2 ** 32 + 5);
  });

  test('has data extraction rules', async () => {
    const attributes = { 'dataExtractionRules#0101063e': 0x7f010000, 'allowBackup#01010280': true };
    const table = writeTable({
      strings: ['res/rules.xml'],
      types: ['xml'],
      keys: ['rules'],
      chunks: [{ typeId: 1, entries: { 0: plainEntry(0, { type: 3, data: 0 }) } }],
    });
    const exclude = { name: 'exclude', attributes: { domain: 'database', path: 'keys.db' } };
    const rules = writeBinaryXml({
      name: 'data-extraction-rules',
      children: [
        {
          name: 'cloud-backup',
          attributes: { disableIfNoEncryptionCapabilities: 'true' },
          children: [exclude],
        },
      ],
    });
    const { extractionRules } = await detailsOf(
      { name: 'manifest', attributes: { package: 'a.b' }, children: [{ name: 'application', attributes }] },
      { 'resources.arsc': table, 'res/rules.xml': rules },
    );
    expect(extractionRules).toEqual({
      cloudBackup: { include: [], exclude: [{ domain: 'database', path: 'keys.db' }] },
      deviceTransfer: undefined,
      encryptedOnly: true,
    });
  });

  test('points at a file that is missing: the rest is read, and the file is named', async () => {
    const table = writeTable({
      strings: ['res/gone.xml', 'res/bad.xml'],
      types: ['xml'],
      keys: ['config'],
      chunks: [
        {
          typeId: 1,
          entries: { 0: plainEntry(0, { type: 3, data: 0 }), 1: plainEntry(0, { type: 3, data: 1 }) },
        },
      ],
    });
    const attributes = { 'networkSecurityConfig#01010527': 0x7f010000, 'icon#01010002': 0x7f010001 };
    const application = { name: 'application', attributes };
    const { unreadable } = await detailsOf(
      { name: 'manifest', attributes: { package: 'a.b' }, children: [application] },
      { 'resources.arsc': table, 'res/bad.xml': Buffer.from('<plain/>') },
    );
    expect(unreadable).toEqual([
      { entry: 'res/gone.xml', reason: 'the archive has no entry of that name' },
      { entry: 'res/bad.xml', reason: expect.stringContaining('announces') },
    ]);
  });

  test.each([
    [{ name: 'resources' }, 'The manifest starts with <resources>.'],
    [{ name: 'manifest' }, 'The manifest names no package.'],
  ])('is refused: %j', async (manifest, message) => {
    await expect(detailsOf(manifest)).rejects.toMatchObject({ code: 'ARTIFACT_MANIFEST_INVALID', message });
  });
});

test('an entry that would fill the memory is not unpacked', async () => {
  const zip = await zipOf({ 'AndroidManifest.xml': Buffer.alloc(17 * 1024 * 1024) });
  await expect(readApkDetails(zip)).rejects.toMatchObject({ code: 'ARTIFACT_UNSAFE' });
});

test('an archive without a manifest is refused', async () => {
  await expect(zipOf({ 'a.txt': Buffer.from('a') }).then(readApkDetails)).rejects.toMatchObject({
    code: 'ARTIFACT_ENTRY_MISSING',
  });
});

test('code and libraries are found by their names', async () => {
  const dex = Buffer.alloc(5000);
  dexHeader({ sizeBytes: 5000, methods: 12, classes: 3 }).copy(dex);
  const library = Buffer.from('ELF');
  const manifest = { name: 'manifest', attributes: { package: 'a.b' } };
  const { dex: files, abis } = await detailsOf(manifest, {
    'classes2.dex': dex,
    'classes.dex': dex,
    'lib/arm64-v8a/liba.so': library,
    'lib/x86_64/liba.so': library,
    'assets/lib/mips/liba.so': library,
  });
  expect(files.map(({ name, methods, classes }) => [name, methods, classes])).toEqual([
    ['classes.dex', 12, 3],
    ['classes2.dex', 12, 3],
  ]);
  expect(abis).toEqual(['arm64-v8a', 'x86_64']);
});

test('a damaged dex file is named, and the others are read', async () => {
  const manifest = { name: 'manifest', attributes: { package: 'a.b' } };
  const whole = Buffer.alloc(5000);
  dexHeader({ sizeBytes: 5000, methods: 12 }).copy(whole);
  const { dex, unreadable } = await detailsOf(manifest, {
    'classes.dex': Buffer.from('dex'),
    'classes2.dex': whole,
  });
  expect(dex.map(({ name }) => name)).toEqual(['classes2.dex']);
  expect(unreadable).toEqual([{ entry: 'classes.dex', reason: 'The dex file does not start as one.' }]);
});

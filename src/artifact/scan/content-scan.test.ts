import { describe, expect, test } from 'vitest';
import { type ContentScan, createContentScanner, type ScanLimits } from './content-scan.ts';
import { contentFindings } from './scan-findings.ts';
import { madeUpSecrets } from './testing/secrets.ts';
import { writeDex } from './testing/write-dex.ts';

function scan(files: Readonly<Record<string, Buffer | string>>, limits?: ScanLimits): ContentScan {
  const scanner = createContentScanner(limits);
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    if (scanner.wants({ name, sizeBytes: bytes.length })) scanner.add(name, bytes);
  }
  return scanner.finish();
}

describe('secrets', () => {
  const secret = String(madeUpSecrets['stripe-live-key']);

  test.each([
    ['a string of code', 'classes.dex', writeDex({ strings: ['hello', secret, 'zebra'] })],
    ['a resource table in UTF-8', 'resources.arsc', Buffer.from(`\x02\0\x0c\0${'\0'.repeat(40)}${secret}\0`)],
    ['compiled XML in UTF-16', 'res/xml/config.xml', utf16Xml(secret)],
    [
      'protobuf resources',
      'base/resources.pb',
      Buffer.from(`\n${String.fromCharCode(secret.length)}${secret}\x12\x01a`),
    ],
    ['JSON', 'assets/config.json', `{"key":"${secret}"}`],
    ['a JavaScript bundle', 'assets/index.android.bundle', `var k="${secret}";`],
    ['a native library', 'lib/arm64-v8a/libapp.so', `\x7fELF\0\0${secret}\0`],
    ['the program of an iOS app', 'Payload/App.app/App', `\0${secret}\0`],
    ['an .env file', 'assets/.env', `STRIPE=${secret}\n`],
  ])('are found in %s', (_, name, content) => {
    const found = scan({ [name]: content });
    expect(found.secrets.map(({ rule, entry }) => [rule.kind, entry])).toEqual([['stripe-live-key', name]]);
    const findings = contentFindings(found);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'content/stripe-live-key', severity: 'error', place: name }),
    );
    expect(JSON.stringify(findings)).not.toContain(secret.slice(10));
  });

  test.each(['lib/x86/data.bin', 'res/drawable/a.png', 'META-INF/NOTICE.txt', 'assets/licenses/x.json'])(
    'are not looked for in %s',
    (name) => {
      expect(scan({ [name]: secret })).toMatchObject({ secrets: [], scanned: { entries: 0, bytes: 0 } });
    },
  );
});

describe('libraries', () => {
  const dex = writeDex({
    strings: ['Lcom/adjust/sdk/NotAClass;'],
    defines: ['Lcom/android/billingclient/api/BillingClient;', 'Lio/sentry/Sentry;', 'Lorg/junit/Test;'],
    mentions: ['Lcom/google/android/gms/ads/AdView;'],
  });

  test('count when their classes are defined, not when they are mentioned', () => {
    const { sdks } = scan({ 'classes.dex': dex });
    expect(sdks).toEqual([
      {
        name: 'Google Play Billing',
        category: 'billing',
        evidence: 'classes com.android.billingclient.api.*',
      },
      { name: 'JUnit', category: 'debugging', evidence: 'classes org.junit.*' },
      { name: 'Sentry', category: 'crash-reporting', evidence: 'classes io.sentry.*' },
    ]);
  });

  test('are known by native libraries, frameworks and bundles of static frameworks', () => {
    const names = [
      'lib/arm64-v8a/libsentry.so',
      'Payload/A.app/Frameworks/FBAudienceNetwork.framework/FBAudienceNetwork',
      'Payload/A.app/RevenueCat_RevenueCat.bundle/Info.plist',
      'Payload/A.app/FirebaseCrashlytics_Privacy.bundle/PrivacyInfo.xcprivacy',
      'Payload/A.app/Mixpanel.strings',
    ];
    const { sdks } = scan(Object.fromEntries(names.map((name) => [name, ''])));
    expect(sdks.map(({ name }) => name)).toEqual([
      'Firebase Crashlytics',
      'Meta Audience Network',
      'RevenueCat',
      'Sentry',
    ]);
    expect(sdks[1]?.evidence).toBe(
      'FBAudienceNetwork in Payload/A.app/Frameworks/FBAudienceNetwork.framework',
    );
  });

  test('for development are a finding', () => {
    expect(contentFindings(scan({ 'classes.dex': dex }))).toMatchObject([
      { rule: 'content/debug-library', severity: 'warning', message: expect.stringContaining('JUnit') },
    ]);
  });
});

describe('addresses', () => {
  test('without encryption are listed by host, those of formats and specifications are not', () => {
    const text = [
      'http://api.shop.example.net.shop.io/v1?token=private',
      'http://schemas.android.com/apk/res/android',
      'http://www.w3.org/2000/svg',
      'http://javax.xml.transform.dom.DOMSource/feature',
      'https://safe.shop.io/x',
      'http://%s/path',
      'http://intranet/',
      'http://203.0.113.9:8080/',
    ].join('\n');
    const found = scan({ 'assets/a.js': text, 'assets/b.js': 'http://203.0.113.9/' });
    expect(found.cleartextHosts).toEqual([
      { host: '203.0.113.9', count: 2, entries: ['assets/a.js', 'assets/b.js'] },
      { host: 'api.shop.example.net.shop.io', count: 1, entries: ['assets/a.js'] },
    ]);
    expect(JSON.stringify(found)).not.toContain('private');
    expect(contentFindings(found)).toMatchObject([{ rule: 'content/cleartext-address', severity: 'note' }]);
  });

  test('of a developer’s machine are a finding of their own', () => {
    const found = scan({ 'assets/a.json': '"http://10.0.2.2:8080/api" "http://localhost:8081/status"' });
    expect(found.localHosts.map(({ host }) => host)).toEqual(['10.0.2.2:8080', 'localhost:8081']);
    expect(contentFindings(found)).toMatchObject([
      { rule: 'content/local-address', message: expect.stringContaining('10.0.2.2:8080, localhost:8081') },
    ]);
  });
});

describe('leftovers', () => {
  test.each([
    ['assets/index.android.bundle.map', 'content/source-map', 'warning'],
    ['assets/.env.production', 'content/environment-file', 'warning'],
    ['assets/www/.git/config', 'content/version-control', 'error'],
    ['assets/.DS_Store', 'content/desktop-file', 'note'],
    ['assets/mapping.txt', 'content/obfuscation-map', 'warning'],
    ['google-services.json', 'content/service-file', 'note'],
    ['assets/client.p12', 'content/keystore', 'warning'],
    ['assets/AuthKey_ABC123.p8', 'content/key-file', 'error'],
    ['Payload/A.app/PlugIns/ATests.xctest/ATests', 'content/test-bundle', 'error'],
    ['Payload/A.app/ip.txt', 'content/metro-address', 'error'],
    ['Payload/A.app/Frameworks/X.framework.dSYM/Contents/Info.plist', 'content/debug-symbols', 'note'],
  ])('%s', (name, rule, severity) => {
    expect(contentFindings(scan({ [name]: '' }))).toMatchObject([{ rule, severity, place: name }]);
  });

  test.each([
    'BUNDLE-METADATA/com.android.tools.build.obfuscation/proguard.map',
    'assets/environment.txt',
    'res/raw/roadmap.txt',
    'Payload/A.app/GoogleService-Info.plist',
    'META-INF/com/android/build/gradle/app-metadata.properties',
  ])('%s is none', (name) => {
    expect(scan({ [name]: '' }).leftovers).toEqual([]);
  });

  test('a bundle that Metro made for development', () => {
    const prelude = 'var __BUNDLE_START_TIME__=this.nativePerformanceNow?0:1,__DEV__=';
    expect(
      contentFindings(scan({ 'assets/index.android.bundle': `${prelude}true,process={}` })),
    ).toMatchObject([{ rule: 'content/development-bundle', severity: 'error' }]);
    expect(contentFindings(scan({ 'assets/index.android.bundle': `${prelude}false,process={}` }))).toEqual(
      [],
    );
  });
});

test('what the budget leaves out is counted, not called clean', () => {
  const found = scan(
    {
      'classes.dex': writeDex({ strings: ['a'.repeat(100)] }),
      'lib/x86/a.so': 'x'.repeat(3_000_000),
      'a.json': '{}',
    },
    { contentBytes: 10, machineCodeBytes: 1_000_000 },
  );
  expect(found.scanned).toEqual({ entries: 1, bytes: 2 });
  expect(found.overBudget.entries).toBe(2);
  expect(contentFindings(found)).toMatchObject([{ rule: 'content/not-scanned', severity: 'note' }]);
});

/** The header, and a string pool without the UTF-8 flag, as aapt2 writes them. */
function utf16Xml(text: string): Buffer {
  const head = Buffer.alloc(36);
  head.writeUInt32LE(0x00080003, 0);
  head.writeUInt32LE(0x001c0001, 8);
  return Buffer.concat([head, Buffer.from([text.length, 0]), Buffer.from(text, 'utf16le'), Buffer.alloc(4)]);
}

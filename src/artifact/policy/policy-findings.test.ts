import { describe, expect, test } from 'vitest';
import { appStoreRequirements } from './app-store-requirements.ts';
import { playRequirements } from './play-requirements.ts';
import { policyFindings } from './policy-findings.ts';
import type { AndroidSubject, AppleSubject } from './subject.ts';

const day = (text: string): Date => new Date(`${text}T12:00:00Z`);
const today = day('2026-11-22');

const android = (changes: Partial<AndroidSubject> = {}): AndroidSubject => ({
  store: 'google-play',
  place: 'app.aab',
  kind: 'aab',
  formFactor: 'phone',
  isUpdate: true,
  targetSdk: 36,
  versionCode: 7,
  billingLibrary: '8.1.0',
  usesBilling: true,
  nativeLibraries: [],
  sizes: {},
  ...changes,
});

const apple = (changes: Partial<AppleSubject> = {}): AppleSubject => ({
  store: 'app-store',
  place: 'App.ipa',
  isUpdate: true,
  sdkVersion: '26.1',
  hasPrivacyManifest: true,
  sizes: {},
  ...changes,
});

/** Severity and message of the finding of one requirement; undefined when there is none. */
function about(id: string, subject: AndroidSubject | AppleSubject, now = today): string | undefined {
  const found = policyFindings(subject, now).filter(({ rule }) => rule === `policy/${id}`);
  expect(found.length).toBeLessThan(2);
  return found[0] === undefined ? undefined : `${found[0].severity}: ${found[0].message}`;
}

describe('the target level', () => {
  test.each([
    [
      '2026-08-31',
      'warning: The targetSdk is 35, 36 is the least; since 2026-08-31, or until 2026-11-01 on request',
    ],
    ['2026-11-22', 'error: The targetSdk is 35, 36 is the least; since 2026-08-31 Play takes no upload'],
    [
      '2026-07-01',
      'warning: The targetSdk is 35, 36 is the least; from 2026-08-31 on (in 61 days) Play takes no upload',
    ],
    ['2026-08-30', 'warning: The targetSdk is 35, 36 is the least; from 2026-08-31 on (in 1 day) Play'],
    ['2026-01-01', 'note: The targetSdk is 35, 36 is the least; from 2026-08-31 on (in 242 days) Play'],
  ])('of 35 on %s', (date, message) => {
    expect(about('target-sdk', android({ targetSdk: 35 }), day(date))).toContain(message);
  });

  test('says only the latest of several years', () => {
    expect(about('target-sdk', android({ targetSdk: 21 }))).toContain(
      'error: The targetSdk is 21, 36 is the least',
    );
  });

  test('says that the next date is not known', () => {
    expect(about('target-sdk', android())).toMatch(
      /^note: .*37 is the least; it is not known when this matters/,
    );
    expect(about('target-sdk', android({ targetSdk: 37 }))).toBeUndefined();
  });

  test.each([
    ['wear', 35, undefined],
    ['wear', 34, 'error'],
    ['tv', 34, undefined],
    ['automotive', 34, 'error'],
    ['xr', 33, 'error'],
  ] as const)('of %s has its own years: %d', (formFactor, targetSdk, severity) => {
    expect(about('target-sdk', android({ formFactor, targetSdk }))?.split(':')[0]).toBe(severity);
  });
});

describe('pages of 16 KiB', () => {
  const aligned = { name: 'lib/arm64-v8a/liba.so', loadAlignmentBytes: 16_384, storedAt: undefined };
  const small = { name: 'lib/arm64-v8a/libb.so', loadAlignmentBytes: 4096, storedAt: undefined };
  const shifted = { ...aligned, name: 'lib/arm64-v8a/libc.so', storedAt: 4096 };
  const broken = { ...aligned, name: 'lib/arm64-v8a/libd.so', loadAlignmentBytes: undefined };

  test('name the library and what is wrong with it', () => {
    expect(about('page-size', android({ nativeLibraries: [aligned, small], isUpdate: false }))).toMatch(
      /^error: 1 libraries cannot .*: lib\/arm64-v8a\/libb.so \(LOAD segments aligned to 4096 bytes\); since 2025-11-01, for new apps/,
    );
  });

  test('are a warning for updates until their own day', () => {
    const subject = android({ nativeLibraries: [small] });
    expect(about('page-size', subject)).toMatch(/^warning: .*from 2027-02-01 on \(in 71 days\), for updates/);
    expect(about('page-size', subject, day('2027-02-02'))).toMatch(/^error: /);
  });

  test('are a warning while nobody knows whether the app is new', () => {
    expect(about('page-size', android({ nativeLibraries: [small], isUpdate: undefined }))).toMatch(
      /^warning: /,
    );
  });

  test('ask for alignment in an APK, and not in a bundle', () => {
    const apk = android({ kind: 'apk', nativeLibraries: [shifted] });
    expect(about('page-size', apk)).toContain('stored without alignment');
    expect(about('page-size', android({ nativeLibraries: [shifted] }))).toBeUndefined();
  });

  test('do not concern apps for older targets, nor apps without libraries', () => {
    expect(about('page-size', android({ nativeLibraries: [small], targetSdk: 34 }))).toBeUndefined();
    expect(about('page-size', android())).toBeUndefined();
  });

  test('that cannot be told are not called fine', () => {
    expect(about('page-size', android({ nativeLibraries: [broken] }))).toMatch(
      /^note: It is not known how .*libd.so/,
    );
    expect(about('page-size', android({ nativeLibraries: undefined }))).toMatch(/^note: It is not known/);
  });
});

describe('the rest of Play', () => {
  test.each([
    [
      'billing-library',
      { billingLibrary: '7.1.1' },
      'error: The Play Billing Library is 7.1.1, 8 is the least',
    ],
    [
      'billing-library',
      { billingLibrary: undefined },
      'note: It is not known which version of the Play Billing',
    ],
    ['billing-library', { billingLibrary: 'seven' }, 'note: It is not known what version "seven"'],
    [
      'app-bundle',
      { kind: 'apk', isUpdate: false },
      'error: It is an APK; since 2021-08-01, for new apps Play',
    ],
    ['app-bundle', { kind: 'apk', isUpdate: undefined }, 'warning: It is an APK'],
    ['version-code', { versionCode: 2_100_000_001 }, 'warning: The version code is 2100000001'],
    [
      'apk-size',
      { sizes: { 'APK file': 120 * 1024 * 1024 } },
      'error: The APK file has 120.0 MiB, 100.0 MiB is the most',
    ],
    ['base-module-size', { sizes: { 'base module download': 6e8 } }, 'error: The base module download has'],
    ['total-size', { sizes: { 'total download': 5e9 } }, 'error: The total download has 4768.4 MiB'],
    ['developer-verification', {}, 'note: It is not known whether the package name is registered'],
  ] as const)('%s %j', (id, changes, message) => {
    expect(about(id, android(changes))).toContain(message);
  });

  test.each([
    ['billing-library', { billingLibrary: undefined, usesBilling: false }],
    ['billing-library', { billingLibrary: '9.0.0' }],
    ['app-bundle', { kind: 'apk' }],
    ['apk-size', { sizes: { 'APK file': 100 * 1024 * 1024 } }],
  ] as const)('%s %j is fine', (id, changes) => {
    expect(about(id, android({ ...changes, isUpdate: true }))).toBeUndefined();
  });
});

describe('the App Store', () => {
  test.each([
    [
      'ios-sdk',
      { sdkVersion: '18.5' },
      'error: It was built with the SDK of iOS 18.5, 26 is the least; since 2026-04-28',
    ],
    ['ios-sdk', { sdkVersion: undefined }, 'note: It is not known which SDK built it'],
    [
      'ios-sdk',
      {},
      'note: It was built with the SDK of iOS 26.1, 27 is the least; it is not known when this matters',
    ],
    [
      'privacy-manifest',
      { hasPrivacyManifest: false },
      'error: The app has no privacy manifest; since 2024-05-01',
    ],
    ['app-size', { sizes: { 'uncompressed app': 5e9 } }, 'error: The uncompressed app has'],
    ['executable-size', { sizes: { 'code (__TEXT)': 6e8 } }, 'error: The code (__TEXT) has'],
  ] as const)('%s %j', (id, changes, message) => {
    expect(about(id, apple(changes))).toContain(message);
  });

  test('warns before the day, and never fails a release by it', () => {
    expect(about('ios-sdk', apple({ sdkVersion: '18.5' }), day('2026-03-01'))).toMatch(
      /^warning: .*in 58 days/,
    );
  });
});

describe('the table', () => {
  const rows = [...playRequirements, ...appStoreRequirements];

  test.each([
    ...['target-sdk', 'page-size', 'ios-sdk', 'privacy-manifest', 'developer-verification'],
    ...['apk-size', 'base-module-size', 'total-size', 'app-size', 'executable-size', 'billing-library'],
  ])('has a dated row for %s', (id) => {
    expect(rows.some((row) => row.id === id && row.from !== undefined)).toBe(true);
  });

  const dated = rows.filter(({ from, source }) => from !== undefined && source.basis !== 'recalled');
  const told = dated.filter(({ id }) => id !== 'developer-verification');

  test.each(told)('$id from $from on warns the day before and fails the release once it holds', (row) => {
    const huge = Object.fromEntries(
      [...rows].flatMap(({ demand }) => (demand.kind === 'size' ? [[demand.of, 1e12]] : [])),
    );
    const isUpdate = row.scope === 'updates';
    const library = { name: 'lib/arm64-v8a/liba.so', loadAlignmentBytes: 4096, storedAt: undefined };
    const formFactor = row.demand.kind === 'target-sdk' ? row.demand.formFactors[0] : undefined;
    const old: Partial<AndroidSubject> = {
      kind: 'apk',
      targetSdk: row.id === 'target-sdk' ? 1 : 35,
      billingLibrary: '1.0',
      nativeLibraries: [library],
      isUpdate,
      sizes: huge,
      formFactor: formFactor ?? 'phone',
    };
    const subject = playRequirements.includes(row)
      ? android(old)
      : apple({ sdkVersion: '1.0', hasPrivacyManifest: false, isUpdate, sizes: huge });
    const severityOn = (now: number) =>
      policyFindings(subject, new Date(now), { warnDays: 90, requirements: [row] }).map(
        (one) => one.severity,
      );
    const dayMs = 24 * 60 * 60 * 1000;
    const from = Date.parse(row.from ?? '');
    expect(severityOn(from - 200 * dayMs)).toEqual(['note']);
    expect(severityOn(from - dayMs)).toEqual(['warning']);
    expect(severityOn(Date.parse(row.extendableTo ?? row.from ?? '') + dayMs)).toEqual(['error']);
  });

  test('can only tell of developer verification that somebody has to look', () => {
    for (const date of ['2026-09-29', '2026-10-01'])
      expect(about('developer-verification', android(), day(date))).toMatch(/^note: .*2026-09-30/);
  });

  test('has a source and a day of looking it up for each row', () => {
    for (const { id, source, from, expected } of rows) {
      expect(source.title, id).toMatch(/\S+ \(.+\)$/);
      expect(Date.parse(source.checked), id).not.toBeNaN();
      expect(from === undefined ? expected : from, id).toMatch(
        from === undefined ? /no date/ : /^\d{4}-\d\d-\d\d$/,
      );
    }
  });

  test('never fails a release by what is only recalled', () => {
    const recalled = rows.filter(({ source }) => source.basis === 'recalled');
    expect(recalled.length).toBeGreaterThan(0);
    const worst = android({ targetSdk: 1, versionCode: 3e9, isUpdate: false });
    for (const requirement of recalled) {
      const found = policyFindings(worst, day('2030-01-01'), { warnDays: 90, requirements: [requirement] });
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});

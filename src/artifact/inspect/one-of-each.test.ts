import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../findings/finding.ts';
import { app, buildIpa, makeIpaKit, zipTree } from '../ipa/testing/build-ipa.ts';
import { writeElf } from '../policy/testing/write-elf.ts';
import { madeUpSecrets } from '../scan/testing/secrets.ts';
import { writeDex } from '../scan/testing/write-dex.ts';
import { type AppSource, buildAab, buildApk } from '../testing/build-app.ts';
import { type FileToZip, writeZip } from '../testing/write-zip.ts';
import { openZip } from '../zip/open-zip.ts';
import { memorySource } from '../zip/testing/memory-source.ts';
import { inspectPath } from './inspect-path.ts';
import type { Inspection } from './inspection.ts';

const options = { nowMs: Date.UTC(2026, 5, 5), delivered: false };
const secret = String(madeUpSecrets['stripe-live-key']);
const critical = 'com.apple.developer.usernotifications.critical-alerts';
let folder: string;
let inspections: Readonly<Record<'apk' | 'aab' | 'ipa', Inspection>>;

/** An app that has one of everything that it should not have, or that somebody has to know. */
const source: AppSource = {
  manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.each"
    android:versionCode="7" android:versionName="1.0"><uses-sdk android:minSdkVersion="24" android:targetSdkVersion="35"/>
    <uses-permission android:name="android.permission.READ_SMS"/>
    <application android:label="Each">
      <service android:name=".Track" android:foregroundServiceType="location" android:exported="false"/>
      <meta-data android:name="com.google.android.play.billingclient.version" android:value="6.2.1"/>
    </application></manifest>`,
  resources: { 'values/strings.xml': '<resources><string name="a">A</string></resources>' },
};

const dex = writeDex({
  strings: ['hello', 'http://api.plain-shop.io/v1', 'http://10.0.2.2:8080/'],
  defines: [
    'Lcom/android/billingclient/api/BillingClient;',
    'Lcom/adjust/sdk/Adjust;',
    'Lleakcanary/LeakCanary;',
  ],
});
const shared = {
  'config.json': Buffer.from(`{"key":"${secret}"}`),
  'server.pem': Buffer.from(String(madeUpSecrets['private-key'])),
  'index.bundle.map': Buffer.from('{}'),
  '.env': Buffer.from('STAGE=test\n'),
};

/** The files of an archive, with more put in. */
async function withFiles(path: string, added: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = await openZip(memorySource(await readFile(path)));
  const own = await Promise.all(
    [...zip.entries.values()].map(
      async ({ name, stored }): Promise<FileToZip> => ({
        name,
        content: (await zip.read(name)) as Buffer,
        stored,
      }),
    ),
  );
  return writeZip([...own, ...Object.entries(added).map(([name, content]) => ({ name, content }))]);
}

const below = (prefix: string) =>
  Object.fromEntries(Object.entries(shared).map(([name, content]) => [`${prefix}${name}`, content]));

async function androidFiles() {
  await Promise.all(['apk', 'aab'].map((name) => mkdir(join(folder, name))));
  const library = writeElf([{ type: 1, align: 4096 }]);
  const apk = await withFiles(await buildApk(join(folder, 'apk'), source), {
    'classes.dex': dex,
    'lib/arm64-v8a/libold.so': library,
    ...below('assets/'),
  });
  const aab = await withFiles(await buildAab(join(folder, 'aab'), source), {
    'base/dex/classes.dex': dex,
    'base/lib/arm64-v8a/libold.so': library,
    ...below('base/assets/'),
  });
  return { apk, aab };
}

async function iosFile(): Promise<Buffer> {
  const bundle = 'var base="http://api.plain-shop.io/v1", dev="http://10.0.2.2:8080/";';
  const tree = await buildIpa(await makeIpaKit(folder), {
    files: {
      ...below(''),
      'main.jsbundle': Buffer.from(bundle),
      'RevenueCat_RevenueCat.bundle/data': Buffer.from(''),
      'Adjust.bundle/data': Buffer.from(''),
      'FLEX.bundle/data': Buffer.from(''),
    },
    info: { UIBackgroundModes: ['location', 'fetch'] },
    entitlements: { [critical]: true },
    profileEntitlements: { [critical]: true },
  });
  return zipTree(tree);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-one-of-each-'));
  const files = { ...(await androidFiles()), ipa: await iosFile() };
  const inspected = Object.entries(files).map(async ([kind, bytes]) => {
    const path = join(folder, `each.${kind}`);
    await writeFile(path, bytes);
    return [kind, await inspectPath(path, options)] as const;
  });
  inspections = Object.fromEntries(await Promise.all(inspected)) as typeof inspections;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function finding(kind: keyof typeof inspections, rule: string): Finding | undefined {
  return inspections[kind].findings.find((one) => one.rule === rule);
}

describe.each(['apk', 'aab', 'ipa'] as const)('in the %s', (kind) => {
  test.each([
    ['a secret', 'content/stripe-live-key', 'error'],
    ['a private key', 'content/private-key', 'error'],
    ['an address without encryption', 'content/cleartext-address', 'note'],
    ['an address of a developer’s machine', 'content/local-address', 'note'],
    ['a library for development', 'content/debug-library', 'warning'],
    ['a source map', 'content/source-map', 'warning'],
    ['an environment file', 'content/environment-file', 'warning'],
  ])('%s is found', (_, rule, severity) => {
    expect(finding(kind, rule)).toMatchObject({ severity });
    expect(JSON.stringify(inspections[kind])).not.toContain(secret);
  });

  test('what sells and what tracks is named', () => {
    const categories = inspections[kind].scan.sdks.map(({ category }) => category);
    expect(categories).toEqual(expect.arrayContaining(['billing', 'attribution', 'debugging']));
  });
});

describe.each(['apk', 'aab'] as const)('of the %s Play wants to know', (kind) => {
  test.each([
    ['play/restricted-permission', 'warning', 'READ_SMS'],
    ['play/foreground-service-permission', 'error', 'FOREGROUND_SERVICE_LOCATION'],
    ['play/foreground-service-declaration', 'note', 'type location'],
    ['policy/page-size', 'warning', 'libold.so (LOAD segments aligned to 4096 bytes)'],
    ['policy/billing-library', 'error', 'the Play Billing Library is 6.2.1'],
    ['policy/target-sdk', 'warning', 'from 2026-08-31 on (in 87 days)'],
    ['policy/developer-verification', 'note', 'from 2026-09-30 on'],
  ])('%s', (rule, severity, text) => {
    const found = finding(kind, rule);
    expect(found?.message.toLowerCase()).toContain(text.toLowerCase());
    expect(found?.severity).toBe(severity);
  });
});

test('of the IPA Apple wants to know what needs its consent', () => {
  expect(finding('ipa', 'ios/managed-capability')).toMatchObject({
    severity: 'note',
    place: app,
    message: expect.stringContaining('Critical Alerts'),
  });
  expect(finding('ipa', 'ios/background-modes')?.message).toContain('in the background for location:');
});

import { expect, test } from 'vitest';
import { espressoApk, installPeers, peerFile } from '../../../fixtures/peers/install.ts';
import { openByteSource } from '../byte-source.ts';
import { openZip } from '../zip/open-zip.ts';
import { type ContentScan, createContentScanner } from './content-scan.ts';

const missing = await installPeers();

async function scanApk(path: string): Promise<ContentScan> {
  const source = await openByteSource(path);
  try {
    const zip = await openZip(source);
    const scanner = createContentScanner();
    for (const entry of zip.entries.values()) {
      if (!scanner.wants(entry)) continue;
      scanner.add(entry.name, (await zip.read(entry.name)) ?? Buffer.alloc(0));
    }
    return scanner.finish();
  } finally {
    await source.close();
  }
}

/**
 * Every hit was looked at by hand. The one private key, in the server's dex file, is the probing key that
 * Netty publishes in its source; it is known by its digest and left out. No hit is a false alarm.
 */
test.for([
  {
    name: 'appium-uiautomator2-server',
    apk: peerFile('appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-v10.6.6.apk'),
    scanned: 59,
    sdks: ['AndroidX Test', 'JUnit'],
    cleartext: [],
  },
  {
    name: 'io.appium.settings',
    apk: peerFile('io.appium.settings', 'apks', 'settings_apk-debug.apk'),
    scanned: 47,
    sdks: [],
    cleartext: [],
  },
  {
    name: 'android-apidemos',
    apk: peerFile('android-apidemos', 'apks', 'ApiDemos-debug.apk'),
    scanned: 549,
    sdks: [],
    // Links in its own screens and code: it is a demonstration of opening a page.
    cleartext: ['www.android.com', 'www.google.com'],
  },
  {
    name: 'appium-espresso-driver',
    apk: espressoApk,
    scanned: 45,
    sdks: ['AndroidX Test', 'Espresso', 'JUnit'],
    cleartext: [],
  },
])('$name: what is found is there, and nothing else', { timeout: 120_000 }, async (app, { skip }) => {
  if (missing !== undefined) return skip(missing);
  const found = await scanApk(app.apk);
  expect(found.secrets).toEqual([]);
  expect(found.leftovers).toEqual([]);
  expect(found.localHosts).toEqual([]);
  expect(found.sdks.map(({ name }) => name)).toEqual(app.sdks);
  expect(found.cleartextHosts.map(({ host }) => host)).toEqual(app.cleartext);
  expect(found.scanned.entries).toBe(app.scanned);
  expect(found.overBudget.entries).toBe(0);
});

import { execFileSync } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { espressoApk, installPeers, peerFile } from '../../../fixtures/peers/install.ts';
import { deliveredSizes } from '../aab/delivered/delivered-sizes.ts';
import { readBundle } from '../aab/read-bundle.ts';
import { withZip } from '../aab/testing/open-bundle.ts';
import { buildAab } from '../testing/build-app.ts';
import { runTool } from '../testing/run-tool.ts';
import { checkSizeBudget } from './check-size-budget.ts';
import { estimateDownload } from './estimate-download.ts';
import { findDuplicates } from './find-duplicates.ts';
import { readSizes } from './read-sizes.ts';

let folder: string;
let missingPeers: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-sizes-'));
  missingPeers = await installPeers();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const outputs = join(import.meta.dirname, '../../../fixtures/sample-app/android/app/build/outputs');
const apks = {
  'the sample app': join(outputs, 'apk/release/app-release.apk'),
  'android-apidemos': peerFile('android-apidemos', 'apks', 'ApiDemos-debug.apk'),
  'appium-espresso-driver': espressoApk,
  'io.appium.settings': peerFile('io.appium.settings', 'apks', 'settings_apk-debug.apk'),
  'appium-uiautomator2-server': peerFile(
    ...(['appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-v10.6.6.apk'] as const),
  ),
} as const;

describe.each(Object.entries(apks))('%s', (name, path) => {
  /** Skips, saying why, where the file cannot be had. */
  async function required(skip: (reason: string) => void): Promise<void> {
    if (name !== 'the sample app' && missingPeers !== undefined) skip(missingPeers);
    await access(path).catch(() => skip(`${path} is not built: run npm run release:android first`));
  }

  test('is estimated within 3% of what gzip -9 makes of it', async ({ skip }) => {
    await required(skip);
    const gzipped = execFileSync('gzip', ['-9', '-c', path], { maxBuffer: 2 ** 30 }).length;
    const { minBytes } = await withZip(path, estimateDownload);
    expect(Math.abs(minBytes / gzipped - 1)).toBeLessThan(0.03);
  });

  test('has the sums that unzip has', async ({ skip }) => {
    await required(skip);
    const last = (await runTool('unzip', ['-lv', path])).trim().split('\n').at(-1) ?? '';
    const [sizeBytes, compressedBytes] = last.trim().split(/\s+/);
    const report = await withZip(path, (zip) => readSizes(zip, { artifact: 'apk' }));
    expect(report.sizeBytes).toBe(Number(sizeBytes));
    expect(report.compressedBytes).toBe(Number(compressedBytes));
  });

  test('has the duplicates that sha256sum finds', async ({ skip }) => {
    await required(skip);
    const out = await mkdtemp(join(folder, 'unpacked-'));
    await runTool('unzip', ['-q', path, '-d', out]);
    const listed = await runTool('sh', ['-c', "find . -type f -size +511c -exec sha256sum '{}' +"], out);
    const byHash = Map.groupBy(listed.trim().split('\n'), (line) => line.slice(0, 64));
    const expected = [...byHash.values()]
      .map((lines) =>
        lines.map((line) => line.slice(68)).filter((one) => !/^META-INF\/[^/]+\.(?:SF|RSA|MF)$/.test(one)),
      )
      .filter((names) => names.length > 1);
    const ours = await withZip(path, findDuplicates);
    const text = (groups: readonly (readonly string[])[]) =>
      groups.map((names) => names.toSorted().join(' ')).sort();
    expect(text(ours.map(({ names }) => names))).toEqual(text(expected));
  });
});

test('a bundle is downloaded as its APKs are, and held against a budget', async () => {
  const strings = (hello: string) => `<resources><string name="hello">${hello}</string></resources>`;
  const path = await buildAab(folder, {
    manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.sized">
      <uses-sdk android:minSdkVersion="24"/><application android:label="@string/hello"/></manifest>`,
    resources: { 'values/s.xml': strings('Hello'), 'values-de/s.xml': strings('Hallo'.repeat(500)) },
  });
  const delivered = await withZip(path, async (zip) => deliveredSizes(zip, await readBundle(zip)));
  const { download } = await withZip(path, (zip) => readSizes(zip, { artifact: 'aab', delivered }));
  expect(download).toMatchObject({ maxBytes: Math.max(...delivered.map(({ maxBytes }) => maxBytes)) });
  const most = download?.maxBytes ?? 0;
  expect(await checkSizeBudget({ path, kind: 'aab' }, { downloadBytes: most })).toEqual([]);
  expect(await checkSizeBudget({ path, kind: 'aab' }, { downloadBytes: most - 1 })).toMatchObject([
    { rule: 'size/download', severity: 'error' },
  ]);
});

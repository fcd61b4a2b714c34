import { afterAll, beforeAll, expect, test } from 'vitest';
import { espressoApk, installPeers, peerFile } from '../../../fixtures/peers/install.ts';
import { openByteSource } from '../byte-source.ts';
import { comparedSdks } from './testing/agreement.ts';
import { type SigningTools, startSigningTools } from './testing/signing-tools.ts';
import { verifySignatures } from './verify-signatures.ts';

const apps = [
  peerFile('appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-v10.6.6.apk'),
  peerFile('appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-debug-androidTest.apk'),
  peerFile('io.appium.settings', 'apks', 'settings_apk-debug.apk'),
  peerFile('android-apidemos', 'apks', 'ApiDemos-debug.apk'),
  espressoApk,
];

let missing: string | undefined;
let tools: SigningTools;

beforeAll(async () => {
  missing = await installPeers();
  tools = startSigningTools();
});

afterAll(() => tools.close());

test.for(apps)('the verdict of apksigner on %s', { timeout: 60_000 }, async (path, { skip }) => {
  if (missing !== undefined) skip(missing);
  for (const minSdk of [undefined, ...comparedSdks]) {
    const tool = await tools.verify(path, minSdk);
    const source = await openByteSource(path);
    const ours = await verifySignatures(source, { minSdk });
    await source.close();
    const schemes = Object.entries(ours.schemes).filter(([, state]) => state === 'verified');
    expect([minSdk, ours.verified, ours.signers.map(({ sha256 }) => sha256)]).toEqual([
      minSdk,
      tool.verified,
      tool.certificates,
    ]);
    if (ours.verified) expect(schemes.map(([name]) => name)).toEqual(tool.schemes);
  }
});

test('debug keys and unprotected files of a real app are told', async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const source = await openByteSource(apps[3] ?? '');
  const { warnings, signers } = await verifySignatures(source);
  await source.close();
  expect(signers).toMatchObject([
    { subject: 'C=US, O=Android, CN=Android Debug', debug: true, keyBits: 2048 },
  ]);
  const rules = warnings.map(({ rule }) => rule);
  expect(rules).toContain('certificate/debug-key');
  expect(rules.filter((rule) => rule === 'v1/unprotected')).toHaveLength(33);
});

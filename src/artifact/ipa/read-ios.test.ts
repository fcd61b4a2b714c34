import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAppBundle, readIpa } from './read-ios.ts';
import {
  app,
  appex,
  buildIpa,
  framework,
  type IpaKit,
  makeIpaKit,
  writeTree,
  zipTree,
} from './testing/build-ipa.ts';
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
describe('an IPA that the store would take', () => {
  test('has no findings, and everything in it is verified', async () => {
    const { findings, app: main, bundles } = await inspect(await buildIpa(kit));
    expect(findings).toEqual([]);
    expect(bundles.map(({ path, kind }) => [path, kind])).toEqual([
      [app, 'app'],
      [framework, 'framework'],
      [appex, 'extension'],
    ]);
    expect(main.info).toMatchObject({
      bundleId: 'com.example.chat',
      displayName: 'Chat 💬',
      shortVersion: '2.5.0',
      buildVersion: '42',
      minimumOs: '15.0',
      deviceFamilies: ['iphone', 'ipad'],
      iconName: 'AppIcon',
      iconFiles: ['AppIcon60x60'],
      launchScreen: 'LaunchScreen',
      usesNonExemptEncryption: false,
      usageDescriptions: { NSCameraUsageDescription: 'To send photographs.' },
      urlSchemes: ['chat'],
      sdkName: 'iphoneos26.0',
      xcode: '2600',
    });
    expect(main.profile).toMatchObject({
      kind: 'app-store',
      teamIds: ['ABCDE12345'],
      applicationId: 'ABCDE12345.com.example.chat',
      expiresMs: Date.UTC(2027, 0, 1),
      signature: { problem: undefined, chain: { verdict: 'given' } },
    });
    expect(main.seal).toMatchObject({ altered: [], missing: [], added: [], problem: undefined });
    expect(main.seal?.checked).toBeGreaterThan(8);
    const [slice] = main.executable?.slices ?? [];
    expect(slice?.codeSignature?.cms?.problem).toBeUndefined();
    expect(slice?.codeSignature?.directories[0]?.slots.map(({ state }) => state)).toEqual(
      Array(5).fill('matches'),
    );
    expect(bundles[2]?.info?.extensionPoint).toBe('com.apple.share-services');
  });

  test('reads the same from a folder', async () => {
    const tree = await buildIpa(kit);
    await writeTree(join(folder, 'tree'), tree);
    const read = await readAppBundle(join(folder, 'tree', app), { nowMs, roots: kit.roots });
    expect(read.findings).toEqual([]);
    expect(read.app.seal).toEqual((await inspect(tree)).app.seal);
  });

  test('is trusted when the root of its certificates is given', async () => {
    const roots = [new X509Certificate(await readFile(kit.signer.rootPath))];
    const { app: main } = await readIpa(await openTestZip(zipTree(await buildIpa(kit))), { nowMs, roots });
    expect(main.profile?.signature.chain?.verdict).toBe('given');
    expect(main.executable?.slices[0]?.codeSignature?.cms?.chain?.verdict).toBe('given');
  });
});

test('what is read is plain data, and small', async () => {
  const read = await inspect(await buildIpa(kit));
  const json = JSON.stringify(read);
  expect(JSON.parse(json).app.profile.entitlements['application-identifier']).toBe(
    'ABCDE12345.com.example.chat',
  );
  expect(json).not.toContain('"Buffer"');
  expect(json.length).toBeLessThan(60_000);
});

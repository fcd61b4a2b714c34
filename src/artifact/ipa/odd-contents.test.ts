import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMachO, makeFat } from '../macho/testing/build-macho.ts';
import { makeSigner } from '../macho/testing/sign-cms.ts';
import { commandsOf, signMachO } from '../macho/testing/sign-macho.ts';
import { writeXmlPlist } from '../plist/testing/write-plist.ts';
import { readAppBundle, readIpa, readXcarchive } from './read-ios.ts';
import {
  app,
  appex,
  baseInfo,
  buildIpa,
  framework,
  type IpaChanges,
  type IpaKit,
  makeIpaKit,
  zipTree,
} from './testing/build-ipa.ts';
import { openTestZip } from './testing/open-test-zip.ts';
import type { Tree } from './testing/seal-bundle.ts';

const nowMs = Date.UTC(2026, 5, 1);
let folder: string;
let kit: IpaKit;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-odd-'));
  kit = await makeIpaKit(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inspect = async (tree: Tree) => readIpa(await openTestZip(zipTree(tree)), { nowMs, roots: kit.roots });

async function rulesWith(
  changes: IpaChanges,
  change: (tree: Tree) => void = () => {},
): Promise<readonly string[]> {
  const tree = await buildIpa(kit, changes);
  change(tree);
  return (await inspect(tree)).findings.map(({ rule }) => rule);
}

const library = (identifier: string, binary: Buffer) =>
  signMachO(binary, { identifier, teamId: 'ABCDE12345', signer: kit.signer });
const plist = (id: string, executable: string) =>
  writeXmlPlist({ ...baseInfo, CFBundleIdentifier: id, CFBundleExecutable: executable });

describe('structure', () => {
  test('a second app', async () => {
    expect(
      await rulesWith({}, (tree) => tree.set('Payload/Other.app/Info.plist', Buffer.from(''))),
    ).toContain('ios/several-apps');
  });
  test('files beside the app', async () => {
    const rules = await rulesWith({}, (tree) =>
      tree.set('__MACOSX/x', Buffer.from('')).set('Payload/readme', Buffer.from('')),
    );
    expect(rules).toEqual(['ios/stray-files']);
  });
  test('a framework in an extension and in a framework', async () => {
    for (const [inner, rule] of [
      [`${appex}/Frameworks/A.framework`, 'itms-90206/frameworks-in-extension'],
      [`${framework}/Frameworks/A.framework`, 'itms-90205/frameworks-in-framework'],
    ] as const) {
      const rules = await rulesWith({}, (tree) =>
        tree
          .set(`${inner}/Info.plist`, plist('com.example.a', 'A'))
          .set(`${inner}/A`, kit.binaries.framework),
      );
      expect(rules).toContain(rule);
    }
  });
  test('a library by itself', async () => {
    const loose = library('libloose', kit.binaries.framework);
    expect(await rulesWith({ files: { 'libloose.dylib': loose } })).toEqual(['itms-90171/loose-binary']);
    expect(await rulesWith({ files: { 'not-code.dylib': Buffer.from('text') } })).toEqual([]);
  });
  test('SwiftSupport missing, empty, different and right', async () => {
    const files = { 'Frameworks/libswiftCore.dylib': library('libswiftCore', kit.binaries.framework) };
    expect(await rulesWith({ files })).toEqual(['itms-90426/swift-support-missing']);
    const support = (name: string) => (tree: Tree) =>
      void tree.set(`SwiftSupport/iphoneos/${name}`, Buffer.from(''));
    expect(await rulesWith({ files }, support('readme'))).toEqual(['itms-90424/swift-support-empty']);
    expect(await rulesWith({ files }, support('libswiftOther.dylib'))).toEqual([
      'itms-90429/swift-support-differs',
    ]);
    expect(await rulesWith({ files }, support('libswiftCore.dylib'))).toEqual([]);
  });
  test('no app at all', async () => {
    const zip = await openTestZip(zipTree(new Map([['readme', Buffer.from('')]])));
    await expect(readIpa(zip, { nowMs })).rejects.toMatchObject({ code: 'ARTIFACT_UNKNOWN_KIND' });
    await mkdir(join(folder, 'Empty.xcarchive'));
    await expect(readXcarchive(join(folder, 'Empty.xcarchive'), { nowMs })).rejects.toMatchObject({
      code: 'ARTIFACT_UNKNOWN_KIND',
    });
  });
});

describe('binaries', () => {
  const resigned = (binary: Buffer) => ({ binaries: { appex: binary } });

  test('for the simulator', async () => {
    const intel = await buildMachO(folder, { name: 'Share', architecture: 'x86_64' });
    const tree = await buildIpa(kit);
    const arm = tree.get(`${appex}/Share`) as Buffer;
    tree.set(
      `${appex}/Share`,
      makeFat([
        { architecture: 'arm64', bytes: arm },
        { architecture: 'x86_64', bytes: intel },
      ]),
    );
    const { findings } = await inspect(tree);
    expect(findings.find(({ rule }) => rule === 'itms-90087/unsupported-architectures')?.message).toContain(
      'x86_64 (ios-simulator)',
    );
  });
  test('encrypted, and without a place for it', async () => {
    const at = (command: number) =>
      commandsOf(kit.binaries.appex).find(([, number]) => number === command)?.[0] as number;
    const encrypted = Buffer.from(kit.binaries.appex);
    encrypted.writeUInt32LE(1, at(0x2c) + 16);
    expect(await rulesWith(resigned(encrypted))).toEqual(['itms-90125/encrypted-already']);
    const bare = Buffer.from(kit.binaries.appex);
    // LC_NOTE in its place: a command that says nothing of encryption.
    bare.writeUInt32LE(0x31, at(0x2c));
    expect(await rulesWith(resigned(bare))).toEqual(['itms-90125/encryption-info-missing']);
  });
  test('with bitcode', async () => {
    await writeFile(join(folder, 'bitcode'), 'BC');
    const linkOptions = ['-sectcreate', '__LLVM', '__bundle', join(folder, 'bitcode')];
    const withBitcode = await buildMachO(folder, { name: 'Bit', linkOptions });
    expect(await rulesWith(resigned(withBitcode))).toEqual(['itms-90482/bitcode']);
  });
  test('linked against what is not there', async () => {
    const rules = await rulesWith({}, (tree) => {
      for (const name of [...tree.keys()]) if (name.startsWith(framework)) tree.delete(name);
    });
    expect(rules).toEqual(['ios/library-missing', 'itms-90035/resources-altered']);
  });
  test('that use protected data without saying why', async () => {
    const code =
      'extern int camera __asm("_OBJC_CLASS_$_AVCaptureDevice"); int *use(void) { return &camera; } int main(void) { return use() != 0; }\n';
    const camera = await buildMachO(folder, { name: 'Camera', code });
    const rules = await rulesWith({ ...resigned(camera), info: { NSCameraUsageDescription: undefined } });
    expect(rules).toEqual(['itms-90683/purpose-string-missing']);
    expect(await rulesWith(resigned(camera))).toEqual([]);
  });
});

describe('signatures', () => {
  test('none, and one that the linker made', async () => {
    const tree = await buildIpa(kit);
    tree.set(`${appex}/Share`, kit.binaries.appex);
    const rules = (await inspect(tree)).findings.map(({ rule }) => rule);
    expect(rules).toContain('itms-90034/signed-ad-hoc');
    const unsigned = Buffer.from(kit.binaries.appex);
    const command = commandsOf(unsigned).find(([, number]) => number === 0x1d)?.[0] as number;
    unsigned.writeUInt32LE(0x31, command);
    tree.set(`${appex}/Share`, unsigned);
    expect((await inspect(tree)).findings.map(({ rule }) => rule)).toContain('itms-90034/unsigned');
  });
  test('by another team, with a development certificate', async () => {
    const signer = await makeSigner({
      folder,
      team: 'OTHER67890',
      commonName: 'Apple Development: Somebody (OTHER67890)',
    });
    const rules = await rulesWith({ signing: { signer } });
    expect(rules.filter((rule) => rule === 'itms-90034/not-signed-for-distribution')).toHaveLength(2);
    expect(rules).toContain('itms-90179/certificate-not-in-profile');
    const tree = await buildIpa(kit);
    tree.set(
      `${framework}/Kit`,
      signMachO(kit.binaries.framework, { identifier: 'com.example.kit', teamId: 'OTHER67890', signer }),
    );
    expect((await inspect(tree)).findings.map(({ rule }) => rule)).toContain(
      'itms-90035/signed-by-another-team',
    );
  });
  test('whose CMS part was exchanged', async () => {
    const tree = await buildIpa(kit);
    const binary = tree.get(`${app}/Chat`) as Buffer;
    binary.write('260102030406Z', binary.lastIndexOf('260102030405Z'));
    const { findings } = await inspect(tree);
    expect(findings.map(({ rule }) => rule)).toEqual(['itms-90035/signature-broken']);
  });
  test('that cannot be parsed', async () => {
    const tree = await buildIpa(kit);
    const binary = tree.get(`${appex}/Share`) as Buffer;
    binary.writeUInt32BE(0, binary.indexOf(Buffer.from('fade0cc0', 'hex')));
    expect((await inspect(tree)).findings.map(({ rule }) => rule)).toContain(
      'itms-90035/unreadable-signature',
    );
  });
  test('without a seal of the resources', async () => {
    const tree = await buildIpa(kit);
    tree.delete(`${appex}/_CodeSignature/CodeResources`);
    const rules = (await inspect(tree)).findings.map(({ rule, place }) => `${rule} at ${place}`);
    expect(rules).toContain(`itms-90035/resources-altered at ${appex}`);
    expect(rules).toContain(`itms-90035/sealed-part-differs at ${appex}/Share`);
  });
  test('of a certificate that ends soon, and one that has ended', async () => {
    const tree = await buildIpa(kit, { profile: { ExpirationDate: new Date('2100-01-01') } });
    const day = 24 * 60 * 60 * 1000;
    const rulesAt = async (ms: number) =>
      (await readIpa(await openTestZip(zipTree(tree)), { nowMs: ms, roots: kit.roots })).findings
        .map(({ rule }) => rule)
        .filter((rule) => rule.includes('certificate'));
    // The test's certificates last three thousand days.
    expect(await rulesAt(Date.now() + 2980 * day)).toEqual(['ios/certificate-expires-soon']);
    expect(await rulesAt(Date.now() + 3010 * day)).toEqual(['itms-90035/certificate-expired']);
  });
});

describe('third-party SDKs on Apple’s list', () => {
  test('without manifest and signature', async () => {
    const alamofire = {
      'Frameworks/Alamofire.framework/Info.plist': plist('org.alamofire', 'Alamofire'),
      'Frameworks/Alamofire.framework/Alamofire': library('org.alamofire', kit.binaries.framework),
    };
    const rules = await rulesWith({ files: alamofire });
    expect(rules).toEqual(
      expect.arrayContaining(['itms-91061/sdk-privacy-manifest-missing', 'itms-91065/sdk-signature-missing']),
    );
    const better = await rulesWith(
      {
        files: {
          ...alamofire,
          'Frameworks/Alamofire.framework/PrivacyInfo.xcprivacy': writeXmlPlist({ NSPrivacyTracking: false }),
        },
      },
      (tree) => void tree.set('Signatures/Alamofire.xcframework-ios.signature', Buffer.from('')),
    );
    expect(better.filter((rule) => rule.includes('sdk'))).toEqual([]);
  });
});

test('links in a folder are held against the seal, not followed', async () => {
  const bundle = join(folder, 'Linked.app');
  await mkdir(join(bundle, '_CodeSignature'), { recursive: true });
  await writeFile(join(bundle, 'Info.plist'), plist('com.example.linked', 'Linked'));
  await symlink('/etc/passwd', join(bundle, 'link'));
  await symlink('Info.plist', join(bundle, 'changed'));
  await writeFile(
    join(bundle, '_CodeSignature', 'CodeResources'),
    writeXmlPlist({
      files2: { link: { symlink: '/etc/passwd' }, changed: { symlink: 'Other.plist' } },
      rules2: { '^.*': true, '^Info\\.plist$': { omit: true, weight: 20 } },
    }),
  );
  const read = await readAppBundle(bundle, { nowMs, roots: kit.roots });
  expect(read.app.seal).toEqual({
    checked: 2,
    altered: ['changed'],
    missing: [],
    added: [],
    problem: undefined,
  });
});

test('a nested bundle that is sealed by its cdhash answers for its own files', async () => {
  const tree = await buildIpa(kit);
  const { bundles } = await inspect(tree);
  const hash = bundles[1]?.executable?.slices[0]?.codeSignature?.directories[0]?.cdHash ?? '';
  const seal = (cdhash: string) =>
    writeXmlPlist({
      files2: {
        'Frameworks/Kit.framework': { cdhash: Buffer.from(cdhash, 'hex'), requirement: 'anchor apple' },
      },
      rules2: { '^Frameworks/': { nested: true, weight: 10 } },
    });
  tree.set(`${app}/_CodeSignature/CodeResources`, seal(hash));
  expect((await inspect(tree)).app.seal).toMatchObject({ checked: 1, altered: [], missing: [], added: [] });
  tree.set(`${app}/_CodeSignature/CodeResources`, seal('00'.repeat(20)));
  expect((await inspect(tree)).app.seal).toMatchObject({ altered: ['Frameworks/Kit.framework'] });
});

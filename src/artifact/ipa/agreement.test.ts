import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePlist } from '../plist/parse-plist.ts';
import { plainPlist } from '../plist/plain-plist.ts';
import { writeBinaryPlist, writeXmlPlist } from '../plist/testing/write-plist.ts';
import { runTool } from '../testing/run-tool.ts';
import { contentsOf } from './bundle-files.ts';
import { folderFiles } from './folder-files.ts';
import { readProfile } from './profile.ts';
import { readAppBundle, readXcarchive } from './read-ios.ts';
import { type IpaKit, makeIpaKit } from './testing/build-ipa.ts';
import { makeProfile, team } from './testing/make-profile.ts';
import { type RealBundles, unpackRealBundles } from './testing/real-bundles.ts';

const nowMs = Date.UTC(2026, 5, 1);
let folder: string;
let kit: IpaKit;
let real: RealBundles | string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-ios-'));
  [kit, real] = await Promise.all([makeIpaKit(folder), unpackRealBundles(folder)]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a provisioning profile, with openssl', () => {
  const place = { path: 'embedded.mobileprovision' };

  test('content, signer and verdict are the same', async () => {
    const profile = await makeProfile(kit, { 'application-identifier': `${team}.com.example` });
    const path = join(folder, 'checked.mobileprovision');
    await writeFile(path, profile);
    const verify = [
      'cms',
      '-verify',
      '-inform',
      'DER',
      '-in',
      path,
      '-CAfile',
      kit.signer.rootPath,
      '-purpose',
      'any',
    ];
    const content = Buffer.from(await runTool('openssl', verify));
    const ours = readProfile(profile, place, []);
    expect(ours.entitlements).toEqual(
      (plainPlist(parsePlist(content, place)) as { Entitlements: unknown }).Entitlements,
    );
    expect(ours.signature.problem).toBeUndefined();
    const fingerprint = await runTool('openssl', [
      'x509',
      '-in',
      kit.signer.certificatePath,
      '-noout',
      '-fingerprint',
      '-sha256',
    ]);
    const sha256 = fingerprint.trim().split('=')[1]?.replaceAll(':', '').toLowerCase();
    expect(ours.certificates.map((each) => each.sha256)).toEqual([sha256]);
    expect(ours.signature.chain?.certificates[0]?.sha256).toBe(sha256);
    expect(ours.signature.chain?.certificates).toHaveLength(3);
    const shown = await runTool('openssl', ['x509', '-in', kit.signer.certificatePath, '-noout', '-enddate']);
    expect(ours.certificates[0]?.validToMs).toBe(Date.parse(shown.trim().slice('notAfter='.length)));
  });

  test('one changed byte of the content: both refuse', async () => {
    const profile = await makeProfile(kit, {});
    profile.write('Mail', profile.indexOf('Chat'));
    const path = join(folder, 'damaged.mobileprovision');
    await writeFile(path, profile);
    const verify = runTool('openssl', [
      'cms',
      '-verify',
      '-inform',
      'DER',
      '-in',
      path,
      '-CAfile',
      kit.signer.rootPath,
      '-purpose',
      'any',
    ]);
    await expect(verify).rejects.toThrow(/digest failure|verification failure/i);
    expect(readProfile(profile, place, []).signature.problem).toBe(
      'the signed digest is not that of the content',
    );
  });

  test.each([
    ['an RSA key', ['-newkey', 'rsa:2048'], []],
    [
      'RSA-PSS',
      ['-newkey', 'rsa:2048'],
      ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:digest'],
    ],
    ['SHA-1 digests', ['-newkey', 'rsa:2048'], ['-md', 'sha1']],
    ['SHA-512 digests', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], ['-md', 'sha512']],
    ['no signed attributes', ['-newkey', 'rsa:2048'], ['-noattr']],
    ['a key identifier instead of a serial number', ['-newkey', 'rsa:2048'], ['-keyid']],
    ['indefinite lengths', ['-newkey', 'rsa:2048'], ['-stream']],
  ])('signed with %s', async (_, key, options) => {
    const [from, pem, keyPath, out] = ['from', 'pem', 'key', 'out'].map((name) =>
      join(folder, `cms-${name}`),
    ) as [string, string, string, string];
    await writeFile(from, writeXmlPlist({ Name: 'Odd', Entitlements: {} }));
    await runTool('openssl', [
      'req',
      '-x509',
      ...key,
      '-nodes',
      '-subj',
      '/CN=Odd',
      '-keyout',
      keyPath,
      '-out',
      pem,
    ]);
    await runTool('openssl', [
      'cms',
      '-sign',
      '-in',
      from,
      '-signer',
      pem,
      '-inkey',
      keyPath,
      ...options,
      '-outform',
      'DER',
      '-nodetach',
      '-binary',
      '-out',
      out,
    ]);
    const profile = await readFile(out);
    expect(readProfile(profile, place, [])).toMatchObject({ name: 'Odd', signature: { problem: undefined } });
    profile.write('Add', profile.indexOf('Odd</string>'));
    expect(readProfile(profile, place, []).signature.problem).toMatch(/^the (signed digest|signature)/);
  });
});

describe('real bundles', () => {
  test('an app of Xcode’s: every file as sealed, Info.plist as plistutil reads it', async ({ skip }) => {
    if (typeof real === 'string') return skip(real);
    const read = await readAppBundle(real.runnerApp, { nowMs });
    expect(read.app.seal).toMatchObject({
      checked: 37,
      altered: [],
      missing: [],
      added: [],
      problem: undefined,
    });
    expect(read.unreadable).toEqual([]);
    const plist = join(folder, 'Info.xml');
    await runTool('plistutil', ['-i', join(real.runnerApp, 'Info.plist'), '-o', plist, '-f', 'xml']);
    const theirs = plainPlist(parsePlist(await readFile(plist), { path: plist })) as Record<string, unknown>;
    expect(read.app.info).toMatchObject({
      bundleId: theirs.CFBundleIdentifier,
      minimumOs: theirs.MinimumOSVersion,
      sdkName: theirs.DTSDKName,
      xcodeBuild: theirs.DTXcodeBuild,
    });
    const rules = new Set(read.findings.map(({ rule }) => rule));
    // It is for the simulator and signed ad hoc, and Xcode took the headers out of Apple's frameworks.
    expect([...rules].filter((rule) => /altered|differs|broken/.test(rule))).toEqual([
      'itms-90035/resources-altered',
    ]);
    expect(rules).toContain('itms-90087/unsupported-architectures');
  });

  test('what Xcode took out of Apple’s frameworks is found missing, and nothing else', async ({ skip }) => {
    if (typeof real === 'string') return skip(real);
    const { bundles } = await readAppBundle(real.runnerApp, { nowMs });
    const missing = bundles.flatMap(({ seal }) => seal?.missing ?? []);
    expect(missing.length).toBeGreaterThan(50);
    expect(missing.filter((path) => !/^(Headers|Modules|PrivateHeaders)\//.test(path))).toEqual([]);
  });

  test('the hashes compared with the seal are those of sha256sum and sha1sum', async ({ skip }) => {
    if (typeof real === 'string') return skip(real);
    const name = 'Frameworks/XCTest.framework/XCTest';
    const contents = contentsOf(await folderFiles(real.runnerApp));
    const { sha1, sha256 } = await contents.digest(`${basename(real.runnerApp)}/${name}`);
    const path = join(real.runnerApp, name);
    expect((await runTool('sha256sum', [path])).startsWith(sha256.toString('hex'))).toBe(true);
    expect((await runTool('sha1sum', [path])).startsWith(sha1.toString('hex'))).toBe(true);
  });

  test('an archive: symbols are matched by the UUIDs that llvm-dwarfdump prints', async ({ skip }) => {
    if (typeof real === 'string') return skip(real);
    const archive = join(folder, 'Chat.xcarchive');
    const name = basename(real.smallApp);
    await mkdir(join(archive, 'Products', 'Applications'), { recursive: true });
    await cp(real.smallApp, join(archive, 'Products', 'Applications', name), { recursive: true });
    await writeFile(
      join(archive, 'Info.plist'),
      writeBinaryPlist({ ApplicationProperties: { ApplicationPath: `Applications/${name}` } }),
    );
    const without = await readXcarchive(archive, { nowMs });
    expect(without.findings.map(({ rule }) => rule)).toContain('ios/debug-symbols-missing');
    await cp(real.smallAppSymbols, join(archive, 'dSYMs', `${name}.dSYM`), { recursive: true });
    const read = await readXcarchive(archive, { nowMs });
    expect(read.findings.map(({ rule }) => rule)).not.toContain('ios/debug-symbols-missing');
    const dump = await runTool('llvm-dwarfdump', [
      '--uuid',
      join(real.smallAppSymbols, 'Contents', 'Resources', 'DWARF', basename(name, '.app')),
    ]);
    const theirs = [...dump.matchAll(/^UUID: (\S+) \((\S+)\)/gm)].map(([, uuid, architecture]) => ({
      uuid,
      architecture,
    }));
    expect(theirs).toHaveLength(2);
    expect(read.debugSymbols[0]?.uuids).toEqual(theirs);
    expect(read.app.executable?.slices.map(({ uuid }) => uuid)).toEqual(theirs.map(({ uuid }) => uuid));
  });
});
